"""Load on a server: wrk, the warm-up with it, and calls that are kept waiting."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

from harness import machine
from harness.servers import MeasurementFailed

SCRIPT = Path(__file__).resolve().parents[1] / "load.lua"
WAITING = Path(__file__).resolve().parent / "waiting.py"
SLICE = 2  # seconds
IDLE_SHARE = 0.03  # of a core


def wrk(server, body, connections, seconds, cores):
    """One run of wrk. Returns what load.lua prints, with the CPU time of the server and of wrk."""
    threads = len(cores)
    environment = {**os.environ, "AUTH_TOKEN": server.token, **({"MCP_SESSION": server.session} if server.session else {})}
    before, children = machine.cpu_seconds(server.pid), os.times()
    done = subprocess.run(
        ["taskset", "-c", ",".join(map(str, sorted(cores))), "wrk", f"-t{threads}", f"-c{max(connections, threads)}",
         f"-d{seconds}s", "--timeout", "30s", "-s", SCRIPT, f"http://127.0.0.1:{server.port}/mcp", "--", body],
        env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    lines = done.stderr.strip().splitlines()
    if done.returncode != 0 or not lines:
        raise MeasurementFailed(f"wrk failed: {done.stderr}")
    result = json.loads(lines[-1])
    cpu = machine.cpu_seconds(server.pid) - before
    ended = os.times()
    load = ended.children_user + ended.children_system - children.children_user - children.children_system
    result["rate"] = result["requests"] / result["seconds"]
    result["cpu_us"] = cpu / max(result["requests"], 1) * 1e6
    result["server_cpu"] = cpu / result["seconds"]
    result["load_cpu"] = load / result["seconds"]
    return result


def warm_up(server, body, connections, cores, all_cores, at_most):
    """Loads the server until its JIT compiler is idle: in two slices in a row its threads use less than 3 % of a core. The server
    may use all cores meanwhile, so that the compiler is done sooner; then it is pinned again. Returns seconds and the last share."""
    server.pin(all_cores)
    begin, idle, share = time.monotonic(), 0, None
    while idle < 2 and time.monotonic() - begin < at_most:
        before, since = machine.compiler_seconds(server.pid), time.monotonic()
        wrk(server, body, connections, SLICE, cores)
        after = machine.compiler_seconds(server.pid)
        used = sum(seconds - before.get(thread, 0) for thread, seconds in after.items())
        share = used / (time.monotonic() - since)
        idle = idle + 1 if share < IDLE_SHARE else 0
    server.pin()
    wrk(server, body, connections, SLICE, cores)
    return time.monotonic() - begin, share


class Waiting:
    """Calls that are kept in flight by a process of its own. Leave the block to end it; then it has the numbers of the calls."""

    def __init__(self, server, body, count, cores, over=0):
        self.arguments = [str(server.port), str(count), str(body), str(over)]
        self.environment = {**os.environ, "AUTH_TOKEN": server.token, "MCP_SESSION": server.session or ""}
        self.cores = cores
        self.done = self.failed = 0

    def __enter__(self):
        # With the lowest priority, or wrk on the same core would measure how long it waits for this process.
        self.process = subprocess.Popen(["nice", "-n", "19", "taskset", "-c", ",".join(map(str, sorted(self.cores))), sys.executable,
                                         WAITING, *self.arguments], env=self.environment, stdout=subprocess.PIPE, text=True,
                                        start_new_session=True)  # Ctrl-C is for the run, which then ends it
        return self

    def __exit__(self, *failure):
        self.process.send_signal(signal.SIGTERM)
        out, _ = self.process.communicate()
        counts = json.loads(out.splitlines()[-1])
        self.done, self.failed, self.why = counts["done"], counts["failed"], counts["why"]
