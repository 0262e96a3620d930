# Luna MCP Server. Plain Dockerfile instructions only, so both the classic builder and BuildKit build it.

FROM debian:trixie-slim AS build
RUN apt-get update \
 && apt-get install --yes --no-install-recommends ca-certificates maven openjdk-25-jdk-headless \
 && apt-get clean && rm -rf /var/lib/apt/lists/*
WORKDIR /build
# Packaging the bare pom fetches all dependencies and plugins into a layer that is cached until the pom changes,
COPY pom.xml .
RUN mvn -B -ntp -Dmaven.test.skip=true -Dspotless.check.skip=true package && rm -rf target
# so the sources build without a network.
COPY src/main src/main
COPY routes routes
COPY scripts/archive scripts/archive
RUN mvn -B -ntp -o -Dmaven.test.skip=true -Dspotless.check.skip=true package

FROM debian:trixie-slim
# jre, or jdk for tools that are written in Java, which are compiled when they load: docker build --build-arg JAVA=jdk
ARG JAVA=jre
RUN apt-get update \
 && apt-get install --yes --no-install-recommends \
    ca-certificates curl docker-cli git openjdk-25-${JAVA}-headless python3-pytest tini \
 && apt-get clean && rm -rf /var/lib/apt/lists/* \
 && useradd --uid 10001 --create-home --shell /usr/sbin/nologin luna \
 && install --directory --owner luna --group luna /workspace
# The kernel hides the memory and the environment of a process, and so the tokens, if its user cannot read its program.
# Otherwise a test that run_tests runs could read them in /proc, because it runs as the same user.
RUN java=$(dirname "$(dirname "$(readlink -f /usr/bin/java)")") \
 && chmod 0711 "$java/bin/java" "$java/lib/jspawnhelper" /usr/bin/tini /usr/bin/curl

WORKDIR /opt/luna
COPY --from=build /build/target/luna-mcp-server.jar .
COPY application.properties .
# An archive of the classes that a start loads: it more than halves the start time.
COPY scripts/archive /tmp/scripts/
RUN /tmp/scripts/archive luna-mcp-server.jar && rm -r /tmp/scripts

# Components of Camel: those of lib/components.lock, if there is one, and those of this argument, for example
# docker build --build-arg COMPONENTS="camel-sql org.postgresql:postgresql" . A volume on /opt/luna/lib replaces them.
ARG COMPONENTS=
COPY application.properties lib/components.loc[k] /tmp/components/
RUN mkdir lib \
 && if [ -f /tmp/components/components.lock ]; then \
      mv /tmp/components/components.lock lib/ && java -jar luna-mcp-server.jar add; fi \
 && if [ -n "$COMPONENTS" ]; then java -jar luna-mcp-server.jar add $COMPONENTS; fi \
 && rm -rf /tmp/components /root/.m2

USER 10001:10001
ENV LUNA_WORKSPACE=/workspace
VOLUME /workspace
EXPOSE 8086
HEALTHCHECK --interval=10s --timeout=5s --start-period=30s \
  CMD ["curl", "--fail", "--silent", "--show-error", "http://127.0.0.1:8086/healthz"]
# tini reaps orphaned processes, forwards signals, and treats a stop by SIGTERM (143) as success.
# Half of the memory is for the heap, the rest for git and pytest. The attach mechanism is off because the tests of projects run as
# the same user, and the tokens are in the memory of the JVM.
ENTRYPOINT ["tini", "-e", "143", "--", "java", "-XX:+DisableAttachMechanism", "-XX:-UsePerfData", \
  "-XX:-CreateCoredumpOnCrash", "-XX:MaxRAMPercentage=50", "@luna-mcp-server.options", "-jar", "luna-mcp-server.jar"]
CMD ["--host", "0.0.0.0", "--port", "8086"]
