package dev.luna.mcp.demo;

import dev.luna.mcp.tool.InvalidArgumentException;
import dev.luna.mcp.tool.ToolException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.apache.camel.Body;

/** Generates speech with espeak-ng. The text is passed on standard input, never on a command line. Thread-safe. */
public final class EspeakVoice {

    private static final int LONGEST_TEXT = 5000;
    private static final int SECONDS = 20;
    private static final Pattern VOICE = Pattern.compile("[a-zA-Z][a-zA-Z0-9+-]{0,31}");

    private final String program;

    /** @param program the name of espeak-ng, or the path to it */
    EspeakVoice(String program) {
        this.program = program;
    }

    /**
     * Speaks the posted {@code text}, in the posted {@code voice} if there is one.
     *
     * @return a WAV
     * @throws NotInstalledException if there is no espeak-ng
     * @throws InvalidArgumentException if the text is missing or too long, or there is no such voice
     * @throws ToolException if espeak-ng does not end in time
     */
    public byte[] speak(@Body Object posted) throws IOException, InterruptedException {
        String text = StandInRequests.text(posted, "text");
        if (text.length() > LONGEST_TEXT) {
            throw new InvalidArgumentException("The text is longer than " + LONGEST_TEXT + " characters.");
        }
        Path words = Files.createTempFile("luna-voice", ".txt");
        Path sound = Files.createTempFile("luna-voice", ".wav");
        try {
            Files.writeString(words, text);
            run(command(posted, sound), words);
            return Files.readAllBytes(sound);
        } finally {
            Files.delete(words);
            Files.delete(sound);
        }
    }

    private List<String> command(Object posted, Path sound) {
        List<String> command = new ArrayList<>(List.of(program, "--stdin", "-b", "1", "-w", sound.toString()));
        if (posted instanceof Map<?, ?> fields && fields.containsKey("voice")) {
            String voice = StandInRequests.text(posted, "voice");
            if (!VOICE.matcher(voice).matches()) {
                throw new InvalidArgumentException("'voice' is not the name of a voice, such as en or de+f2.");
            }
            command.addAll(List.of("-v", voice));
        }
        return command;
    }

    private void run(List<String> command, Path words) throws InterruptedException {
        Process process = start(command, words);
        try {
            if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
                throw new ToolException("espeak-ng took longer than " + SECONDS + " s.");
            }
            if (process.exitValue() != 0) {
                throw new InvalidArgumentException("espeak-ng could not speak this; is there such a voice?");
            }
        } finally {
            process.destroyForcibly();
        }
    }

    private Process start(List<String> command, Path words) {
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectInput(words.toFile())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().keySet().retainAll(List.of("PATH", "LANG"));
        try {
            return builder.start();
        } catch (IOException e) {
            throw new NotInstalledException("espeak-ng", e);
        }
    }
}
