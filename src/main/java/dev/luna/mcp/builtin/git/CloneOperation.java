package dev.luna.mcp.builtin.git;

import dev.luna.mcp.process.CommandOutcome;
import dev.luna.mcp.tool.ToolException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** State machine of one clone: the next git command, and the handling of its outcome. Not thread-safe. */
public final class CloneOperation {

    private static final int CHANGES_NAMED = 20;

    private final GitArguments git;
    private final GitRef ref;
    private final CloneDirectory directory;
    private final AtomicBoolean recentGit;

    private List<String> arguments;
    private Path workingDirectory;
    private Consumer<CommandOutcome> handler;
    private String step;
    private int commandCount;

    private RemoteRefs.Found found;
    private HeadCommit before = HeadCommit.of("");
    private HeadCommit head = HeadCommit.of("");
    private List<String> changes = List.of();
    private boolean refreshed;
    private String note = "";

    /** @param recentGit true if the version of git was checked; set when it was */
    CloneOperation(GitArguments git, GitRef ref, CloneDirectory directory, AtomicBoolean recentGit) {
        this.git = git;
        this.ref = ref;
        this.directory = directory;
        this.recentGit = recentGit;
        if (recentGit.get()) {
            begin();
        } else {
            next("looking for git", List.of("version"), null, this::checkVersion);
        }
    }

    /** Returns true if there is another git command to run. */
    public boolean isRunning() {
        return handler != null;
    }

    /** Returns the arguments of the next git command. */
    public List<String> arguments() {
        return arguments;
    }

    /**
     * Returns its working directory as text, since Camel would convert a path to the contents of the file; null if any will
     * do.
     */
    public String workingDirectory() {
        return workingDirectory == null ? null : workingDirectory.toString();
    }

    /** Returns the current step, for progress messages. */
    public String step() {
        return step;
    }

    /** Returns the number of commands so far. */
    public int commandCount() {
        return commandCount;
    }

    void proceed(CommandOutcome outcome) {
        Consumer<CommandOutcome> current = handler;
        handler = null;
        current.accept(outcome);
    }

    void discard() {
        directory.discard();
    }

    CloneReport report() {
        boolean moved = before.commit() != null && !before.commit().equals(head.commit());
        return new CloneReport(
                directory.path(),
                head.branch(),
                head.commit(),
                head.subject(),
                head.committed(),
                refreshed,
                moved ? before.commit() : null,
                changes.subList(0, Math.min(CHANGES_NAMED, changes.size())),
                note.strip());
    }

    private void next(String step, List<String> arguments, Path directory, Consumer<CommandOutcome> handler) {
        this.step = step;
        this.arguments = arguments;
        this.workingDirectory = directory;
        this.handler = handler;
        commandCount++;
    }

    /** Rejects an older git, which would silently ignore the checked addresses. */
    private void checkVersion(CommandOutcome outcome) {
        if (!GitVersion.of(outcome.output()).pinsAddresses()) {
            throw new ToolException("git on this server is older than " + GitVersion.OLDEST
                    + ". Its owner has to update it before this tool can work.");
        }
        recentGit.set(true);
        begin();
    }

    private void begin() {
        if (directory.exists()) {
            next("looking at the clone", GitArguments.describe(), directory.target(), this::handleHead);
        } else if (ref == null || ref.mayBeBranchOrTag()) {
            directory.stage();
            next("cloning", git.clone(ref), directory.current(), this::handleClone);
        } else {
            listRefs();
        }
    }

    private void handleClone(CommandOutcome outcome) {
        if (outcome.succeeded()) {
            next("looking at the clone", GitArguments.describe(), directory.current(), this::handleNewHead);
        } else if (outcome.errors().contains("not found in upstream")) {
            directory.discard();
            listRefs();
        } else {
            throw GitFailure.of(git.remote(), outcome);
        }
    }

    private void handleNewHead(CommandOutcome outcome) {
        HeadCommit newest = HeadCommit.of(outcome.succeeded() ? outcome.output() : "");
        if (newest.commit() == null) { // the remote is empty, or has no default branch
            directory.discard();
            listRefs();
            return;
        }
        directory.configure(git.remote(), newest.branch(), newest.commit().length());
        if (newest.branch() == null) {
            mark(null, () -> publish(newest));
        } else {
            publish(newest); // refs/remotes/origin has the mark
        }
    }

