"""Names and ids as Moodle wants them."""

from coursepack.model import Course, Located, PlainText, Question, QuestionBank, Quiz
from coursepack.render import in_spans

_PACKS = {"pt-BR": "pt_br", "zh-CN": "zh_cn", "zh-TW": "zh_tw", "es-MX": "es_mx", "sr-Latn": "sr_lt"}
"""Names of language packs that are not called after the language alone."""
_LANGUAGES = {pack: language for language, pack in _PACKS.items()}


def language_pack(language: str) -> str:
    """Moodle's name of a language."""
    return _PACKS.get(language, language.partition("-")[0])


def language_of(pack: str) -> str:
    """The language of a language pack; '' for the name of none."""
    return _LANGUAGES.get(pack, pack.partition("_")[0])


def name(text: PlainText, languages: tuple[str, ...]) -> str:
    """A name in one language, or in several by the multi-language filter's spans."""
    return in_spans({language: text.get(language) for language in languages})


def own(text: PlainText, languages: tuple[str, ...]) -> str:
    """A name in the first language, for what Moodle shows as it stands."""
    return text.get(languages[0])


def spellings(text: PlainText, languages: tuple[str, ...]) -> tuple[str, ...]:
    """What a learner may type for it: the words in each language, each once."""
    return tuple(dict.fromkeys(text.get(language) for language in languages))


def choice_name(text: PlainText, languages: tuple[str, ...]) -> str:
    """Words that Moodle reads as HTML and shows without tags."""
    return in_spans({language: text.get(language).replace("<", "&lt;") for language in languages})


def question_name(question: Question, languages: tuple[str, ...]) -> str:
    """The question's name in the question bank: its own, else its id."""
    return name(question.name, languages) if question.name else question.id


def category_path(
    course: Course, quiz: Located[Quiz | QuestionBank], languages: tuple[str, ...]
) -> tuple[str, ...]:
    """Names of the question bank categories of a quiz, outermost first.

    A section's only quiz shares the section's category.
    """
    path = [name(course.title, languages), name(quiz.section.title, languages)]
    if sum(item.section is quiz.section for item in course.question_sets()) > 1:
        path.append(name(quiz.thing.title, languages))
    return tuple(path)
