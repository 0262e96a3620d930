"""Measures one workload: its servers are started and warmed up, and then each is under load in turn, round by round."""

import secrets
import statistics
import time
import urllib.request

from harness import load, machine, workloads
from harness.servers import TARGET, Server

TOKEN = "benchmark-" + secrets.token_hex(16)
IDLE_AFTER = 2  # seconds after the first answer
WAVE_TIMEOUT = 10


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

    memory = {} if workload.beside_over else {
        entry: _memory(server, waiting(server), workload.beside_count, upstream) for entry, (server, _) in started.items()}
    alone, beside = {entry: [] for entry in started}, {entry: [] for entry in started}
    for _ in range(options.rounds):
        for entry, (server, message) in started.items():
            alone[entry].append(load.wrk(server, message, workload.connections, options.seconds, cores.load))
            calls = waiting(server)
            with calls:
                time.sleep(1)
                run = load.wrk(server, message, workload.connections, options.seconds, cores.load)
                run["in_flight"] = None if workload.beside_over else _in_flight(upstream)
            run.update(waiting_done=calls.done, waiting_failed=calls.failed)
            if calls.why:
                print(f"  {entry}: {calls.failed} of {calls.done} calls beside failed: {calls.why!r}", flush=True)
            beside[entry].append(run)
            _until_none_waits(upstream)
    return {entry: {**median(beside[entry]), "alone": median(alone[entry]), **memory.get(entry, {})} for entry in started}


def _memory(server, waiting, count, upstream):
    heap, rss, threads = machine.live_bytes(server.pid), machine.rss_mb(server.pid), machine.status(server.pid, "Threads")
    with waiting:
        begin = time.monotonic()
        while _in_flight(upstream) < count and time.monotonic() - begin < 2:
            time.sleep(0.05)
        flying = max(_in_flight(upstream), 1)
        full = machine.live_bytes(server.pid)
        used = machine.rss_mb(server.pid) - rss
        more_threads = machine.status(server.pid, "Threads") - threads
    _until_none_waits(upstream)
    return {"running": flying, "heap_kb_per_call": (full - heap) / flying / 1024 if full and heap else None,
            "rss_kb_per_call": used / flying * 1024, "threads": more_threads}


def _in_flight(upstream):
    with urllib.request.urlopen(f"http://127.0.0.1:{upstream.port}/waiting", timeout=5) as answer:
        return int(answer.read())


def _until_none_waits(upstream):
    begin = time.monotonic()
    while _in_flight(upstream) and time.monotonic() - begin < WAVE_TIMEOUT:
        time.sleep(0.1)


def starts(servers, cores, options):
    """Seconds from the start of the process to the first answered tools/call, on one core and on two, and the memory then."""
    body = workloads.text(workloads.echo(16)("echo"))
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


def median(runs):
    """The median of each number of several runs; failed calls are added up."""
    numbers = {key: statistics.median(run[key] for run in runs) for key, value in runs[0].items() if value is not None}
    for key in ("failed", "waiting_done", "waiting_failed"):
        if key in numbers:
            numbers[key] = sum(run[key] for run in runs)
    return {**numbers, "rounds": runs}
