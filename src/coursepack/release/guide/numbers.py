"""Numbers and sizes as each of the guide's languages writes them."""


def number(value: float, language: str) -> str:
    """A number with at most two decimals.

    French parts thousands with a narrow space; so does Spanish, from five digits on (Real Academia Española,
    *Ortografía de la lengua española*, 2010): 1234, but 12 345. Both write a decimal comma.
    """
    text = f"{value:,.2f}".rstrip("0").rstrip(".") if value % 1 else f"{value:,.0f}"
    if language == "en":
        return text
    short = len(text.partition(".")[0].lstrip("-")) < len("12,345")
    return text.replace(",", "" if language == "es" and short else "\u202f").replace(".", ",")


def size(value: int, language: str) -> str:
    """A size in bytes as thousands or millions of them, never less than 0.1 kB."""
    unit, letter = (1_000_000, "M") if value >= 1_000_000 else (1_000, "k")
    amount = max(round(value / unit, 1), 0.1)
    return f"{number(amount, language)}\u00a0{letter}{'o' if language == 'fr' else 'B'}"
