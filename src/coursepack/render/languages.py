"""One text for readers of several languages, in the spans of Moodle's multi-language filter.

The filter (`filter/multilang`, seen on 4.5 and 5.1) wants siblings with exactly the attributes `lang` and
`class="multilang"`, and no span inside them.
"""

import re
from collections.abc import Mapping

_INNER_SPAN = re.compile(r"</?span\b[^>]*>")


def multilang(texts: Mapping[str, str]) -> str:
    """One text from the texts by language; plain where all languages say the same.

    Inner spans are dropped: the filter ends at the first `</span>`.
    """
    if len(set(texts.values())) <= 1:
        return next(iter(texts.values()), "")
    return "".join(
        f'<span lang="{language}" class="multilang">{_INNER_SPAN.sub("", text)}</span>'
        for language, text in texts.items()
    )
