"""HTML by an allow-list: what is not named here does not reach a package."""

from collections import Counter
from html.parser import HTMLParser

import nh3

COURSE_SCHEME = "course"
"""Scheme of addresses of the course's own files between Markdown and a target: `course:one/sea.svg`."""

_TAGS = frozenset(
    """
    a abbr audio b bdi bdo blockquote br caption cite code col colgroup dd del details dfn div dl dt em figcaption
    figure h1 h2 h3 h4 h5 h6 hr i img ins kbd li mark ol p pre q rp rt ruby s samp small source span strong sub
    summary sup table tbody td tfoot th thead time tr track u ul var video
    """.split()  # noqa: SIM905 - a list of 60 quoted words is harder to read
)
_ATTRIBUTES = {
    "*": frozenset({"lang", "dir", "class", "id", "title", "style"}),
    "a": frozenset({"href", "hreflang", "target"}),
    "audio": frozenset({"src", "controls"}),
    "col": frozenset({"span"}),
    "colgroup": frozenset({"span"}),
    "img": frozenset({"src", "alt", "width", "height"}),
    "ol": frozenset({"start", "type"}),
    "q": frozenset({"cite"}),
    "source": frozenset({"src", "type"}),
    "td": frozenset({"colspan", "rowspan", "headers"}),
    "th": frozenset({"colspan", "rowspan", "headers", "scope", "abbr"}),
    "time": frozenset({"datetime"}),
    "track": frozenset({"src", "kind", "srclang", "label", "default"}),
    "video": frozenset({"src", "controls", "poster", "width", "height"}),
}
_STYLES = frozenset(
    """
    background-color border border-collapse color font-size font-style font-weight height list-style-type margin
    max-width padding text-align text-decoration vertical-align width
    """.split()  # noqa: SIM905
)
_SCHEMES = frozenset({"http", "https", "mailto", "tel", COURSE_SCHEME})

_CLEANER = nh3.Cleaner(
    tags=set(_TAGS),
    clean_content_tags={"script", "style"},
    attributes={tag: set(names) for tag, names in _ATTRIBUTES.items()},
    url_schemes=set(_SCHEMES),
    filter_style_properties=set(_STYLES),
    link_rel=None,
    strip_comments=True,
)


def sanitise(html: str) -> str:
    """The HTML with only allowed elements, attributes, addresses and styles."""
    return _CLEANER.clean(html)


def refused(html: str) -> list[str]:
    """What `sanitise` takes out of the HTML, each as the author would name it: `<script>`, `onclick`."""
    before, after = _Inventory(html), _Inventory(sanitise(html))
    elements = [f"<{tag}>" for tag in before.elements - after.elements]
    attributes = [name for tag, name in before.attributes - after.attributes if f"<{tag}>" not in elements]
    return sorted(set(elements)) + sorted(set(attributes))


class _Inventory(HTMLParser):
    """Counts the elements and attributes of some HTML."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: Counter[str] = Counter()
        self.attributes: Counter[tuple[str, str]] = Counter()
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in {"tbody", "html", "head", "body"}:
            self.elements[tag] += 1
        for name, value in attrs:
            self.attributes[(tag, name)] += 1
            if name == "style":
                properties = (
                    declaration.partition(":")[0].strip() for declaration in (value or "").split(";")
                )
                self.attributes.update(
                    (tag, f"style {property_name}") for property_name in properties if property_name
                )
