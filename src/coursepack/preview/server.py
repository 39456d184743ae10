"""A server for one reader: on this computer alone, with nothing but what the course and the preview hold."""

import mimetypes
import threading
from collections.abc import Callable, Sequence
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import ClassVar
from urllib.parse import unquote, urlsplit

from coursepack.preview.site import POLICY, Site
from coursepack.preview.watch import fingerprint, watch
from coursepack.problems import Problem

ADDRESS = "127.0.0.1"
_KEEP_ALIVE = 15.0


class Preview:
    """The server and the watch over the course folder; `run` ends with `stop`, or an interrupt."""

    def __init__(
        self, site: Site, port: int = 0, tell: Callable[[Sequence[Problem]], None] = lambda _: None
    ) -> None:
        """Takes a free port where `port` is 0; raises OSError where the port is taken.

        `tell` is called with what is wrong with the course, each time that it was read again.
        """
        self.site = site
        self._tell = tell
        # Before anything is read, so that no change is missed.
        self._known = fingerprint(site.folder)
        self._ended = threading.Event()
        self._changed = threading.Condition()
        handler = type("Handler", (_Handler,), {"preview": self})
        self._server = ThreadingHTTPServer((ADDRESS, port), handler)
        self._server.daemon_threads = True
        self.port = self._server.server_port
        self._hosts = {f"{ADDRESS}:{self.port}", f"localhost:{self.port}"}

    @property
    def address(self) -> str:
        return f"http://{ADDRESS}:{self.port}/"

    def run(self) -> None:
        """Serve until stopped."""
        watching = threading.Thread(
            target=watch, args=(self.site.folder, self._known, self.refresh, self._ended), daemon=True
        )
        watching.start()
        try:
            self._server.serve_forever(poll_interval=0.1)
        finally:
            self._ended.set()
            with self._changed:
                self._changed.notify_all()
            self._server.server_close()
            watching.join()

    def stop(self) -> None:
        """End `run`, from another thread."""
        self._server.shutdown()

    def close(self) -> None:
        """Give the port back where `run` was never called."""
        self._server.server_close()

    def refresh(self) -> None:
        """Read the course again and tell the browsers."""
        self.site.refresh()
        with self._changed:
            self._changed.notify_all()
        self._tell(self.site.problems)

    def is_for_us(self, host: str | None) -> bool:
        """Whether a request names this server: another name would be another site's that was led here."""
        return host in self._hosts

    def next_state(self, generation: int) -> bytes | None:
        """The state once it is newer than `generation`; b"" after a while, None when the server ends."""
        with self._changed:
            self._changed.wait_for(
                lambda: self._ended.is_set() or self.site.generation != generation, timeout=_KEEP_ALIVE
            )
        if self._ended.is_set():
            return None
        return self.site.state() if self.site.generation != generation else b""


class _Handler(BaseHTTPRequestHandler):
    preview: ClassVar[Preview]
    protocol_version = "HTTP/1.1"
    server_version = "coursepack"
    sys_version = ""

    def do_GET(self) -> None:
        if not self.preview.is_for_us(self.headers.get("Host")):
            self._send(HTTPStatus.FORBIDDEN, "text/plain", b"This preview answers at its own address only.\n")
            return
        path = unquote(urlsplit(self.path).path)
        if path == "/events":
            self._stream()
            return
        found = self.preview.site.page(path)
        if found is None:
            self._send(HTTPStatus.NOT_FOUND, "text/plain", b"There is nothing here.\n")
            return
        kind, content = found
        self._send(
            HTTPStatus.OK, kind or mimetypes.guess_type(path)[0] or "application/octet-stream", content
        )

    def _send(self, status: HTTPStatus, kind: str, content: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Type", f"{kind}; charset=utf-8" if kind.startswith("text/") else kind)
        self.send_header("Content-Length", str(len(content)))
        self.send_header("Cache-Control", "no-store")
        self.send_header("X-Content-Type-Options", "nosniff")
        if not self.path.startswith("/package/"):
            self.send_header("Content-Security-Policy", POLICY)
        self.end_headers()
        self.wfile.write(content)

    def _stream(self) -> None:
        """Server-sent events: the state now, and after each change."""
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Cache-Control", "no-store")
        self.send_header("Connection", "close")
        self.end_headers()
        self.close_connection = True
        generation = -1
        try:
            while (state := self.preview.next_state(generation)) is not None:
                if state:
                    generation = self.preview.site.generation
                self.wfile.write(b"data: " + state + b"\n\n" if state else b": still here\n\n")
                self.wfile.flush()
        except (BrokenPipeError, ConnectionResetError):
            return

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class's name
        """Say nothing: the terminal is for what is wrong with the course."""
