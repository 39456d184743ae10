"""Asking the network whether web addresses answer: bounded, and only when a person asks for it."""

import ipaddress
import socket
import time
import urllib.error
import urllib.request
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from http.client import HTTPException, HTTPMessage
from typing import IO
from urllib.parse import urlsplit

DEAD = frozenset({404, 410, 451})
"""Answers that say the page is not there; 401, 403, 405 and 429 only say that a program may not see it."""

_RETRY_WITH_GET = frozenset({400, 403, 404, 405, 406, 501, 503})
"""Answers that many servers give to HEAD and not to GET."""


@dataclass(frozen=True, slots=True)
class Limits:
    """How much asking is allowed."""

    addresses: int = 500
    at_once: int = 8
    seconds_each: float = 10.0
    seconds_in_all: float = 180.0
    private: bool = False
    """Whether addresses inside the own network may be asked: a course must not probe it."""


class PrivateAddressError(OSError):
    """An address inside the own network, which is not asked."""


def dead_addresses(addresses: Sequence[str], limits: Limits | None = None) -> dict[str, str]:
    """The addresses that lead nowhere, each with the reason.

    What was not asked (beyond the limits, or inside the own network) is not reported as dead.
    """
    limits = limits or Limits()
    until = time.monotonic() + limits.seconds_in_all
    asked = list(addresses[: limits.addresses])
    with ThreadPoolExecutor(limits.at_once) as pool:
        reasons = list(pool.map(lambda address: _reason(address, limits, until), asked))
    return {address: reason for address, reason in zip(asked, reasons, strict=True) if reason is not None}


def _reason(address: str, limits: Limits, until: float) -> str | None:
    """Why an address is dead, or None: HEAD first, then GET where a server may not like HEAD."""
    status: int | str = 200
    for method in ("HEAD", "GET"):
        if time.monotonic() >= until:
            return None
        try:
            status = _status(address, method, limits)
        except PrivateAddressError:
            return None
        if status not in _RETRY_WITH_GET and not (isinstance(status, str) and method == "HEAD"):
            break
    if isinstance(status, str):
        return status
    return f"the server answers {status}" if status in DEAD else None


def _status(address: str, method: str, limits: Limits) -> int | str:
    """The HTTP status, or why there is none."""
    request = urllib.request.Request(  # noqa: S310 - http and https only, see `references.dead`
        address.partition("#")[0], method=method, headers={"User-Agent": "coursepack-link-check"}
    )
    opener = urllib.request.build_opener(_Redirects(limits))
    try:
        _refuse_private(address, limits)
        with opener.open(request, timeout=limits.seconds_each) as answer:
            return int(answer.status)
    except PrivateAddressError:
        raise
    except urllib.error.HTTPError as error:
        with error:
            return error.code
    except urllib.error.URLError as error:
        if isinstance(error.reason, PrivateAddressError):
            raise error.reason from None
        return f"no answer ({error.reason})"
    except (OSError, HTTPException, ValueError) as error:
        return f"no answer ({error or type(error).__name__})"


class _Redirects(urllib.request.HTTPRedirectHandler):
    """Follows up to five redirections, none of them into the own network."""

    max_redirections = 5

    def __init__(self, limits: Limits) -> None:
        self.limits = limits

    def redirect_request(
        self,
        req: urllib.request.Request,
        fp: IO[bytes],
        code: int,
        msg: str,
        headers: HTTPMessage,
        newurl: str,
    ) -> urllib.request.Request | None:
        if not newurl.lower().startswith(("http://", "https://")):
            return None
        _refuse_private(newurl, self.limits)
        following = super().redirect_request(req, fp, code, msg, headers, newurl)
        if following is not None:
            following.method = req.get_method()
        return following


def _refuse_private(address: str, limits: Limits) -> None:
    """Raise PrivateAddressError for a host of the own network; OSError where the name is not known."""
    if limits.private:
        return
    parts = urlsplit(address)
    port = parts.port or (443 if parts.scheme == "https" else 80)
    for *_, place in socket.getaddrinfo(parts.hostname, port, type=socket.SOCK_STREAM):
        if not ipaddress.ip_address(str(place[0]).partition("%")[0]).is_global:
            raise PrivateAddressError(address)
