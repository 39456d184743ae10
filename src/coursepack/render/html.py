"""Html: a text of the course in one language, sanitised, once for all targets."""

import html as stdlib_html
import re
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import quote, unquote

from coursepack.model import RichText
from coursepack.problems import Rule
from coursepack.problems.rules import text as rules
from coursepack.render import addresses, markdown, math
from coursepack.render.outline import Outline, outline_of_html
from coursepack.render.sanitise import COURSE_SCHEME, refused, sanitise


@dataclass(frozen=True, slots=True)
class TextFinding:
    """Something wrong in a text, on a line counted from 0."""

    rule: Rule
    message: str
    line: int
    written: str = ""
    """The words on that line that are meant; '' for the line as a whole."""
    remedy: str | None = None
    """What to do, where the rule's own remedy does not fit."""


@dataclass(frozen=True, slots=True)
class Html:
    """Sanitised HTML with addresses of course files as `course:path` and formulas set aside."""

    source: str
    formulas: tuple[tuple[str, bool], ...] = ()
    media: tuple[tuple[str, int], ...] = ()
    """Paths of course files it points at, with the line of the first time."""
    noted: tuple[TextFinding, ...] = ()
    """What rendering found wrong."""
    parts: Outline | None = None
    """The outline, where rendering made one."""
    written: str = ""
    """HTML as its author wrote it, in which the rest is found when somebody asks for it."""

    @property
    def findings(self) -> tuple[TextFinding, ...]:
        """What is wrong with the text."""
        return self.noted if self.parts is not None else _html_findings(self.written)

    @property
    def outline(self) -> Outline:
        """Its blocks of words, links and tables, as the author wrote them."""
        return self.parts if self.parts is not None else _html_outline(self.written)

    def with_latex(self) -> str:
        """The HTML with its formulas as LaTeX between Moodle's delimiters."""
        return math.put_back(
            self.source, tuple(math.as_latex(latex, block=block) for latex, block in self.formulas)
        )

    def with_mathml(self) -> str:
        """The HTML with its formulas as MathML; raises FormulaError for one that a check would have refused."""
        return math.put_back(
            self.source, tuple(math.as_mathml(latex, block=block) for latex, block in self.formulas)
        )

    def plain(self) -> str:
        """The words alone, on one line; formulas as LaTeX, images as their alternative text."""
        text = re.sub(r'<img\b[^>]*?\balt="([^"]*)"[^>]*>', r" \1 ", self.with_latex())
        text = re.sub(r"</?(?:b|i|em|strong|span|a|code|sub|sup|u|small)\b[^>]*>", "", text)
        return " ".join(stdlib_html.unescape(re.sub(r"<[^>]*>", " ", text)).split())


def to_html(text: RichText, language: str) -> Html:
    """The text in one language (else in the first it has) as sanitised HTML."""
    return _to_html(text.get(language), text.format, text.base)


@lru_cache(maxsize=50_000)
def _to_html(source: str, text_format: str, base: str) -> Html:
    match text_format:
        case "plain":
            html = f"<p>{_lines(stdlib_html.escape(source, quote=False))}</p>"
            return Html(html, written=html)
        case "html" | "moodle":
            return _from_html(source if text_format == "html" else _lines(source), base)
        case _:
            return _from_markdown(source, base)


def _from_markdown(source: str, base: str) -> Html:
    resolver = _Resolver(base)
    rendered = markdown.render(source, resolver.resolve)
    findings = [
        *(
            TextFinding(rules.UNSAFE_HTML, f"{name} is not allowed", line, name.rstrip(">"))
            for html, line in rendered.raw
            for name in refused(html)
        ),
        *(
            TextFinding(rules.ALTERNATIVE_MISSING, "the image has no alternative text", line, "![]")
            for alt, line in rendered.images
            if not alt
        ),
        *_formula_findings(rendered.formulas),
        *(TextFinding(rules.BOX_WRONG, message, line, ":::") for message, line in rendered.boxes),
    ]
    media: dict[str, int] = {}
    for address, line in rendered.addresses:
        findings.extend(_address_findings(address, base, line))
        path = resolver.paths.get(address)
        if path is not None:
            media.setdefault(path, line)
    if rendered.raw:
        rendered.html = _resolve_raw(rendered.html, resolver)
        for path in addresses.course_addresses(rendered.html):
            media.setdefault(path, 0)
    formulas = tuple((latex, block) for latex, block, _ in rendered.formulas)
    return Html(
        sanitise(rendered.html).strip(), formulas, tuple(media.items()), tuple(findings), rendered.outline
    )


