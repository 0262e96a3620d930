"""Tells the server how a run of tests goes: a line of JSON for each event, in a file beside this one."""

import json
import os
import time

import pytest

DIRECTORY = os.path.dirname(os.path.abspath(__file__))
PATH = os.path.join(DIRECTORY, "events")
LONGEST_TEXT = 20000
LONGEST_SECTION = 2000


@pytest.hookimpl(tryfirst=True)
def pytest_configure(config):
    option = config.option
    if getattr(option, "xmlpath", None):
        option.xmlpath = os.path.join(DIRECTORY, "report.xml")
    if hasattr(option, "color"):
        option.color = "no"
    if getattr(option, "tbstyle", None) == "auto":
        option.tbstyle = "short"
    if not hasattr(config, "workerinput"):
        config.pluginmanager.register(Events(config), "luna-events")


def category_of(report):
    """What the terminal would say, where a project does without it."""
    if report.failed:
        return "failed" if report.when == "call" else "error"
    if report.skipped:
        return "skipped"
    return "passed" if report.when == "call" else ""


def text_of(report):
    parts = [report.longreprtext[-LONGEST_TEXT:]]
    for name, content in getattr(report, "sections", ()):
        if name.startswith("Captured"):
            left_out = len(content) - LONGEST_SECTION
            start = "[%d characters left out]\n" % left_out if left_out > 0 else ""
            parts.append("-- %s --\n%s%s" % (name, start, content[-LONGEST_SECTION:].strip("\n")))
    return "\n".join(parts)


class Events:
    def __init__(self, config):
        self.config = config
        self.begin = time.time()
        self.file = open(PATH, "a", encoding="utf-8", errors="replace")

    def tell(self, event, **values):
        self.file.write(json.dumps(dict(values, event=event)) + "\n")
        self.file.flush()

    def tell_result(self, report, category):
        values = {}
        if report.failed:
            crash = getattr(report.longrepr, "reprcrash", None)
            values["text"] = text_of(report)
            values["line"] = getattr(crash, "lineno", 0)
            values["file"] = str(getattr(crash, "path", ""))
        self.tell("result", id=report.nodeid, category=category, **values)

    def pytest_deselected(self, items):
        self.tell("deselected", count=len(items))

    def pytest_collection_finish(self, session):
        if session.items:
            self.tell("collected", total=len(session.items))

    @pytest.hookimpl(optionalhook=True)
    def pytest_xdist_node_collection_finished(self, node, ids):
        self.tell("collected", total=len(ids))

    def pytest_collectreport(self, report):
        if report.failed or report.skipped:
            self.tell_result(report, "error" if report.failed else "skipped")

    def pytest_runtest_logstart(self, nodeid, location):
        self.tell("start", id=nodeid)

    def pytest_runtest_logreport(self, report):
        status = self.config.hook.pytest_report_teststatus(report=report, config=self.config)
        category = status[0] if status else category_of(report)
        if category:
            self.tell_result(report, category)

    def pytest_runtest_logfinish(self, nodeid, location):
        self.tell("end", id=nodeid)

    def pytest_sessionfinish(self, session):
        self.tell("finish", seconds=round(time.time() - self.begin, 2))
