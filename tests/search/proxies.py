"""A TCP proxy between the site and Elasticsearch, which delays, freezes, speaks nonsense or drips."""

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from urllib.parse import urlsplit

NONSENSE = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 12\r\n\r\n<h1>Hi!</h1>"
SLOW = 0.8  # seconds: more than a visitor waits
HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nX-Elastic-Product: Elasticsearch\r\nX-Long: "


class Proxy:
    """``requests``: how many were begun. ``mode``: pass, slow, frozen, nonsense, drip or dead (connections end)."""

    def __init__(self, target: str) -> None:
        parts = urlsplit(target)
        self.target = (parts.hostname or "", parts.port or 80)
        self.mode = "pass"
        self.requests = 0
        self.listening = socket.create_server(("127.0.0.1", 0))
        self.is_over = threading.Event()
        threading.Thread(target=self.serve, daemon=True).start()

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.listening.getsockname()[1]}"

    def serve(self) -> None:
        while True:
            try:
                client, _ = self.listening.accept()
            except OSError:
                return
            threading.Thread(target=self.speak, args=(client,), daemon=True).start()

    def speak(self, client: socket.socket) -> None:
        """One connection of the site's; each of its requests is answered in the mode of that moment."""
        with client, socket.create_connection(self.target) as node, suppress(OSError):
            threading.Thread(target=self.answer, args=(node, client), daemon=True).start()
            while received := client.recv(65536):
                if received.split(b" ", 1)[0] in {b"GET", b"POST", b"PUT", b"DELETE", b"HEAD"}:
                    self.requests += 1
                if self.mode == "dead":
                    return
                if self.mode == "nonsense":
                    client.sendall(NONSENSE)
                elif self.mode == "drip":
                    self.drip(client)
                else:
                    node.sendall(received)

    def answer(self, node: socket.socket, client: socket.socket) -> None:
        with suppress(OSError):
            while received := node.recv(65536):
                if self.mode == "slow":
                    time.sleep(SLOW)
                while self.mode == "frozen" and not self.is_over.wait(0.05):
                    pass
                client.sendall(received)

    def drip(self, client: socket.socket) -> None:
        """An answer whose head never ends, a byte at a time: no wait for a single byte is long."""
        client.sendall(HEAD)
        while not self.is_over.wait(0.05):
            client.sendall(b"x")


@contextmanager
def proxy_to(address: str) -> Iterator[Proxy]:
    proxy = Proxy(address)
    try:
        yield proxy
    finally:
        proxy.is_over.set()
        proxy.listening.close()
