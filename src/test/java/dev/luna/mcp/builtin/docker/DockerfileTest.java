package dev.luna.mcp.builtin.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.luna.mcp.tool.InvalidArgumentException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DockerfileTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "FROM scratch\nADD http://127.0.0.1:1/x /x",
                "FROM scratch\nadd HTTPS://127.0.0.1/x /x",
                "from scratch\n  Add --chown=1 --checksum=sha256:0 http://a/x /x",
                "FROM scratch\nADD git@host:x.git /x",
                "FROM scratch\nADD github.com/a/b /x",
                "FROM scratch\nADD git://host/x#main /x",
                "FROM scratch\nADD ssh://host/x /x",
                "FROM scratch\nADD a http://a/x /x/",
                "FROM scratch\nADD [\"http://a/x\", \"/x\"]",
                "FROM scratch\nADD [ \"http://a/x\",\"/x\"]",
                "FROM scratch\nADD [\"\\u0068ttp\\u003a//a/x\", \"/x\"]",
                "FROM scratch\nADD h\"ttp:\"//a/x /x",
                "FROM scratch\nENV A=http\nADD $A://a/x /x",
                "FROM scratch\nADD ${A} /x",
                "FROM scratch\nAD\\\nD http://a/x /x",
                "FROM scratch\nADD \\\n# a comment\n\n  http://a/x /x",
                "FROM scratch\r\nADD http://a/x /x\r\n",
                "\uFEFFFROM scratch\nADD http://a/x /x",
                "# escape=`\nFROM scratch\nADD `\nhttp://a/x /x",
                "# ESCAPE = `\nFROM scratch\nRUN x\\\nADD http://a/x /x",
                "FROM scratch\nRUN x \\\\\nADD http://a/x /x",
                "FROM scratch\nRUN x \\\n  # y\nADD http://a/x /x",
                "FROM scratch\nRUN <<EOF\nx\nEOF\nADD http://a/x /x",
                "FROM scratch\nRUN <<-EOF\nx \\\n\tEOF\nADD http://a/x /x",
                "FROM scratch\nRUN <<'E\\'\nx\nE\\\nADD http://a/x /x\nE",
                "FROM scratch\nRUN <<RUN\nADD http://a/x /x\nRUN",
                "FROM scratch\nONBUILD ADD http://a/x /x",
                "FROM scratch\nonbuild add http://a/x /x",
                "# syntax=docker/dockerfile:1\nFROM scratch",
                "#!/x\n#syntax = evil.example/x\nFROM scratch",
                "// syntax=evil.example/x\nFROM scratch",
                "{\"syntax\": \"evil.example/x\"}\nFROM scratch",
                "FROM --platform=linux/s390x a",
                "FROM $A",
                "FROM a-${TARGETARCH}",
                "ARG A=a\nARG \"A\"=b\nFROM $A",
                "ARG A=a B=\"x A=b\"\nFROM $A",
                "ARG A=a\nFROM ${A%x}",
                "FROM \"a b\"",
                "FROM scratch\nCOPY --from=$A / /",
                "FROM scratch\nCOPY --chown=\"a b\" --from=evil / /",
                "FROM scratch\nRUN --mount=type=bind,\"from=x\" y",
                "FROM scratch\nFOO x\nADD http://a/x /x",
                "FROM scratch\n\u00a0ADD http://a/x /x"
            })
    void fetching_from_a_url_or_an_unknown_source_is_rejected(String text) {
        assertThatThrownBy(() -> new Dockerfile(text).images()).isInstanceOf(InvalidArgumentException.class);
    }

    @Test
    void an_error_names_the_instruction_the_reason_and_the_way_out() {
        assertThatThrownBy(() -> new Dockerfile("FROM scratch\nADD http://a/x /x").images())
                .hasMessage(
                        "The Dockerfile was not built, because its instruction 'ADD http://a/x /x' makes the Docker daemon"
                                + " fetch something, or might: ADD fetches from addresses; use COPY for files of the project."
                                + " The owner of this server can allow it with luna.exec.build-fetch=true.");
    }

    @Test
    void an_ordinary_one_needs_its_base_image_and_nothing_else() {
        String text = """
                # A comment with http://example.com, then a directive that is none
                # escape=`
                ARG VERSION=3.12 BASE="python"
                ARG TAG=${VERSION}-slim
                FROM --platform=$BUILDPLATFORM ${BASE}:${TAG} AS Build
                ENV URL=http://example.com/ LANG=C.UTF-8
                ADD app.tar.gz files/*.py /opt/$LANG/
                ADD ["a b.txt", "größe.txt", "/opt/"]
                ADD --chown=1:2 local /x
                RUN --mount=type=cache,target=/root/.cache --mount=type=bind,from=build,target=/y \\
                    # a comment
                    curl http://example.com/ \\

                    && echo "ADD http://example.com/ /x"
                COPY <<EOF /script.sh
                ADD http://example.com/ /x
                apt-get install
                EOF
                RUN <<'END' python3
                from os import path
                END
                ONBUILD COPY . /app
                HEALTHCHECK CMD ["curl", "http://127.0.0.1/"]
                FROM ${MISSING:-debian:trixie-slim}
                COPY --from=build --chown=1 /a /b
                COPY --from=0 /a /b
                CMD ["x"]
                """;

        assertThat(new Dockerfile(text).images()).containsExactly("debian:trixie-slim", "python:3.12-slim");
    }

    @Test
    void images_are_those_of_copy_and_of_mounts_too() {
        String text = """
                FROM a:1@sha256:0 AS one
                FROM one AS two
                FROM registry.example.com:5000/b/c
                COPY --from=two / /
                COPY --from=9 / /
                COPY --FROM=d / /
                RUN --mount=type=bind,from=e,target=/e --mount=from=f,target=/f ls
                """;

        assertThat(new Dockerfile(text).images())
                .containsExactly("9", "a:1@sha256:0", "d", "e", "f", "registry.example.com:5000/b/c");
    }

    @Test
    void triggers_of_base_images_count() {
        Dockerfile.requireHarmless(List.of("COPY . /app", "RUN pip install ."));

        for (String trigger : List.of("ADD http://127.0.0.1/ /x", "COPY --from=evil / /", "ADD $X /x")) {
            assertThatThrownBy(() -> Dockerfile.requireHarmless(List.of("RUN x", trigger)))
                    .isInstanceOf(InvalidArgumentException.class);
        }
    }
}