    private void handleHead(CommandOutcome outcome) {
        before = HeadCommit.of(outcome.succeeded() ? outcome.output() : "");
        head = before;
        next("looking for local changes", GitArguments.changes(), directory.target(), this::handleChanges);
    }

    private void handleChanges(CommandOutcome outcome) {
        if (!outcome.succeeded()) {
            throw GitFailure.of(git.remote(), outcome);
        }
        changes = LocalChanges.of(outcome.output());
        listRefs();
    }

    private void listRefs() {
        next("asking the remote", git.list(RemoteRefs.patterns(ref)), null, this::handleRefs);
    }

    private void handleRefs(CommandOutcome outcome) {
        if (!outcome.succeeded()) {
            fallBack(GitFailure.of(git.remote(), outcome));
            return;
        }
        RemoteRefs.of(outcome.output()).find(ref).ifPresentOrElse(this::take, this::listAllRefs);
    }

    private void listAllRefs() {
        next(
                "asking the remote",
                git.list(List.of("refs/heads/*", "refs/tags/*")),
                null,
                outcome -> fallBack(
                        outcome.succeeded()
                                ? RemoteRefs.of(outcome.output())
                                        .missing(git.remote().url(), ref)
                                : GitFailure.of(git.remote(), outcome)));
    }

    private void take(RemoteRefs.Found newest) {
        found = newest;
        if (newest.commit().equals(before.commit())) {
            refreshed = true;
            finish();
        } else if (!before.isAsFetched()) {
            note =
                    "Not refreshed: the clone has commits or a branch of its own, which were kept. The newest commit of the "
                            + "remote is " + newest.commit() + ".";
            finish();
        } else {
            directory.initialize(git.remote(), branch(), newest.commit().length());
            next("fetching", git.fetch(newest.name()), directory.current(), this::handleFetch);
        }
    }

    private String branch() {
        return GitRef.branch(found.name());
    }

    private void handleFetch(CommandOutcome outcome) {
        if (outcome.succeeded()) {
            next("checking out", git.checkout(branch()), directory.current(), this::handleCheckout);
        } else {
            fallBack(GitFailure.of(git.remote(), outcome));
        }
    }

    private void handleCheckout(CommandOutcome outcome) {
        if (outcome.succeeded()) {
            mark(branch(), () -> publish(null));
        } else if (directory.exists() && outcome.errors().contains("would be overwritten")) {
            note =
                    "Not refreshed: files that changed on the remote have local changes, which were kept. The newest commit "
                            + "of the remote is " + found.commit() + ".";
            finish();
        } else {
            fallBack(GitFailure.of(git.remote(), outcome));
        }
    }

    private void mark(String branch, Runnable then) {
        next("marking the commit", GitArguments.markFetched(branch), directory.current(), outcome -> {
            if (!outcome.succeeded()) {
                throw GitFailure.of(git.remote(), outcome);
            }
            then.run();
        });
    }

    /** @param newHead the commit that is checked out, or null if git has to be asked */
    private void publish(HeadCommit newHead) {
        refreshed = true;
        if (directory.publish() && newHead != null) {
            head = newHead;
            finish();
            return;
        }
        next("looking at the clone", GitArguments.describe(), directory.target(), description -> {
            head = HeadCommit.of(description.output());
            finish();
        });
    }

    /** Falls back to the existing clone, with a note, or throws the failure if there is none. */
    private void fallBack(ToolException failure) {
        if (!directory.exists() || before.commit() == null) {
            throw failure;
        }
        note = "Not refreshed, this is the commit of an earlier call: " + failure.getMessage();
        finish();
    }

    private void finish() {
        if (directory.mayHaveAttributes()) {
            next("looking for large files", GitArguments.largeFiles(), directory.target(), outcome -> {
                note = note + " " + LfsPointers.note(directory.target(), outcome.output());
            });
        }
    }
}
