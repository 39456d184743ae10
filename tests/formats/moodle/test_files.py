"""Names of files that come out of Moodle's texts."""

import pytest

from coursepack.formats.moodle.files import safe_path

_LONG = "/".join(["b" * 99] * 3 + ["c" * 97])
"""397 characters: with three before it, as long as a path may be."""


@pytest.mark.parametrize(
    ("path", "safe"),
    [
        ("../../a.png", "a.png"),
        (".git/config", "git/config"),
        (f"{'a' * 98}..b/{_LONG}", f"aa/{_LONG}"),
        (f"a.git/{_LONG[2:]}", f"git/{_LONG[2:]}"),
        (f"{'a' * 99}.b/c.png", f"{'a' * 99}/c.png"),
        ("..", "file"),
    ],
)
def test_a_path_leads_nowhere_else_also_where_it_is_cut(path, safe):
    assert safe_path(path) == safe
