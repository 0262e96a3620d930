"""The results as tables of Markdown, and their place in docs/performance.md."""

from harness import workloads

BEGIN, END = "<!-- results: begin (written by benchmarks/run --write) -->", "<!-- results: end -->"


def markdown(results):
    parts = [f"Measured on {results['date']}, commit `{results['commit']}`, {results['rounds']} rounds of {results['seconds']} s.",
             f"Machine: {results['machine']}.", results["placement"]]
    if "start" in results:
        parts += ["### Start to the first answered call", _starts(results["start"])]
    for name, found in results["workloads"].items():
        workload = workloads.WORKLOADS[name]
        parts += [f"### {workload.title}", _beside(found) if workload.beside else _rates(name, found, results["workloads"])]
    parts += [f"Not measured: `{name}`. {reason}" for name, reason in results["not_measured"].items()]
    if "parts" in results:
        parts += ["### Parts of the server, by JMH on one core", _table(
            ["part", "us/op", "± us", "bytes allocated/op"],
            [[f"`{it['name']}`", f"{it['ns'] / 1000:,.2f}", f"{it['error'] / 1000:,.2f}", f"{it['bytes']:,.0f}"] for it in results["parts"]])]
    return "\n\n".join(parts) + "\n"


def write(page, tables):
    """Replaces what is between the markers of the page."""
    before, rest = page.read_text().split(BEGIN)
    page.write_text(f"{before}{BEGIN}\n\n{tables}\n{END}{rest.split(END)[1]}")


def _starts(found):
    quarkus = found.get("quarkus")
    return _table(
        ["server", "1 core, s", "of Quarkus", "2 cores, s", "of Quarkus", "idle RSS, MB"],
        [[name, f"{it['one']:.2f}", _ratio(it["one"], quarkus and quarkus["one"]), f"{it['two']:.2f}",
          _ratio(it["two"], quarkus and quarkus["two"]), f"{it['idle_rss_mb']:.0f}"] for name, it in found.items()])


def _rates(name, found, all_found):
    one_core = all_found.get("echo", {}) if workloads.WORKLOADS[name].two_cores else {}
    scale = ["of one core"] if one_core else []
    return _table(
        ["server", "req/s", "of the floor", "of Quarkus", *scale, "CPU us/req", "p50 ms", "p99 ms", "p99.9 ms", "RSS MB", "failed",
         "cores of the load"],
        [[entry, f"{it['rate']:,.0f}", _ratio(it["rate"], found.get("floor", {}).get("rate")),
          _ratio(it["rate"], _quarkus(entry, found).get("rate")),
          *([_ratio(it["rate"], one_core.get(entry, {}).get("rate"))] if one_core else []),
          f"{it['cpu_us']:.1f}", f"{it['p50']:.2f}", f"{it['p99']:.2f}", f"{it['p999']:.2f}", f"{it['rss_mb']:.0f}",
          str(it["failed"]), f"{it['load_cpu']:.2f}"] for entry, it in found.items()])


def _beside(found):
    return _table(
        ["server", "p99 alone, ms", "p99 beside, ms", "ratio", "req/s alone", "req/s beside", "failed", "calls beside", "of them failed",
         "in flight", "heap KB/call", "RSS KB/call", "more threads", "RSS MB"],
        [[entry, _milliseconds(it["alone"]), _milliseconds(it), _ratio(it["p99"] if it["rate"] else 0, it["alone"]["p99"]), f"{it['alone']['rate']:,.0f}",
          f"{it['rate']:,.0f}", str(it["failed"] + it["alone"]["failed"]), str(it["waiting_done"]), str(it["waiting_failed"]),
          _number(it.get("running")), _number(it.get("heap_kb_per_call")), _number(it.get("rss_kb_per_call")),
          _number(it.get("threads")), f"{it['rss_mb']:.0f}"] for entry, it in found.items()])


def _quarkus(entry, found):
    """Like is compared with like: a tool on the event loop with Quarkus' non-blocking tool, any other with its tool on a worker."""
    kind = "quarkus-loop" if entry == "floor" or entry.endswith("-loop") else "quarkus-worker"
    return found.get(kind, found.get("quarkus", {}))


def _ratio(number, other):
    return f"{number / other:.2f}" if number and other else "-"


def _milliseconds(it):
    return f"{it['p99']:.2f}" if it["rate"] else "no answer"


def _number(value):
    return "-" if value is None else f"{value:.0f}"


def _table(heads, rows):
    lines = [heads, ["---"] * len(heads), *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)
