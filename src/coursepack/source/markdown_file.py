"""A Markdown file: its first line is the title."""


def split_title(text: str) -> tuple[str, str, int]:
    """Title, text after it, and the line (from 1) on which that text begins; title '' where there is none."""
    lines = text.split("\n")
    first = next((index for index, line in enumerate(lines) if line.strip()), 0)
    if not lines[first].startswith("# "):
        return "", text, 1
    start = first + 1
    while start < len(lines) and not lines[start].strip():
        start += 1
    return lines[first][2:].strip(" #"), "\n".join(lines[start:]), start + 1
