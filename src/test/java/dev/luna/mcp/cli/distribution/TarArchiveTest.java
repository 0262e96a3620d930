package dev.luna.mcp.cli.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Archives are read back by the program tar. */
class TarArchiveTest {

    @TempDir
    Path directory;

    private String tar(String... arguments) throws Exception {
        Process process = new ProcessBuilder(arguments)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .start();
        String printed = new String(process.getInputStream().readAllBytes());
        assertThat(process.waitFor()).as(printed).isZero();
        return printed;
    }

    private void write(PackagedFile... files) throws IOException {
        try (OutputStream out = Files.newOutputStream(directory.resolve("a.tar"))) {
            new TarArchive("top/", List.of(files)).writeTo(out);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 511, 512, 513, 100_000})
    void a_file_of_any_length_comes_back(int length) throws Exception {
        String text = "x".repeat(length);
        write(PackagedFile.of("run", text, true), PackagedFile.of("märz/ein file", "after", false));
        assertThat(tar("tar", "xvf", "a.tar")).doesNotContain("tar:");
        assertThat(directory.resolve("top/run")).hasContent(text).isExecutable();
        assertThat(directory.resolve("top/märz/ein file")).hasContent("after");
        assertThat(Files.isExecutable(directory.resolve("top/märz/ein file"))).isFalse();
    }

    @Test
    void long_paths_come_back_and_too_long_ones_are_named() throws Exception {
        String path = "d".repeat(90) + "/" + "e".repeat(50) + "/" + "f".repeat(100);
        write(PackagedFile.of(path, "deep", false));
        tar("tar", "xf", "a.tar");
        assertThat(directory.resolve("top/" + path)).hasContent("deep");
        for (String bad : List.of("f".repeat(101), "d".repeat(156) + "/f")) {
            assertThatThrownBy(() -> new TarArchive("", List.of(PackagedFile.of(bad, "", false)))
                            .writeTo(new ByteArrayOutputStream()))
                    .isInstanceOf(DistributionException.class)
                    .hasMessageContaining("is too long for an archive");
        }
    }

    @Test
    void a_file_that_changes_meanwhile_is_named() {
        PackagedFile file = new PackagedFile(
                "a.txt", 3, false, PackagedFile.of("a.txt", "longer", false).content());
        assertThatThrownBy(() -> new TarArchive("", List.of(file)).writeTo(new ByteArrayOutputStream()))
                .hasMessageContaining("a.txt changed while it was packaged");
    }
}
