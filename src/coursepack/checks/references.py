"""Links to the web: as they are written, and (when asked for) whether they answer."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from coursepack.checks.reading import Reading
from coursepack.model import Course, Path
from coursepack.problems import Finding, Rule
from coursepack.problems.rules import prose as rules

_HOST = re.compile(
    r"(?:[^\W_](?:[\w-]*[^\W_])?\.)+[^\W\d_](?:[\w-]*[^\W_])?|localhost|\d+(?:\.\d+){3}|[0-9a-f:]+"
)
_TWO_SCHEMES = re.compile(r"^https?://(?:https?[:/]|www\.$)", re.IGNORECASE)
_BAD_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")
_MAIL = re.compile(r"mailto:[^@\s]+@[^@\s]+\.[^@\s?]+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Reference:
    """A web or mail address and where it stands."""

    address: str
    path: Path
    language: str | None = None
    line: int | None = None

    def finding(self, rule: Rule, message: str) -> Finding:
        return Finding(rule, self.path, message, None, self.language, self.line, self.address)


def references(course: Course, reading: Reading) -> Iterator[Reference]:
    """Every web and mail address that the course's resources and texts point at."""
    for number, section in enumerate(course.sections):
        for index, resource in enumerate(section.resources):
            if resource.link is not None:
                yield Reference(resource.link, ("sections", number, "resources", index, "link"))
    for path, language, outline in reading.outlines:
        for link in outline.links:
            if re.match(r"(?:https?|mailto):", link.address, re.IGNORECASE):
                yield Reference(link.address, path, language, link.line)


def check(course: Course, reading: Reading) -> Iterator[Finding]:
    """Links that are http only, and links that cannot be right; the network is not asked."""
    for reference in references(course, reading):
        reason = why_malformed(reference.address)
        if reason is not None:
            yield reference.finding(rules.LINK_MALFORMED, f"{reference.address}: {reason}")
        elif reference.address.lower().startswith("http:"):
            yield reference.finding(rules.LINK_NOT_SECURE, f"{reference.address} is http only")


def why_malformed(address: str) -> str | None:
    """Why an http, https or mailto address cannot be right, or None."""
    if address.lower().startswith("mailto:"):
        return None if _MAIL.match(address) else "this is no mail address"
    try:
        parts = urlsplit(address)
        host, _ = parts.hostname or "", parts.port
    except ValueError as error:
        return str(error)
    reasons = (
        (_TWO_SCHEMES.match(address), "it begins twice"),
        (re.search(r"\s|%20$|[<>\"{}|\\^`]", address), "it holds a character that addresses do not have"),
        (_BAD_PERCENT.search(address), "a % is not followed by two hexadecimal digits"),
        (parts.username is not None, "it holds a user name"),
        (not _HOST.fullmatch(host), f"“{host}” is no host name"),
    )
    return next((reason for wrong, reason in reasons if wrong), None)


Ask = Callable[[Sequence[str]], Mapping[str, str]]
"""From web addresses to the reasons why some of them are dead."""


def dead(course: Course, reading: Reading, ask: Ask) -> Iterator[Finding]:
    """Links that `ask` found dead, each address asked once."""
    found = [
        item
        for item in references(course, reading)
        if item.address.lower().startswith("http") and why_malformed(item.address) is None
    ]
    reasons = ask(tuple(dict.fromkeys(item.address for item in found)))
    for item in found:
        if item.address in reasons:
            yield item.finding(rules.LINK_DEAD, f"{item.address}: {reasons[item.address]}")
