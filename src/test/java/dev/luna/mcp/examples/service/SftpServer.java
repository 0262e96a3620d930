package dev.luna.mcp.examples.service;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** An OpenSSH server that offers nothing but SFTP, to the user of the tests, with a key. */
public final class SftpServer extends RealService {

    public SftpServer() {
        super("sftp");
    }

    @Override
    void start() throws Exception {
        String server = Programs.find("sshd", "openssh-server");
        for (String key : List.of("host", "client")) {
            Programs.run(List.of(
                    Programs.find("ssh-keygen", "openssh-client"),
                    "-q",
                    "-t",
                    "ed25519",
                    "-N",
                    "",
                    "-f",
                    directory().resolve(key).toString()));
        }
        String hostKey = Files.readString(directory().resolve("host.pub"));
        write("known_hosts", "[127.0.0.1]:" + port() + " " + hostKey);
        Files.createDirectories(files());
        String configuration =
                write("sshd_config", """
                        ListenAddress 127.0.0.1
                        Port %d
                        HostKey %2$s/host
                        AuthorizedKeysFile %2$s/client.pub
                        PidFile none
                        UsePAM no
                        StrictModes no
                        PasswordAuthentication no
                        PermitRootLogin prohibit-password
                        Subsystem sftp internal-sftp
                        ForceCommand internal-sftp -d %2$s/files
                        """.formatted(port(), directory())).toString();
        if (Files.isWritable(Path.of("/run"))) {
            // sshd of the superuser insists on it.
            Files.createDirectories(Path.of("/run/sshd"));
        }
        launch(List.of(server, "-D", "-e", "-f", configuration), Map.of());
        awaitPort();
    }

    /** The directory that clients see, with {@code reports} in it. */
    public Path files() {
        return directory().resolve("files").resolve("reports");
    }

    /** The file with the key of the client. */
    public Path clientKey() {
        return directory().resolve("client");
    }

    /** The file with the key that the server shows. */
    public Path knownHosts() {
        return directory().resolve("known_hosts");
    }
}
