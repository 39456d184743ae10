"""English."""

from coursepack.checks.words.words import Words, listed

_COLOURS = "red|green|blue|yellow|orange|purple"

WORDS = Words(
    instructions=listed(
        "add answer arrange calculate check choose classify complete compute convert decide define describe "
        "determine drag enter estimate explain fill find give identify indicate list mark match name order "
        "pick place put rank select solve specify sort state tick type use work write"
    ),
    negative_patterns=(r"\bnot\b", r"n't\b", r"\bcannot\b", r"\bexcept\b", r"\bneither\b"),
    no_negative_patterns=(r"\bnot only\b", r"\bor not\b", r"\bif not\b", r"\bnot just\b", r"\bnot to\b"),
    conditions=(
        "when",
        "if",
        "because",
        "although",
        "while",
        "until",
        "since",
        "so that",
        "whether",
        "after",
    ),
    relative_patterns=(
        r"\b(?:who|which(?! of| one))\b",
        r"\b(?:whom|whose|that|where)\b",
        r"(?<=[a-z]) (?:he|she|they|you|we)(?: or (?:he|she))? (?:do|did|does|has|have|had|can|could|is|are|will)\b",
    ),
    ending_articles=("a", "an"),
    refers_to_options_patterns=(
        (
            r"(all|none|both|any|neither|either|two) of (the|these|those)?\s*(above|below)?"
            r"\s*(options?|answers?|others?)?"
            r"( (is|are) (correct|right|true))?"
        ),
        r"all (the )?above",
        r"(both |only )?\(?[a-e]\)?( and |, | or )\(?[a-e]\)?( only)?( (is|are) (correct|right|true))?",
        r"(answers|options) [a-e1-5]( and |, )[a-e1-5].*",
    ),
    absolutes=("always", "never"),
    function_words=listed(
        "the of and to in for is that with on by a an as are at be from has have it its or this was were which "
        "who will"
    ),
    empty_link_texts=frozenset(
        {
            "click",
            "click here",
            "details",
            "go",
            "here",
            "learn more",
            "link",
            "more",
            "more info",
            "more information",
            "read more",
            "see here",
            "this",
            "this link",
            "this page",
            "this site",
            "this website",
            "website",
        }
    ),
    empty_alternatives=frozenset(
        {"chart", "diagram", "drawing", "figure", "graph", "icon", "image", "logo", "map", "photo", "picture"}
    ),
    transcripts=("transcript",),
    colour_patterns=(
        rf"\b(?:shown|marked|written|printed|highlighted|displayed|drawn|set) in (?:{_COLOURS})\b",
        r"\bin (?:red|green)\b(?! (?:sea|cross|economy|jobs))",
        rf"\bthe (?:{_COLOURS}) (?:ones?|boxes|box|bars?|lines?|words?|cells?|parts?|dots?|items?)\b",
    ),
    length_patterns=(
        (
            r"\b(\d+|one|two|three|four|five|six|ten|half a) (to \d+ )?"
            r"(words?|pages?|page|lines?|sentences?|paragraphs?|characters?|minutes?|points|reasons)\b"
        ),
    ),
    total_points_patterns=(r"\bout of (\d+)\b(?: points)?", r"\bgraded .{0,20}?(\d+) points\b"),
    number_only=("number only", "only the number", "without the unit", "without unit", "figure only"),
    in_unit="in",
    units=(
        ("per cent", "percent", "percentage", "%"),
        ("kilometres", "kilometers", "km"),
        ("metres", "meters", "m"),
        ("centimetres", "centimeters", "cm"),
        ("kilograms", "kilogrammes", "kg"),
        ("grams", "g"),
        ("litres", "liters", "l"),
        ("seconds", "s"),
        ("minutes", "min"),
        ("hours", "h"),
        ("days", "days"),
        ("months", "months"),
        ("years", "years"),
        ("euros", "€"),
        ("dollars", "$"),
    ),
    abbreviations=listed(
        "al approx art arts cf ch chap co dr e.g ed eds etc fig figs i.e inc ltd mr mrs ms no nos p para paras "
        "pp prof resp sec st vol vs"
    ),
    explains=("acronym", "abbreviation", "stands for", "short for"),
    shouted=listed(
        "all always and do except false least most must never no none not note one only or right the true two "
        "wrong yes"
    ),
)
