"""Keeps calls in flight: each ends, and the next one begins. waiting.py PORT COUNT BODY_FILE SECONDS_TO_SEND_THE_BODY
Until it gets SIGTERM; then it prints one line of JSON."""

import asyncio
import json
import os
import signal
import sys

CHUNKS = 100

port, count, file, seconds = int(sys.argv[1]), int(sys.argv[2]), sys.argv[3], float(sys.argv[4])
body = open(file, "rb").read()
session = os.environ["MCP_SESSION"]
head = ("POST /mcp HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nMCP-Protocol-Version: 2025-06-18\r\n"
        f"Accept: application/json, text/event-stream\r\nAuthorization: Bearer {os.environ['AUTH_TOKEN']}\r\n"
        + (f"Mcp-Session-Id: {session}\r\n" if session else "")
        + f"Content-Length: {len(body)}\r\nConnection: close\r\n\r\n").encode()
counts = {"done": 0, "failed": 0, "why": None}


async def call():
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    try:
        writer.write(head)
        if seconds:
            size = len(body) // CHUNKS + 1
            for begin in range(0, len(body), size):
                writer.write(body[begin:begin + size])
                await writer.drain()
                await asyncio.sleep(seconds / CHUNKS)
        else:
            writer.write(body)
        return await reader.read(-1)
    finally:
        writer.close()


async def keep_calling():
    while True:
        try:
            answer = await call()
            failed = not answer.startswith(b"HTTP/1.1 200") or b'"result"' not in answer or b'"isError":true' in answer
        except OSError as e:
            answer, failed = str(e).encode(), True
        counts["done"] += 1
        if failed:
            counts["failed"] += 1
            counts["why"] = answer[-400:].decode(errors="replace")
            await asyncio.sleep(0.5)  # a refused call must not become a flood of calls


async def main():
    loop = asyncio.get_running_loop()
    end = asyncio.Event()
    loop.add_signal_handler(signal.SIGTERM, end.set)
    callers = []
    for _ in range(count):
        callers.append(asyncio.create_task(keep_calling()))
        await asyncio.sleep(0.002)
    await end.wait()
    print(json.dumps(counts), flush=True)


asyncio.run(main())
