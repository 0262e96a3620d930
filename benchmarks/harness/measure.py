"""Measures one workload: its servers are started and warmed up, and then each is under load in turn, round by round."""

import json
import secrets
import statistics
import subprocess
import time
import urllib.request

from harness import load, machine, workloads
from harness.servers import BENCHMARKS, TARGET, Server

TOKEN = "benchmark-" + secrets.token_hex(16)
IDLE_AFTER = 2  # seconds after the first answer
WAVE = 5  # seconds that a call takes which is kept in flight
WARM_WAVES = 3


def run(name, servers, cores, options):
    """Results by server, in the order of the workload."""
    workload = workloads.WORKLOADS[name]
    upstream = Server("upstream", cores.load, TOKEN)
    started = {}
    try:
        for entry in servers:
            started[entry] = _start(entry, workload, upstream, cores)
        for entry, (server, body) in started.items():
            load_cores = cores.load_of_two if workload.two_cores else cores.load
            seconds, share = load.warm_up(server, body, workload.connections, load_cores, set(cores.all), options.warm_up)
            busy = "" if share is None or share < load.IDLE_SHARE else f", the compiler still uses {share:.0%} of a core"
            print(f"  {entry}: warm after {seconds:.0f} s{busy}", flush=True)
        measured = _beside(workload, started, upstream, cores, options) if workload.beside else _rounds(
            workload, started, cores, options)
        for entry, (server, _) in started.items():
            measured[entry]["rss_mb"] = machine.rss_mb(server.pid)
        return measured
    finally:
        for server, _ in started.values():
            server.stop()
        upstream.stop()


def _start(entry, workload, upstream, cores):
    body = TARGET / "messages" / f"{entry}.json"
    body.parent.mkdir(exist_ok=True)
    body.write_bytes(workloads.text(workload.message(entry)))
    if entry == "upstream":
        return upstream, body
    server = Server(workloads.program(entry), cores.two if workload.two_cores else cores.one, TOKEN, workload.tools,
                    f"http://127.0.0.1:{upstream.port}")
    server.first_answer(body.read_bytes())
    return server, body


def _rounds(workload, started, cores, options):
    rounds = {entry: [] for entry in started}
    load_cores = cores.load_of_two if workload.two_cores else cores.load
    for _ in range(options.rounds):
        for entry, (server, body) in started.items():
            rounds[entry].append(load.wrk(server, body, workload.connections, options.seconds, load_cores))
    return {entry: median(runs) for entry, runs in rounds.items()}


def _beside(workload, started, upstream, cores, options):
    """The same load alone and beside calls that are kept in flight; first, what each of these calls costs in memory."""
    body = TARGET / "messages" / "beside.json"
    body.write_bytes(workloads.text(workload.beside(None)))

    def waiting(server):
        return load.Waiting(server, body, workload.beside_count, cores.load, workload.beside_over)

    def loaded(server, message):
        return load.wrk(server, message, workload.connections, seconds, cores.load)

    seconds = max(options.seconds, WAVE + 3)  # so that calls also begin and end meanwhile
    for server, message in started.values():
        _warm_beside(server, waiting(server), message, workload, cores)
    # All of it alone comes first: a server may go on working for calls whose clients have left.
    alone, beside = {entry: [] for entry in started}, {entry: [] for entry in started}
    for _ in range(options.rounds):
        for entry, (server, message) in started.items():
            alone[entry].append(loaded(server, message))
    memory = {} if workload.beside_over else {
        entry: _memory(server, waiting(server), workload.beside_count, upstream) for entry, (server, _) in started.items()}
    for _ in range(options.rounds):
        for entry, (server, message) in started.items():
            calls = waiting(server)
            with calls:
                if workload.beside_over:
                    time.sleep(1)
                else:
                    _until(lambda: _in_flight(upstream) >= workload.beside_count, WAVE / 2)
                run = loaded(server, message)
            run.update(waiting_done=calls.done, waiting_failed=calls.failed)
            if calls.why:
                print(f"  {entry}: {calls.failed} of {calls.done} calls beside failed: {calls.why!r}", flush=True)
            beside[entry].append(run)
            _until(lambda: _in_flight(upstream) == 0, 2 * WAVE)
    return {entry: {**median(beside[entry]), "alone": median(alone[entry]), **memory.get(entry, {})} for entry in started}


def _warm_beside(server, waiting, message, workload, cores):
    """The calls beside the load take other ways through the server, which the compiler does not know yet."""
    server.pin(set(cores.all))
    with waiting:
        load.wrk(server, message, workload.connections, WARM_WAVES * WAVE, cores.load)
    server.pin()


def _memory(server, waiting, count, upstream):
    heap, rss, threads = machine.live_bytes(server.pid), machine.rss_mb(server.pid), machine.status(server.pid, "Threads")
    with waiting:
        _until(lambda: _in_flight(upstream) >= count, WAVE / 2)
        flying = max(_in_flight(upstream), 1)
        full = machine.live_bytes(server.pid)
        used = machine.rss_mb(server.pid) - rss
        more_threads = machine.status(server.pid, "Threads") - threads
    _until(lambda: _in_flight(upstream) == 0, 2 * WAVE)
    return {"running": flying, "heap_kb_per_call": (full - heap) / flying / 1024 if full and heap else None,
            "rss_kb_per_call": used / flying * 1024, "threads": more_threads}


def _until(true, timeout):
    begin = time.monotonic()
    while not true() and time.monotonic() - begin < timeout:
        time.sleep(0.05)


def _in_flight(upstream):
    with urllib.request.urlopen(f"http://127.0.0.1:{upstream.port}/waiting", timeout=5) as answer:
        return int(answer.read())


def starts(servers, cores, options):
    """Seconds from the start of the process to the first answered tools/call, on one core and on two, and the memory then."""
    body = workloads.text(workloads.echo("x" * 16)("echo"))
    found = {entry: {"one": [], "two": [], "idle_rss_mb": []} for entry in servers}
    for _ in range(options.rounds):
        for kind, where in (("one", cores.one), ("two", cores.two)):
            for entry in servers:
                server = Server(entry, where, TOKEN)
                try:
                    found[entry][kind].append(server.first_answer(body))
                    if kind == "one":
                        time.sleep(IDLE_AFTER)
                        found[entry]["idle_rss_mb"].append(machine.rss_mb(server.pid))
                finally:
                    server.stop()
    return {entry: {**{key: statistics.median(values) for key, values in each.items()}, "rounds": each}
            for entry, each in found.items()}


def parts(cores):
    """Time and allocation of single parts of the server, by JMH on one core."""
    cpus = ",".join(map(str, sorted(cores.one)))
    with (TARGET / "logs" / "jmh.log").open("wb") as log:
        subprocess.run(["taskset", "-c", cpus, BENCHMARKS / "jmh" / "run"], check=True, stdout=log, stderr=log)
    return [{
        "name": " ".join([each["benchmark"].removeprefix("benchmark."), *each.get("params", {}).values()]),
        "ns": each["primaryMetric"]["score"],
        "error": float(each["primaryMetric"]["scoreError"]),
        "bytes": each["secondaryMetrics"]["gc.alloc.rate.norm"]["score"],
    } for each in json.loads((TARGET / "jmh" / "result.json").read_text())]


def median(runs):
    """The median of each number of several runs; failed calls are added up."""
    numbers = {key: statistics.median(run[key] for run in runs) for key, value in runs[0].items() if value is not None}
    for key in ("failed", "waiting_done", "waiting_failed"):
        if key in numbers:
            numbers[key] = sum(run[key] for run in runs)
    return {**numbers, "rounds": runs}
