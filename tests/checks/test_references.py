"""Links are right as written, and answer when they are asked."""

import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from click.testing import CliRunner

from coursepack import check
from coursepack.checks.asking import Limits, dead_addresses
from coursepack.checks.references import why_malformed
from coursepack.cli import group
from tests.checks.findings import checked, page
from tests.specimens import write_course


@pytest.mark.parametrize(
    "address",
    [
        "https://example.org/a?b=c&d=%20e#f",
        "http://www.ilo.org/dyn/normlex/en/f?p=NORMLEXPUB:12100:0::NO::P12100_ILO_CODE:C102",
        "https://example.org/wcms/@dgreports/---ed_norm/index.htm",
        "https://méteo.example/",
        "https://192.0.2.1:8080/",
        "https://[2001:db8::1]/",
        "mailto:anna@example.org?subject=Sea",
    ],
)
def test_addresses_that_can_be_right(address):
    assert why_malformed(address) is None


@pytest.mark.parametrize(
    "address",
    [
        "https://https://example.org",
        "https:///path",
        "https://example",
        "https://example..org/",
        "https://example.org:port/",
        "https://example.org/a b",
        "https://example.org/50%off",
        "https://user:word@example.org/",
        "https://[::1/",
        "mailto:anna",
    ],
)
def test_addresses_that_cannot_be_right(address):
    assert why_malformed(address) is not None


def test_http_only_and_malformed_links_are_found_where_they_stand(tmp_path):
    text = "[One sea](http://example.org/)\n\n[Two seas](https://example/) and [three](https://example.org/)"
    assert page(tmp_path, text) == [("CP-W060", 3), ("CP-W061", 5)]


def test_resources_are_references_too(tmp_path):
    section = (
        "title: One\nactivities:\n  - page: welcome\nresources:\n"
        "  - {id: book, title: A book, kind: book, link: 'http://example.org/'}\n"
    )
    (problem,) = checked(tmp_path, {"one/section.yaml": section}).problems
    assert (problem.code, problem.place.line) == ("CP-W060", 5)


class _Server(BaseHTTPRequestHandler):
    asked: list[tuple[str, str]]

    def _answer(self):
        self.asked.append((self.command, self.path))
        status = {
            "/here": 200,
            "/gone": 410,
            "/private": 403,
            "/get-only": 200 if self.command == "GET" else 405,
            "/moved": 301,
            "/round": 302,
            "/away": 302,
        }.get(self.path, 404)
        self.send_response(status)
        targets = {"/moved": "/missing", "/round": "/round", "/away": "ftp://example.org/"}
        if self.path in targets:
            self.send_header("Location", targets[self.path])
        self.send_header("Content-Length", "0")
        self.end_headers()

    do_HEAD = do_GET = _answer  # noqa: N815 - named as http.server asks

    def log_message(self, *arguments):
        pass


@pytest.fixture
def server():
    _Server.asked = []
    running = ThreadingHTTPServer(("127.0.0.1", 0), _Server)
    thread = threading.Thread(target=running.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{running.server_address[1]}"
    running.shutdown()
    running.server_close()
    thread.join()


def _here(limits=None):
    return lambda addresses: dead_addresses(addresses, limits or Limits(private=True, seconds_each=5))


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("/here", None),
        ("/missing", "the server answers 404"),
        ("/gone", "the server answers 410"),
        ("/private", None),
        ("/get-only", None),
        ("/moved", "the server answers 404"),
        ("/here#part", None),
    ],
)
def test_a_dead_link_is_one_that_is_not_there(server, path, reason):
    assert dead_addresses([server + path], Limits(private=True)).get(server + path) == reason


def test_redirections_end(server):
    found = dead_addresses([f"{server}/round"], Limits(private=True))
    assert list(found) == []
    assert len(_Server.asked) <= 14


def test_nobody_listening_is_dead(server):
    address = "http://127.0.0.1:9/"
    assert "no answer" in dead_addresses([address], Limits(private=True))[address]


def test_the_own_network_is_not_asked(server):
    assert dead_addresses([f"{server}/missing"]) == {}
    assert _Server.asked == []


def test_no_more_is_asked_than_allowed(server):
    addresses = [f"{server}/missing?{number}" for number in range(5)]
    assert len(dead_addresses(addresses, Limits(private=True, addresses=2))) == 2
    assert dead_addresses(addresses, Limits(private=True, seconds_in_all=0)) == {}


def test_each_address_is_asked_once_and_reported_wherever_it_stands(server, tmp_path):
    link = f"[Atlas of seas]({server}/gone)"
    course = write_course(
        tmp_path,
        {
            "one/welcome.en.md": f"# Welcome\n\n{link}\n\n{link}\n",
            "one/welcome.fr.md": f"# Bienvenue\n\n{link}\n",
        },
    )
    found = [(p.place.file, p.place.line) for p in check(course, _here()).problems if p.code == "CP-W062"]
    assert found == [("one/welcome.en.md", 3), ("one/welcome.en.md", 5), ("one/welcome.fr.md", 3)]
    assert _Server.asked == [("HEAD", "/gone")]


def test_the_network_is_asked_only_on_demand(server, tmp_path, monkeypatch):
    asked = []
    monkeypatch.setattr("coursepack.cli.check.dead_addresses", lambda found: asked.extend(found) or {})
    write_course(tmp_path, {"one/welcome.en.md": "# Welcome\n\n[Atlas of seas](https://example.org/gone)\n"})
    assert CliRunner().invoke(group, ["check", str(tmp_path)]).exit_code == 0
    assert asked == []
    assert CliRunner().invoke(group, ["check", str(tmp_path), "--links"]).exit_code == 0
    assert asked == ["https://example.org/gone"]
