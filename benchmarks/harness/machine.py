"""The machine: its cores, and what the kernel counts for a process."""

import os
import platform
import subprocess
from pathlib import Path

TICKS = os.sysconf("SC_CLK_TCK")
COMPILER_THREADS = ("C1 CompilerThre", "C2 CompilerThre")


class Cores:
    """Which cores serve and which make load: the first makes load, and so does the fourth while a server has two."""

    def __init__(self):
        self.all = sorted(os.sched_getaffinity(0))
        if len(self.all) < 2:
            raise SystemExit("Two cores are needed: one for the server, one for the load.")
        self.load = {self.all[0]}
        self.one = {self.all[1]}
        self.shared = len(self.all) == 2  # then a server with two cores shares one with the load
        self.two = set(self.all if self.shared else self.all[1:3])
        self.load_of_two = {self.all[0], *self.all[3:4]}

    def describe(self):
        model = next((line.split(":")[1].strip() for line in Path("/proc/cpuinfo").read_text().splitlines()
                      if line.startswith("model name")), platform.machine())
        java = subprocess.run(["java", "-version"], capture_output=True, text=True).stderr.splitlines()[0]
        node = subprocess.run(["node", "--version"], capture_output=True, text=True).stdout.strip()
        gib = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
        return f"{model}, {len(self.all)} cores, {gib:.0f} GiB; Linux {platform.release()}; {java}; node {node}"


def pin(pid, cores):
    """Moves all threads of a process to these cores; threads that it starts later inherit them."""
    for thread in os.listdir(f"/proc/{pid}/task"):
        try:
            os.sched_setaffinity(int(thread), cores)
        except ProcessLookupError:
            pass  # the thread has ended


def cpu_seconds(pid):
    """User and system time of a process."""
    return _ticks(f"/proc/{pid}/stat") / TICKS


def compiler_seconds(pid):
    """CPU time of the JIT compiler's threads of a JVM, by thread; empty if the process is no JVM."""
    times = {}
    for task in Path(f"/proc/{pid}/task").iterdir():
        try:
            if (task / "comm").read_text().startswith(COMPILER_THREADS):
                times[task.name] = _ticks(task / "stat") / TICKS
        except (FileNotFoundError, ProcessLookupError):
            pass  # the JVM ends idle compiler threads
    return times


def _ticks(stat):
    fields = Path(stat).read_text().rsplit(")", 1)[1].split()
    return int(fields[11]) + int(fields[12])


def status(pid, field):
    """A number of /proc/PID/status, such as VmRSS in kB or Threads."""
    for line in Path(f"/proc/{pid}/status").read_text().splitlines():
        if line.startswith(field + ":"):
            return int(line.split()[1])
    raise KeyError(field)


def rss_mb(pid):
    return status(pid, "VmRSS") / 1024


def live_bytes(pid):
    """Bytes of the objects that are alive on the heap of a JVM, after a full collection; None if the process is no JVM."""
    if Path(f"/proc/{pid}/comm").read_text().strip() != "java":
        return None  # jcmd would kill it: it asks a JVM by a signal
    histogram = subprocess.run(["jcmd", str(pid), "GC.class_histogram"], capture_output=True, text=True, check=True)
    total = [line for line in histogram.stdout.splitlines() if line.startswith("Total")]
    return int(total[0].split()[2])