def _from_html(source: str, base: str) -> Html:
    if not _IN_HTML.search(source):
        return Html(source.strip(), written=source)
    html = _resolve_raw(source, _Resolver(base))
    media = tuple((path, 0) for path in addresses.course_addresses(html))
    return Html(sanitise(html).strip(), (), media, written=source)


@lru_cache(maxsize=50_000)
def _html_findings(source: str) -> tuple[TextFinding, ...]:
    names = refused(_resolve_raw(source, _Resolver(""))) if "<" in source else []
    return tuple(TextFinding(rules.UNSAFE_HTML, f"{name} is not allowed", 0) for name in names)


@lru_cache(maxsize=50_000)
def _html_outline(source: str) -> Outline:
    return outline_of_html(source)


def _lines(text: str) -> str:
    return text.strip().replace("\n", "<br>\n")


class _Resolver:
    """Turns addresses as written into addresses for the neutral HTML."""

    def __init__(self, base: str) -> None:
        self.base = base
        self.paths: dict[str, str] = {}

    def resolve(self, address: str) -> str:
        if addresses.is_web_address(address) or not address:
            return address
        try:
            path = addresses.course_path(address, self.base)
        except addresses.OutsideError:
            return ""
        self.paths[address] = path
        _, hash_mark, fragment = address.partition("#")
        return f"{COURSE_SCHEME}:{quote(path)}{hash_mark}{fragment}"


_IN_HTML = re.compile("[<>&\xa0\r\0]")
"""What HTML gives a meaning to, or another spelling."""
_RAW_TAG = re.compile(r"""<[A-Za-z](?:[^>"']|"[^"]*"|'[^']*')*>""")
_RAW_ADDRESS = re.compile(
    r"""\b(src|href|poster)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=<>]+))""", re.IGNORECASE
)


_ON_THIS_COMPUTER = re.compile(r"[A-Za-z]:[\\/]|file:", re.IGNORECASE)


def _resolve_raw(html: str, resolver: _Resolver) -> str:
    """Addresses in HTML that an author wrote, resolved as those in Markdown are."""

    def resolved(match: re.Match[str]) -> str:
        address = stdlib_html.unescape(match.group(2) or match.group(3) or match.group(4) or "")
        if address.startswith(f"{COURSE_SCHEME}:"):
            return match.group(0)
        return f'{match.group(1)}="{stdlib_html.escape(resolver.resolve(address))}"'

    return _RAW_TAG.sub(lambda tag: _RAW_ADDRESS.sub(resolved, tag.group()), html)


def _address_findings(address: str, base: str, line: int) -> list[TextFinding]:
    plain = unquote(address)
    if _ON_THIS_COMPUTER.match(plain):
        message = f"“{plain}” is a file of this computer alone"
        remedy = "Copy the file into the course folder, and write its path from the folder of this text."
        return [TextFinding(rules.LINK_OUTSIDE, message, line, plain, remedy)]
    if "\\" in plain and not addresses.is_web_address(plain):
        message = f"“{plain}” has backslashes"
        remedy = f"Write {plain.replace(chr(92), '/')}."
        return [TextFinding(rules.LINK_OUTSIDE, message, line, plain, remedy)]
    if addresses.is_web_address(address):
        if address.startswith(("#", *addresses.SAFE_SCHEMES)):
            return []
        return [
            TextFinding(
                rules.UNSAFE_LINK, f"the address “{address}” is of a kind that is not allowed", line, address
            )
        ]
    try:
        addresses.course_path(address, base)
    except addresses.OutsideError:
        return [TextFinding(rules.LINK_OUTSIDE, f"“{address}” leads out of the course folder", line, address)]
    return []


def _formula_findings(formulas: list[tuple[str, bool, int]]) -> list[TextFinding]:
    findings = []
    for latex, block, line in formulas:
        try:
            math.as_mathml(latex, block=block)
        except math.FormulaError as error:
            findings.append(TextFinding(rules.MATH_WRONG, str(error), line, latex.strip()))
    return findings
