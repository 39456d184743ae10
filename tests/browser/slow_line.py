"""A package behind a slow line: a small web server, and a browser that is held to 1.6 Mbit/s and 300 ms."""

import gzip
import mimetypes
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

BYTES_A_SECOND = 1_600_000 // 8
LATENCY = 300
"""Milliseconds, for each request."""


@dataclass(frozen=True)
class Opening:
    """How a package opened: seconds until `ready`, bytes on the line, and requests."""

    seconds: float
    sent: int
    requests: int


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self, files: Mapping[str, bytes]) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.files = {f"/{name}": gzip.compress(content) for name, content in files.items()}
        self.asked: list[str] = []


class _Handler(BaseHTTPRequestHandler):
    server: _Server

    def do_GET(self):
        path = self.path.partition("?")[0]
        self.server.asked.append(path)
        content = self.server.files.get(path)
        self.send_response(404 if content is None else 200)
        self.send_header("Content-Type", mimetypes.guess_type(path)[0] or "text/plain")
        self.send_header("Content-Encoding", "gzip")
        self.end_headers()
        self.wfile.write(content or b"")

    def log_message(self, *_):
        """Say nothing."""


@contextmanager
def _serving(files: Mapping[str, bytes]) -> Iterator[_Server]:
    server = _Server(files)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def open_slowly(page, files: Mapping[str, bytes], address: str, ready: str, times: int = 3) -> Opening:
    """Open a page from a cold cache some times; the quickest of them (machines are noisy).

    Texts and scripts are compressed on the line, as web servers of platforms do.
    """
    found = []
    with _serving(files) as server:
        session = page.context.new_cdp_session(page)
        session.send("Network.enable")
        session.send(
            "Network.emulateNetworkConditions",
            {
                "offline": False,
                "latency": LATENCY,
                "downloadThroughput": BYTES_A_SECOND,
                "uploadThroughput": BYTES_A_SECOND,
            },
        )
        for _ in range(times):
            session.send("Network.clearBrowserCache")
            server.asked.clear()
            began = time.monotonic()
            page.goto(f"http://127.0.0.1:{server.server_port}/{address}", wait_until="commit")
            page.wait_for_selector(ready, state="attached")
            seconds = time.monotonic() - began
            page.wait_for_load_state("load")
            asked = [path for path in server.asked if path in server.files]
            sent = sum(len(server.files[path]) for path in asked)
            found.append(Opening(seconds, sent, len(asked)))
        session.detach()
    return min(found, key=lambda one: one.seconds)
