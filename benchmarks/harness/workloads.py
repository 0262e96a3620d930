"""The workloads: which message is sent, on how many connections, to which servers."""

import json
from dataclasses import dataclass

ALL = ("floor", "luna-loop", "luna-worker", "quarkus-loop", "quarkus-worker", "stock-camel", "java-sdk", "typescript-sdk")
ONE_EACH = ("floor", "luna", "quarkus", "java-sdk", "typescript-sdk")
ECHO = {"luna-worker": "echo_on_worker", "quarkus-worker": "echo_on_worker"}
UPLOAD_BYTES = 8 * 1024 * 1024 - 1024  # with the rest of its message just below 8 MB


def program(server):
    """The program of an entry: luna-loop and luna-worker are the same program and differ in the tool that is called."""
    return server.removesuffix("-loop").removesuffix("-worker")


def call(tool, **arguments):
    return {"jsonrpc": "2.0", "id": 1, "method": "tools/call", "params": {"name": tool, "arguments": arguments}}


def echo(text):
    return lambda server: call(ECHO.get(server, "echo"), message=text)


def words(length):
    """Ordinary text, always the same."""
    text = "The moon is full on the 25th; tides are high then, and github pages of a server answer as they always do. "
    return (text * (length // len(text) + 1))[:length]


def direct(server):
    return {"jsonrpc": "2.0", "id": 1, "method": ECHO.get(server, "echo"), "params": {"message": "x" * 16}}


def listing(server):
    return {"jsonrpc": "2.0", "id": 1, "method": "tools/list", "params": {}}


def forward(milliseconds):
    return lambda server: call("forward", ms=milliseconds)


def upload(server):
    return call("upload", file="x" * UPLOAD_BYTES)


def text(message):
    return json.dumps(message, separators=(",", ":")).encode()


@dataclass(frozen=True)
class Workload:
    title: str
    message: object
    connections: int = 32
    servers: tuple = ALL
    tools: int = 4
    two_cores: bool = False
    beside: object = None  # the message of the calls that are kept in flight beside the load
    beside_count: int = 0
    beside_over: int = 0  # seconds over which the body of such a call is sent


WORKLOADS = {
    "echo": Workload("tools/call of an echo tool, 16 bytes, 32 connections", echo("x" * 16)),
    "echo-256": Workload("The same on 256 connections", echo("x" * 16), connections=256),
    "two-cores": Workload("The same on two cores, 64 connections", echo("x" * 16), connections=64, two_cores=True),
    "direct": Workload("Direct call: the method is the tool's name", direct, servers=("floor", "luna-loop", "luna-worker")),
    "large": Workload("tools/call with an argument of 100 KB", echo(words(100 * 1024))),
    "list-24": Workload("tools/list with 24 tools, 8 connections", listing, 8, ONE_EACH, 24),
    "list-1000": Workload("tools/list with 1,000 tools, 8 connections", listing, 8, ONE_EACH, 1000),
    "forward": Workload("A tool that calls an upstream which answers after 5 ms, 50 connections", forward(5), 50,
                        ("upstream", *ONE_EACH)),
    "forward-1": Workload("The same, one connection", forward(5), 1, ("upstream", *ONE_EACH)),
    "waiting": Workload("Echo on 8 connections beside 200 calls that wait 5 s for the upstream", echo("x" * 16), 8,
                        ("floor", "luna-loop", "luna-worker", "quarkus-loop", "quarkus-worker", "java-sdk", "typescript-sdk"),
                        beside=forward(5000), beside_count=200),
    "uploads": Workload("Echo on 8 connections beside 50 uploads of 8 MB that take 5 s each", echo("x" * 16), 8,
                        ("floor", "luna-loop", "luna-worker", "quarkus-loop", "quarkus-worker", "java-sdk", "typescript-sdk"),
                        beside=upload, beside_count=50, beside_over=5),
}
