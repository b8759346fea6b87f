"""Which server for the embedded default: the same site behind three servers, in one run, as ratios.

Each server is given one process and eight threads, since SQLite and the local cache like one process. Measured:
pages with eight clients, a small hashed file, and pages while 200 connections send their request a byte at a time
(a bad line, or an attack). Prints requests a second relative to the first server of the list, and what is left of
each server's own pages among the slow ones.

    python -m bench.servers            (after `make run` once; needs bench/requirements.txt)
"""

import http.client
import os
import re
import socket
import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from bench.running import ROOT, free_port

BIN = Path(sys.executable).parent
SECONDS, CLIENTS, SLOW = 5, 8, 200

SERVERS = {
    "gunicorn (gthread)": ["gunicorn", "config.wsgi", "-k", "gthread", "--threads", "8", "-b", "127.0.0.1:{port}"],
    "waitress": ["waitress-serve", "--threads=8", "--listen=127.0.0.1:{port}", "config.wsgi:application"],
    "granian": [
        "granian", "--interface", "wsgi", "--workers", "1", "--blocking-threads", "8", "--port", "{port}",
        "config.wsgi:application",
    ],
}  # fmt: skip


def fetch(connection: http.client.HTTPConnection, path: str) -> bytes:
    connection.request("GET", path, headers={"Accept-Encoding": "gzip"})
    response = connection.getresponse()
    body = response.read()
    if response.status != 200:
        raise RuntimeError(f"{path}: {response.status}")
    return body


def load(port: int, path: str) -> float:
    """Requests a second that eight clients get through, each on its own connection."""
    end = time.monotonic() + SECONDS

    def client(_: int) -> int:
        connection, count = http.client.HTTPConnection("127.0.0.1", port, timeout=SECONDS), 0
        while time.monotonic() < end:
            try:
                fetch(connection, path)
            except (http.client.HTTPException, OSError):
                connection.close()
                continue
            count += 1
        return count

    with ThreadPoolExecutor(CLIENTS) as pool:
        return sum(pool.map(client, range(CLIENTS))) / SECONDS


def slow_clients(port: int, stop: threading.Event) -> list[socket.socket]:
    sockets = [socket.create_connection(("127.0.0.1", port)) for _ in range(SLOW)]

    def drip() -> None:
        for letter in b"GET /fr/ HTTP/1.1\r\nHost: localhost\r\nX-Slow: " + b"a" * 1000:
            for sock in sockets:
                try:
                    sock.send(bytes([letter]))
                except OSError:
                    pass
            if stop.wait(0.2):
                return

    threading.Thread(target=drip, daemon=True).start()
    return sockets


def measure(command: list[str]) -> dict[str, float]:
    port = free_port()
    environment = os.environ | {"PYTHONPATH": f"{ROOT / 'site'}{os.pathsep}{ROOT}"}
    words = [word.format(port=port) for word in command]
    process = subprocess.Popen(
        [BIN / words[0], *words[1:]], cwd=ROOT, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
        for _ in range(100):
            try:
                page = fetch(connection, "/fr/")
                break
            except OSError:
                connection.close()
                time.sleep(0.2)
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
        connection.request("GET", "/fr/")
        page = connection.getresponse().read()
        style = re.search(rb'href="(/static/[^"]+\.css)"', page)
        results = {"page": load(port, "/fr/"), "file": load(port, style[1].decode() if style else "/robots.txt")}
        stop = threading.Event()
        sockets = slow_clients(port, stop)
        results["page, 200 slow clients"] = load(port, "/fr/")
        stop.set()
        for sock in sockets:
            sock.close()
        return results
    finally:
        process.kill()
        process.wait()


def main() -> None:
    first: dict[str, float] = {}
    for name, command in SERVERS.items():
        found = measure(command)
        first = first or found
        page, file = found["page"] / first["page"], found["file"] / first["file"]
        left = found["page, 200 slow clients"] / found["page"]
        print(f"{name:20} page {page:.2f}  file {file:.2f}  of its pages with 200 slow clients {left:.2f}", flush=True)


if __name__ == "__main__":
    main()
