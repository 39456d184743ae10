"""CP-W040 to CP-W062: texts that read well, reach everybody and lead somewhere."""

from coursepack.problems.problem import Severity
from coursepack.problems.rule import Example, Rule

_WARNING = Severity.WARNING


def _page(text: str) -> Example:
    return Example("one/welcome.en.md", f"# Welcome\n\n{text}\n")


_LONG = "The sea that lies between the two countries and that many people cross each year in search of work is salty. "
_VERY_LONG = "The sea is wide and deep and " + "cold and grey and " * 10 + "salty."

SENTENCES_LONG = Rule(
    "CP-W040",
    "Sentences that are long on average",
    "Learners, many reading in their second or third language, follow 15 to 20 words a sentence best.",
    "Split the longest sentences: one idea each.",
    _page((_LONG * 5).strip() + " " + _LONG.replace("salty", "so very deep and salty")),
    _page("The sea is salty. " * 6),
    _WARNING,
)
SENTENCE_TOO_LONG = Rule(
    "CP-W041",
    "A sentence that is very long",
    "By the end of a sentence of over 40 words its beginning is forgotten.",
    "Split it, or make it a list.",
    _page(_VERY_LONG),
    _page("The sea is wide, deep, cold, grey and salty."),
    _WARNING,
)
HEADING_SKIPPED = Rule(
    "CP-W042",
    "A heading that skips a level",
    "Screen readers navigate by levels of headings; a missing level sounds like missing text.",
    "Use the next level: `##` below the title, `###` below that.",
    _page("## Sea\n\nSalty.\n\n#### Salt\n\nFrom rivers."),
    _page("## Sea\n\nSalty.\n\n### Salt\n\nFrom rivers."),
    _WARNING,
)
HEADING_EMPTY = Rule(
    "CP-W043",
    "A heading with nothing in it or below it",
    "A heading promises text.",
    "Write the text, or remove the heading.",
    _page("## Sea\n\n## Lake\n\nFresh."),
    _page("## Sea\n\nSalty.\n\n## Lake\n\nFresh."),
    _WARNING,
)
ABBREVIATION_UNDEFINED = Rule(
    "CP-W044",
    "An abbreviation that is not spelled out",
    "Modules are read on their own, so each spells out an abbreviation where it first uses it.",
    "Write it out at first use, with the short form in brackets.",
    _page("The WMO measures the sea."),
    _page("The World Meteorological Organization (WMO) measures the sea. The WMO is in Geneva."),
    _WARNING,
)
TERM_AVOIDED = Rule(
    "CP-W045",
    "A wording that the term list avoids",
    "The same thing has the same name throughout the course; terms.yaml says which.",
    "Use the preferred term.",
    Example(
        "terms.yaml",
        "terms:\n  - {id: greeting, en: welcome, fr: bienvenue, avoid: {en: [hello], fr: [salut]}}\n",
    ),
    Example(
        "terms.yaml", "terms:\n  - {id: greeting, en: hello, fr: bonjour, avoid: {en: [hi], fr: [salut]}}\n"
    ),
    _WARNING,
)
LINK_TEXT = Rule(
    "CP-W050",
    "A link that does not say where it leads",
    "Screen readers list links by their words; “here” tells nothing.",
    "Make the name of the target the link's words.",
    _page("[Click here](https://example.org/sea) for more."),
    _page("More in the [atlas of seas](https://example.org/sea)."),
    _WARNING,
)
TABLE_WITHOUT_HEADER = Rule(
    "CP-W051",
    "A table without header cells",
    "Without them a screen reader cannot say which column a number belongs to.",
    "Name the columns in the first row.",
    _page("| | |\n|---|---|\n| Sea | salty |"),
    _page("| Water | Taste |\n|---|---|\n| Sea | salty |"),
    _WARNING,
)
VIDEO_WITHOUT_CAPTIONS = Rule(
    "CP-W052",
    "A video without captions",
    "Learners who do not hear, or have no sound, read them.",
    'Add <track kind="captions" srclang="…" src="….vtt"> to the video.',
    _page('<video src="sea.svg" controls></video>\n\nThe [transcript](welcome.en.md) of the video.'),
    _page(
        '<video src="sea.svg" controls><track kind="captions" srclang="en" src="sea.svg"></video>\n\n'
        "The [transcript](welcome.en.md) of the video."
    ),
    _WARNING,
)
NO_TRANSCRIPT = Rule(
    "CP-W053",
    "A video or recording without transcript",
    "A transcript is read by those who neither see nor hear the recording, and can be searched and printed.",
    "Link a transcript beside it, and call it so.",
    _page('<audio src="sea.svg" controls></audio>'),
    _page('<audio src="sea.svg" controls></audio>\n\nThe [transcript](welcome.en.md) of the sound.'),
    _WARNING,
)
COLOUR_ALONE = Rule(
    "CP-W054",
    "Colour that carries meaning",
    "One man in twelve confuses red and green, and print is often black and white.",
    "Say it in words or by form too; where that is so already, accept this with the reason.",
    _page("The salty waters are shown in blue."),
    _page("The salty waters are marked with a wave."),
    _WARNING,
)
LANGUAGE_CHANGE = Rule(
    "CP-W055",
    "Words in another language that are not marked as such",
    "A screen reader pronounces them by the rules of the page's language.",
    'Mark them: <i lang="fr">…</i>.',
    _page("The poem is called *La mer et les rochers*."),
    _page('The poem is called <i lang="fr">La mer et les rochers</i>.'),
    _WARNING,
)
ALTERNATIVE_SAYS_NOTHING = Rule(
    "CP-W056",
    "Alternative text that says nothing",
    "“Image” or a file name is no more than a reader hears anyway.",
    "Say what the picture is for.",
    _page("![image](sea.svg)"),
    _page("![Waves on the open sea](sea.svg)"),
    _WARNING,
)
LINK_NOT_SECURE = Rule(
    "CP-W060",
    "A link that is http only",
    "LMS pages are https; browsers warn about such links, and many old addresses have moved.",
    "Use the https address, once you have seen that it answers.",
    _page("See the [atlas](http://example.org/atlas)."),
    _page("See the [atlas](https://example.org/atlas)."),
    _WARNING,
)
LINK_MALFORMED = Rule(
    "CP-W061",
    "A link that cannot be right",
    "The address has no host, a space, two schemes or the like.",
    "Correct the address.",
    _page("See the [atlas](https://https://example.org/atlas)."),
    _page("See the [atlas](https://example.org/atlas)."),
    _WARNING,
)
LINK_DEAD = Rule(
    "CP-W062",
    "A link that leads nowhere",
    "Found by `coursepack check --links`, which asks every address once. Some servers refuse programs; those are "
    "not reported.",
    "Correct or replace the address; try it in a browser first.",
    _page("See the [atlas](https://example.org/no-such-page)."),
    _page("See the [atlas](https://example.org/)."),
    _WARNING,
)
