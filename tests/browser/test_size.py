"""The player is small, and a module opens quickly on a slow line."""

import gzip
import mimetypes
import threading
import time
import zlib
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import ClassVar

import pytest

from coursepack import check
from coursepack.flow import clock
from coursepack.formats import Context, format_named
from coursepack.web.player import script, style
from tests.browser.test_tracking import READING
from tests.conftest import COURSES

pytestmark = pytest.mark.browser

_MODULE = "02-social-protection-for-migrant-workers"


class _Handler(BaseHTTPRequestHandler):
    sent: ClassVar[dict[str, bytes]] = {}

    def do_GET(self):
        content = self.sent.get(self.path)
        self.send_response(404 if content is None else 200)
        self.send_header("Content-Type", mimetypes.guess_type(self.path)[0] or "text/plain")
        self.send_header("Content-Encoding", "gzip")
        self.end_headers()
        self.wfile.write(content or b"")

    def log_message(self, *_):
        """Say nothing."""


@contextmanager
def serving(sent):
    handler = type("Handler", (_Handler,), {"sent": sent})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def test_the_player_without_content_is_under_60_kilobytes(visit):
    members = visit(READING).members
    assert sum(len(zlib.compress(content, 6)) for content in members.values()) < 60_000
    assert len(zlib.compress(script("2004"), 6)) + len(zlib.compress(style(), 6)) < 30_000


def test_a_module_opens_within_a_second_on_a_slow_line(page):
    """1.6 Mbit/s and 300 ms; texts are compressed by the server, as web servers of platforms do."""
    checked = check(COURSES / "ecowas-toolkit")
    context = Context(("en",), clock(checked.course), checked.files, (_MODULE,))
    (artifact,) = format_named("scorm-1.2").write(checked.course, context)
    sent = {f"/package/{name}": gzip.compress(content) for name, content in artifact.output.members.items()}
    with serving(sent) as address:
        session = page.context.new_cdp_session(page)
        session.send("Network.enable")
        session.send(
            "Network.emulateNetworkConditions",
            {"offline": False, "latency": 300, "downloadThroughput": 200_000, "uploadThroughput": 200_000},
        )
        seconds = []
        for _ in range(3):
            session.send("Network.clearBrowserCache")
            began = time.monotonic()
            page.goto(f"{address}/package/index.html", wait_until="commit")
            page.wait_for_selector("#ProgressText:not(:empty)", state="attached")
            seconds.append(time.monotonic() - began)
    print("seconds until a module is open:", [round(one, 2) for one in seconds])
    assert min(seconds) < 1
