"""The servers: how each is built, started and asked for its first answer."""

import http.client
import json
import os
import shutil
import signal
import socket
import subprocess
import time
from pathlib import Path

from harness import machine

ROOT = Path(__file__).resolve().parents[2]
BENCHMARKS = ROOT / "benchmarks"
TARGET = ROOT / "target" / "benchmarks"
JAR = ROOT / "target" / "luna-mcp-server.jar"
JVM = ["java", "-Xmx512m"]
START_TIMEOUT = 90
HEADERS = {
    "Content-Type": "application/json",
    "Accept": "application/json, text/event-stream",
    "MCP-Protocol-Version": "2025-06-18",
}


def build(programs):
    """Builds what these servers need, unless it is newer than its sources."""
    _run([ROOT / "scripts" / "jar"])
    _run([ROOT / "scripts" / "archive"])
    sources = sorted((BENCHMARKS / "servers").glob("*.java"))
    _unless_newer(TARGET / "classes", [*sources, JAR], lambda folder: _run(
        ["javac", "-nowarn", "-proc:none", "-d", folder, "-cp", JAR, *sources]))
    for name in ("quarkus", "java-sdk"):
        if name in programs:
            project = BENCHMARKS / "servers" / name
            _unless_newer(TARGET / name, [path for path in project.rglob("*") if path.is_file()], lambda folder: _run(
                [shutil.which("mvn") or ROOT / "mvnw", "-q", "-B", "-ntp", "-f", project / "pom.xml", "package",
                 f"-Dbenchmark.target={folder}"]))
    if "typescript-sdk" in programs:
        project = BENCHMARKS / "servers" / "typescript-sdk"
        _unless_newer(TARGET / "typescript-sdk", list(project.iterdir()), lambda folder: (
            shutil.copytree(project, folder, dirs_exist_ok=True),
            _run(["npm", "ci", "--silent", "--no-fund", "--no-audit", "--prefer-offline"], cwd=folder)))


def _unless_newer(folder, sources, make):
    stamp = folder / ".built"
    if stamp.exists() and all(source.stat().st_mtime < stamp.stat().st_mtime for source in sources):
        return
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    print(f"Building {folder.name}", flush=True)
    make(folder)
    stamp.touch()


def _run(command, **options):
    subprocess.run(command, check=True, **options)


def _luna(port, tools, *options):
    return [*JVM, *options, "-jar", JAR, "--port", str(port), "--tools", _tool_files(tools)]


def _tool_files(count):
    """A directory with the tools of the benchmark and as many others as are wanted."""
    folder = TARGET / f"tools-{count}"
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(BENCHMARKS / "routes", folder)
    template = (BENCHMARKS / "servers" / "tool.camel.yaml").read_text()
    for number in range(len(list(folder.iterdir())), count):
        (folder / f"tool_{number}.camel.yaml").write_text(template.replace("NUMBER", str(number)))
    return folder


PROGRAMS = {
    "floor": lambda port, tools: [*JVM, "-cp", f"{TARGET}/classes:{JAR}", "Floor"],
    "luna": _luna,
    "luna-archive": lambda port, tools: _luna(port, tools, "@" + str(JAR.with_suffix(".options"))),
    "quarkus": lambda port, tools: [*JVM, "-jar", TARGET / "quarkus" / "quarkus-app" / "quarkus-run.jar"],
    "stock-camel": lambda port, tools: [*JVM, "-cp", f"{TARGET}/classes:{JAR}", "StockCamel"],
    "java-sdk": lambda port, tools: [*JVM, "-cp", f"{TARGET}/java-sdk/classes:{TARGET}/java-sdk/lib/*", "benchmark.JavaSdk"],
    "typescript-sdk": lambda port, tools: ["node", TARGET / "typescript-sdk" / "server.mjs"],
    "upstream": lambda port, tools: [*JVM, "-cp", f"{TARGET}/classes:{JAR}", "Upstream"],
}


class MeasurementFailed(Exception):
    """A server did not do what it should; the other workloads can still be measured."""


class Server:
    """A server process, pinned to its cores from its first instruction on."""

    running = []

    def __init__(self, program, cores, token, tools=24, upstream=""):
        self.port = _free_port()
        self.token = token
        self.session = None
        self.cores = cores
        environment = {
            **{name: value for name, value in os.environ.items() if not name.startswith("LUNA_")},
            "PORT": str(self.port), "QUARKUS_HTTP_PORT": str(self.port), "AUTH_TOKEN": token,
            "TOOLS": str(tools), "UPSTREAM": upstream, "LUNA_URL": upstream, "LUNA_LIMITS_MESSAGES_PER_MINUTE": "0",
        }
        command = [str(word) for word in PROGRAMS[program](self.port, tools)]
        cpus = ",".join(map(str, sorted(cores)))
        self.started = time.monotonic()
        self.log = TARGET / "logs" / f"{program}-{self.port}.log"
        self.log.parent.mkdir(parents=True, exist_ok=True)
        with self.log.open("wb") as log:
            self.process = subprocess.Popen(["taskset", "-c", cpus, *command], cwd=ROOT, env=environment, stdout=log,
                                            stderr=log, stdin=subprocess.DEVNULL, start_new_session=True)
        self.pid = self.process.pid  # taskset replaces itself by the command
        Server.running.append(self)

    def first_answer(self, body):
        """Sends the message until it is answered. Returns the seconds from the start of the process."""
        answer = b"nothing"
        while time.monotonic() - self.started < START_TIMEOUT:
            if self.process.poll() is not None:
                raise MeasurementFailed(f"A server ended with {self.process.returncode}: see {self.log}")
            try:
                status, answer = self.post(body)
                if status == 200 and b'"result"' in answer and b'"isError":true' not in answer:
                    return time.monotonic() - self.started
                if self.session is None and b"initialize" in answer:
                    self._initialize()
            except (ConnectionError, http.client.HTTPException):
                pass  # its port is not open yet
            time.sleep(0.005)
        raise MeasurementFailed(f"A server answered only {answer[:400]!r} in {START_TIMEOUT} s: see {self.log}")

    def _initialize(self):
        """Opens a session, for servers that answer nothing without one."""
        _, self.session = self._send(json.dumps({
            "jsonrpc": "2.0", "id": 1, "method": "initialize",
            "params": {"protocolVersion": "2025-06-18", "capabilities": {}, "clientInfo": {"name": "b", "version": "1"}}}).encode())
        self.post(b'{"jsonrpc":"2.0","method":"notifications/initialized"}')

    def post(self, body):
        answer, _ = self._send(body)
        return answer

    def _send(self, body):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=START_TIMEOUT)
        headers = {**HEADERS, "Authorization": f"Bearer {self.token}"}
        if self.session:
            headers["Mcp-Session-Id"] = self.session
        try:
            connection.request("POST", "/mcp", body, headers)
            response = connection.getresponse()
            return (response.status, response.read()), response.getheader("Mcp-Session-Id")
        finally:
            connection.close()

    def pin(self, cores=None):
        machine.pin(self.pid, cores or self.cores)

    def stop(self):
        if self in Server.running:
            Server.running.remove(self)
            try:
                os.killpg(self.pid, signal.SIGKILL)
            except ProcessLookupError:
                pass  # it has ended by itself
            self.process.wait()


def stop_all():
    for server in list(Server.running):
        server.stop()


def _free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]
