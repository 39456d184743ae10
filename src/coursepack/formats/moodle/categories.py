"""Question bank categories as Moodle writes them in files: `$course$/top/Sea/Salt`."""

import re

_ONE_SLASH = re.compile(r"(?<!/)/(?!/)")
_CONTEXT = re.compile(r"\$[a-z]+\$")
_TAG = re.compile(r"<(?!\s)[^>]*(?:>|$)")


def category_names(path: str) -> tuple[str, ...]:
    """Names of the categories, outermost first, without the context and `top`.

    As `split_category_path` and `create_category_path` of `question/format.php` read it, Moodle 4.5.
    """
    names = [_TAG.sub("", name.strip().replace("//", "/")) for name in _ONE_SLASH.split(path)]
    if names and _CONTEXT.fullmatch(names[0]):
        del names[0]
    if names and names[0] == "top":
        del names[0]
    return tuple(name for name in names if name)


def category_text(names: tuple[str, ...]) -> str:
    """The path of categories in the course's question bank."""
    return "/".join(("$course$", "top", *(_one_name(name) for name in names)))


def _one_name(name: str) -> str:
    """A `/` in a name is doubled, and kept from the `/` that follows or goes before; `assemble_category_path`."""
    doubled = name.replace("/", "//")
    before = " " if doubled.startswith("/") else ""
    return before + doubled + (" " if doubled.endswith("/") else "")
