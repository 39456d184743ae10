"""A module with every kind of page, in the language asked for."""

from tests.specimens import EVERY_TYPE, TYPES_WITH_PARTS

_WORDS = {
    "en": ("The sea", "Rivers carry salt into it.", "Water", "What runs in rivers."),
    "fr": ("La mer", "Les fleuves y portent du sel.", "Eau", "Ce qui coule dans les fleuves."),
    "ar": ("البحر", "تحمل الأنهار الملح إليه.", "ماء", "ما يجري في الأنهار."),
}

LANGUAGES = tuple(_WORDS)


def every_kind(language: str) -> dict[str, str]:
    """Files of a course in one language, with every kind of page."""
    title, text, term, definition = _WORDS[language]
    questions = EVERY_TYPE.partition("questions:\n")[2]
    parts = TYPES_WITH_PARTS.partition("questions:\n")[2]
    return {
        "one/section.yaml": f"""title: {title}
summary: {text}
objectives:
  - {{id: taste, text: {text}}}
key_points:
  - {text}
activities:
  - page: text
  - book: content
  - quiz: quiz
  - quiz: parts
  - training: exercise
  - glossary: glossary
resources:
  - id: convention
    title: {title}
    author: ILO
    year: 1952
    kind: convention
    link: https://example.org/
  - {{id: book, title: {title}, year: 2011, publisher: ILO, kind: book}}
""",
        f"one/text.{language}.md": f"""# {title}

{text} ![{title}](sea.svg)

## {term}

| {term} | {title} |
|---|--:|
| {text} | 1 |

::: note
{text}
:::

$x^2 + y$

- {term}
- [{title}](https://example.org/)

> {text}

```
x = 1
```
""",
        f"one/content/1-first.{language}.md": f"# {title}\n\n{text}\n",
        f"one/content/2-second.{language}.md": f"# {term}\n\n{definition}\n",
        "one/quiz.yaml": f"title: {title}\nintro: {text}\npass: 60 %\nattempts: 3\nquestions:\n{questions}",
        "one/parts.yaml": f"title: {term}\nquestions:\n{parts}",
        "one/exercise.yaml": f"""title: {term}
kind: case-study
duration: 1 h 15 min
group_size: 2 to 3
purpose: {text}
scenario: {text}
material:
  - {term}
steps:
  - {text}
  - {definition}
hand_in: {text}
debrief: {text}
alternative: {text}
rubric:
  criteria:
    - id: one
      text: {term}
      levels:
        - {{points: 0, text: {text}}}
        - {{points: 5, text: {definition}}}
""",
        "one/glossary.yaml": f"""title: {title}
intro: {text}
entries:
  - id: water
    term: {term}
    aliases: [{title}]
    definition: {definition}
""",
    }
