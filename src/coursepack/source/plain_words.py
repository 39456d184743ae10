"""What pydantic refuses, in the words of somebody who writes courses: what is wrong, and what to write."""

from typing import Any

from pydantic_core import ErrorDetails

from coursepack.model.scalars import LANGUAGE_PATTERN, identifier_of

_LONGEST_SHOWN = 60
_LIST = "Put each item on a line of its own that begins with “- ”."
_MAP = "Write keys and values below it, such as `title: …`."
_WHOLE_NUMBER = "Write a whole number in digits, such as 3."
_NUMBER = "Write a number in digits, such as 10 or 2.5."
_REMEDIES = {
    "int_parsing": _WHOLE_NUMBER,
    "int_type": _WHOLE_NUMBER,
    "int_from_float": _WHOLE_NUMBER,
    "float_parsing": _NUMBER,
    "float_type": _NUMBER,
    "decimal_parsing": _NUMBER,
    "decimal_type": _NUMBER,
    "finite_number": _NUMBER,
}
_BOUNDS = {
    "greater_than_equal": ("ge", "at least"),
    "greater_than": ("gt", "more than"),
    "less_than_equal": ("le", "at most"),
    "less_than": ("lt", "less than"),
}


def in_plain_words(message: str, details: ErrorDetails) -> tuple[str, str | None]:
    """What is wrong, and what to do; None for the remedy where the rule's own has to do."""
    name = next((str(step) for step in reversed(details["loc"]) if isinstance(step, str)), "value")
    kind = details["type"]
    shown = _shown(details["input"])
    unfit = f"{shown} does not fit “{name}”"
    if kind in _REMEDIES:
        return unfit, _REMEDIES[kind]
    if kind in _BOUNDS:
        key, words = _BOUNDS[kind]
        return unfit, f"Write a number of {words} {_context(details, key):g}."
    if kind == "string_pattern_mismatch":
        return _of_pattern(name, details)
    match kind:
        case "string_type":
            return f"“{name}” is a text, not a list or a map", "Write the text behind the colon."
        case "list_type" | "tuple_type":
            return f"“{name}” takes a list", _LIST
        case "dict_type" if name == "activities" and isinstance(details["input"], str):
            return (
                f"{shown} alone names no activity",
                f"Write its kind first, such as `- page: {details['input']}`.",
            )
        case "model_type" | "model_attributes_type" | "dict_type":
            return f"“{name}” takes keys and values", _MAP
        case "literal_error":
            expected = str(_context(details, "expected")).replace("'", "")
            return f"{shown} does not fit “{name}”", f"Write one of: {expected}."
        case "too_short" if details["input"] in ([], None, ""):
            return f"“{name}” is empty", "Write one item at least."
        case _:
            pass
    if message.startswith("write "):
        return unfit, f"{message[0].upper()}{message[1:].removesuffix('.')}."
    if "out of range" in message or "month must be" in message:
        return f"there is no such day: {shown}", "Correct the date; it is year, month, day."
    return f"{name}: {message[:1].lower()}{message[1:]} ({shown})", None


def _of_pattern(name: str, details: ErrorDetails) -> tuple[str, str | None]:
    shown, written = _shown(details["input"]), str(details["input"])
    pattern = str(_context(details, "pattern"))
    if pattern == LANGUAGE_PATTERN:
        return f"{shown} is no language code", "Write a code such as en, fr or pt-BR."
    if "a-z0-9" in pattern:
        whole = f"{name} {shown}" if name == "id" else f"{shown}, as an id,"
        proposed = identifier_of(written)
        remedy = f"Write {proposed}." if proposed else "Write lower-case letters, digits and hyphens alone."
        return f"the {whole} is not made of lower-case letters, digits and hyphens".replace(
            "the “", "“"
        ), remedy
    if "https" in pattern:
        return f"{shown} is no web address", "Write the whole address, beginning with https://."
    if name == "version":
        remedy = "Write digits and letters, joined by . + or -: such as 1.0.0 or 2026-spring."
        return f"{shown} is no version", remedy
    if pattern == r"^[^\r\n]*$":
        return f"“{name}” is one line", "Take the line break out."
    return f"{shown} does not fit “{name}”", None


def _context(details: ErrorDetails, key: str) -> Any:
    return details.get("ctx", {}).get(key, "")


def _shown(written: object) -> str:
    if written is None:
        return "an empty value"
    if isinstance(written, str) and len(written) <= _LONGEST_SHOWN:
        return f"“{' '.join(written.split())}”"
    return "what stands here"
