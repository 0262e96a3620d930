package dev.luna.mcp.config;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;

/** Reads the files of settings: the defaults in the jar, {@code application.properties} and {@code .env}. Stateless. */
final class SettingsFiles {

    private static final String DEFAULTS = "/dev/luna/mcp/defaults.properties";

    private SettingsFiles() {}

    static Map<String, String> defaults() {
        try (InputStream in = SettingsFiles.class.getResourceAsStream(DEFAULTS)) {
            Properties properties = new Properties();
            properties.load(in);
            return asMap(properties);
        } catch (IOException e) {
            throw new IllegalStateException("the jar has no readable " + DEFAULTS, e);
        }
    }

    /** The settings of {@code application.properties}; empty if there is no such file. */
    static Map<String, String> properties(Path directory) {
        Path file = directory.resolve("application.properties");
        if (!Files.isRegularFile(file)) {
            return Map.of();
        }
        try (Reader reader = Files.newBufferedReader(file)) {
            Properties properties = new Properties();
            properties.load(reader);
            return asMap(properties);
        } catch (IOException e) {
            throw new IllegalArgumentException(file + " cannot be read (" + e + ").");
        }
    }

    private static Map<String, String> asMap(Properties properties) {
        return properties.stringPropertyNames().stream()
                .collect(Collectors.toMap(
                        key -> key, key -> properties.getProperty(key).strip()));
    }

    /**
     * The variables of {@code .env}; empty if there is no such file.
     *
     * @param environment the environment variables, which values in the file can refer to
     */
    static Map<String, String> dotenv(Path directory, Map<String, String> environment) {
        Path file = directory.resolve(".env");
        if (!Files.isRegularFile(file)) {
            return Map.of();
        }
        try {
            return new DotenvParser(Files.readString(file), environment).parse();
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    file + ", " + e.getMessage() + ". Each line must be NAME=value or a comment that begins with #.");
        } catch (MalformedInputException e) {
            throw new IllegalArgumentException(file + " is not encoded in UTF-8.");
        } catch (IOException e) {
            throw new IllegalArgumentException(file + " cannot be read (" + e + ").");
        }
    }
}
