package dev.luna.mcp.examples.service;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A PostgreSQL server with an empty cluster. It runs as the user postgres where the tests run as root, as it refuses root. */
public final class PostgresServer extends RealService {

    private static final boolean ROOT = "root".equals(System.getProperty("user.name"));

    public PostgresServer() {
        super("postgresql");
    }

    @Override
    void start() throws Exception {
        if (ROOT) {
            Programs.run(List.of("chown", "postgres", directory().toString()));
        }
        Programs.run(asPostgres(
                Programs.find("initdb", "postgresql"),
                "--pgdata=" + directory().resolve("data"),
                "--username=postgres",
                "--auth-local=trust",
                "--auth-host=scram-sha-256",
                "--no-sync"));
        Files.createFile(directory().resolve("service.log"));
        launch(
                asPostgres(
                        Programs.find("postgres", "postgresql"),
                        "-D",
                        directory().resolve("data").toString(),
                        "-c",
                        "listen_addresses=127.0.0.1",
                        "-c",
                        "unix_socket_directories=" + directory(),
                        "-p",
                        Integer.toString(port())),
                Map.of("LC_ALL", "C"));
        awaitLogLine("ready to accept connections");
    }

    /** Runs a file of SQL as the superuser, and gives what it prints. */
    public String run(Path file) throws Exception {
        Path copy =
                Files.copy(file, directory().resolve("script.sql"), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        return psql("--file=" + copy);
    }

    /** Runs a statement as the superuser, and gives its rows. */
    public String query(String database, String statement) throws Exception {
        return psql("--dbname=" + database, "--tuples-only", "--no-align", "--command=" + statement)
                .strip();
    }

    private String psql(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Programs.find("psql", "postgresql"),
                "--host=" + directory(),
                "--port=" + port(),
                "--username=postgres",
                "--set=ON_ERROR_STOP=1",
                "--quiet"));
        command.addAll(List.of(arguments));
        return Programs.run(command);
    }

    private static List<String> asPostgres(String... command) {
        List<String> all = new ArrayList<>();
        if (ROOT) {
            all.addAll(List.of("setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups", "--"));
        }
        all.addAll(List.of(command));
        return all;
    }
}
