package dev.luna.mcp.builtin.git;

import dev.luna.mcp.process.CommandOutcome;
import dev.luna.mcp.tool.ToolException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/**
 * One clone on its way: the git command that comes next, and what is done with its outcome. Not safe for use by several
 * threads.
 */
public final class CloneOperation {

    private static final int CHANGES_NAMED = 20;

    private final GitArguments git;
    private final GitRef ref;
    private final CloneDirectory directory;

    private List<String> arguments;
    private Path workingDirectory;
    private Consumer<CommandOutcome> then;
    private String doing;
    private int steps;

    private RemoteRefs.Found found;
    private HeadCommit before = HeadCommit.of("");
    private HeadCommit head = HeadCommit.of("");
    private List<String> changes = List.of();
    private boolean refreshed;
    private String note = "";

    CloneOperation(GitArguments git, GitRef ref, CloneDirectory directory) {
        this.git = git;
        this.ref = ref;
        this.directory = directory;
        next("looking for git", List.of("version"), null, this::checkVersion);
    }

    /** Whether there is another git command to be run. */
    public boolean isRunning() {
        return then != null;
    }

    /** What git is told next. */
    public List<String> arguments() {
        return arguments;
    }

    /** Where it runs, as text: Camel would turn a path into what is in the file. Null where that does not matter. */
    public String workingDirectory() {
        return workingDirectory == null ? null : workingDirectory.toString();
    }

    /** What is being done, for people. */
    public String doing() {
        return doing;
    }

    /** How many commands there were. */
    public int steps() {
        return steps;
    }

    void proceed(CommandOutcome outcome) {
        Consumer<CommandOutcome> step = then;
        then = null;
        step.accept(outcome);
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

    private void next(String doing, List<String> arguments, Path directory, Consumer<CommandOutcome> then) {
        this.doing = doing;
        this.arguments = arguments;
        this.workingDirectory = directory;
        this.then = then;
        steps++;
    }

    /** An older one would not keep to the checked addresses, and not say so. */
    private void checkVersion(CommandOutcome outcome) {
        if (!GitVersion.of(outcome.output()).pinsAddresses()) {
            throw new ToolException("git on this server is older than " + GitVersion.OLDEST
                    + ". Its owner has to update it before this tool can work.");
        }
        if (directory.exists()) {
            next("looking at the clone", GitArguments.describe(), directory.place(), this::seeHead);
        } else {
            ask();
        }
    }

    private void seeHead(CommandOutcome outcome) {
        before = HeadCommit.of(outcome.succeeded() ? outcome.output() : "");
        head = before;
        next("looking for local changes", GitArguments.changes(), directory.place(), this::seeChanges);
    }

    private void seeChanges(CommandOutcome outcome) {
        if (!outcome.succeeded()) {
            throw GitFailure.of(git.remote(), outcome);
        }
        changes = LocalChanges.of(outcome.output());
        ask();
    }

    private void ask() {
        next("asking the remote", git.list(RemoteRefs.patterns(ref)), null, this::seeRemote);
    }

    private void seeRemote(CommandOutcome outcome) {
        if (!outcome.succeeded()) {
            giveUp(GitFailure.of(git.remote(), outcome));
            return;
        }
        RemoteRefs.of(outcome.output()).find(ref).ifPresentOrElse(this::take, this::askForAll);
    }

    private void askForAll() {
        next(
                "asking the remote",
                git.list(List.of("refs/heads/*", "refs/tags/*")),
                null,
                outcome -> giveUp(
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
            directory.prepare(git.remote(), branch(), newest.commit().length());
            next("fetching", git.fetch(newest.name()), directory.current(), this::fetched);
        }
    }

    private String branch() {
        return GitRef.branch(found.name());
    }

    private void fetched(CommandOutcome outcome) {
        if (outcome.succeeded()) {
            next("checking out", git.checkout(branch()), directory.current(), this::checkedOut);
        } else {
            giveUp(GitFailure.of(git.remote(), outcome));
        }
    }

    private void checkedOut(CommandOutcome outcome) {
        if (outcome.succeeded()) {
            refreshed = true;
            next("remembering the commit", GitArguments.remember(branch()), directory.current(), this::settle);
        } else if (directory.exists() && outcome.errors().contains("would be overwritten")) {
            note =
                    "Not refreshed: files that changed on the remote have local changes, which were kept. The newest commit "
                            + "of the remote is " + found.commit() + ".";
            finish();
        } else {
            giveUp(GitFailure.of(git.remote(), outcome));
        }
    }

    private void settle(CommandOutcome outcome) {
        if (!outcome.succeeded()) {
            throw GitFailure.of(git.remote(), outcome);
        }
        directory.publish();
        next("looking at the clone", GitArguments.describe(), directory.place(), description -> {
            head = HeadCommit.of(description.output());
            finish();
        });
    }

    /** What is there already is better than nothing, if its age is told. */
    private void giveUp(ToolException failure) {
        if (!directory.exists() || before.commit() == null) {
            throw failure;
        }
        note = "Not refreshed, this is the commit of an earlier call: " + failure.getMessage();
        finish();
    }

    private void finish() {
        next("looking for large files", GitArguments.largeFiles(), directory.place(), outcome -> {
            note = note + " " + LfsPointers.note(directory.place(), outcome.output());
        });
    }
}
