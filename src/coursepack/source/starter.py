"""The small course that `coursepack init` makes: it checks and builds at once, and shows how each file looks."""

import json
from dataclasses import dataclass, replace

from coursepack.source.schemas import schemas

SCHEMA_FOLDER = ".schemas"


@dataclass(frozen=True, slots=True)
class _Words:
    """What the starter says in one language."""

    section: str
    welcome: str
    quiz: str
    question: str
    right: str
    wrong: str
    choice: str
    answers: tuple[tuple[str, str], ...]
    readme: str


_WORDS = {
    "en": _Words(
        "First steps",
        "# Welcome\n\nWrite what learners read here. A line that starts with `##` is a heading:\n\n"
        "## What you will learn\n\n- One thing\n- Another thing\n",
        "Test your knowledge",
        "Each page of a course is a Markdown file.",
        "Yes: one file for each page and language.",
        "It is: look at welcome.en.md beside this quiz.",
        "Which command says what is wrong with a course?",
        (
            ("coursepack check", "Right: it lists every problem with its file and line."),
            ("coursepack build", "That one writes the packages; it stops when something is wrong."),
            ("coursepack init", "That one made this course."),
        ),
        "Edit the files, then:\n\n    coursepack check\n    coursepack build\n",
    ),
    "fr": _Words(
        "Premiers pas",
        "# Bienvenue\n\nÉcrivez ici ce que les apprenants liront. Une ligne qui commence par `##` est un titre :\n\n"
        "## Ce que vous apprendrez\n\n- Une chose\n- Une autre\n",
        "Testez vos connaissances",
        "Chaque page d'un cours est un fichier Markdown.",
        "Oui : un fichier par page et par langue.",
        "Si : regardez welcome.fr.md à côté de ce quiz.",
        "Quelle commande dit ce qui ne va pas dans un cours ?",
        (
            ("coursepack check", "Exact : elle donne chaque problème avec son fichier et sa ligne."),
            ("coursepack build", "Celle-là écrit les paquets ; elle s'arrête si quelque chose ne va pas."),
            ("coursepack init", "Celle-là a créé ce cours."),
        ),
        "Modifiez les fichiers, puis :\n\n    coursepack check\n    coursepack build\n",
    ),
    "es": _Words(
        "Primeros pasos",
        "# Bienvenida\n\nEscriba aquí lo que leerán los participantes. Una línea con `##` es un título:\n\n"
        "## Lo que aprenderá\n\n- Una cosa\n- Otra cosa\n",
        "Ponga a prueba sus conocimientos",
        "Cada página de un curso es un archivo Markdown.",
        "Sí: un archivo por página e idioma.",
        "Lo es: mire welcome.es.md junto a este cuestionario.",
        "¿Qué comando dice lo que está mal en un curso?",
        (
            ("coursepack check", "Correcto: muestra cada problema con su archivo y su línea."),
            ("coursepack build", "Ese escribe los paquetes; se detiene cuando algo está mal."),
            ("coursepack init", "Ese creó este curso."),
        ),
        "Edite los archivos y luego:\n\n    coursepack check\n    coursepack build\n",
    ),
}

STARTER_LANGUAGES = tuple(_WORDS)
"""Languages in which the starter has words; others begin with the English ones."""


def starter(course_id: str, title: str, languages: tuple[str, ...]) -> dict[str, str]:
    """Path to text of each file of a new course, the schemas for the editor included."""
    first, *others = languages
    files = {
        "course.yaml": _course(course_id, title, languages),
        "01-first-steps/section.yaml": _section(_words(first)),
        "01-first-steps/quiz.yaml": _quiz(_words(first)),
        "README.md": f"# {title}\n\n{_words(first).readme}",
        ".gitignore": "dist/\n",
        ".vscode/extensions.json": '{"recommendations": ["redhat.vscode-yaml"]}\n',
    }
    for language in languages:
        files[f"01-first-steps/welcome.{language}.md"] = _words(language).welcome
    for language in others:
        files[f"course.{language}.yaml"] = _head("course.translation", 0) + f"title: {_quoted(title)}\n"
        files[f"01-first-steps/section.{language}.yaml"] = (
            _head("section.translation", 1) + f"title: {_quoted(_words(language).section)}\n"
        )
        files[f"01-first-steps/quiz.{language}.yaml"] = _quiz_translation(_words(language))
    return files | {f"{SCHEMA_FOLDER}/{name}": text for name, text in schemas().items()}


def _words(language: str) -> _Words:
    spoken = language.split("-")[0] if language.split("-")[0] in _WORDS else "en"
    words = _WORDS[spoken]
    return replace(words, wrong=words.wrong.replace(f"welcome.{spoken}.md", f"welcome.{language}.md"))


def _head(kind: str, depth: int) -> str:
    return f"# yaml-language-server: $schema={'../' * depth}{SCHEMA_FOLDER}/{kind}.schema.json\n"


def _course(course_id: str, title: str, languages: tuple[str, ...]) -> str:
    return (
        f"{_head('course', 0)}id: {course_id}                # never changes once published\n"
        f"title: {_quoted(title)}\nlanguages: [{', '.join(languages)}]\nversion: 0.1.0\n"
        "sections:\n  - 01-first-steps\n"
    )


def _section(words: _Words) -> str:
    activities = "activities:\n  - page: welcome\n  - quiz: quiz\n"
    return f"{_head('section', 1)}title: {_quoted(words.section)}\n{activities}"


def _quiz(words: _Words) -> str:
    answers = "".join(
        f"      - text: {_quoted(text)}\n"
        + ("        right: true\n" if index == 0 else "")
        + f"        feedback: {_quoted(feedback)}\n"
        for index, (text, feedback) in enumerate(words.answers)
    )
    return (
        f"{_head('quiz', 1)}title: {_quoted(words.quiz)}\npass: 60 %\nquestions:\n"
        "  - id: one-file-a-page\n    type: truefalse\n    answer: true\n"
        f"    text: {_quoted(words.question)}\n"
        f"    feedback:\n      right: {_quoted(words.right)}\n      wrong: {_quoted(words.wrong)}\n"
        "  - id: which-command\n    type: multichoice\n"
        f"    text: {_quoted(words.choice)}\n    answers:\n{answers}"
    )


def _quiz_translation(words: _Words) -> str:
    answers = "".join(
        f"      - text: {_quoted(text)}\n        feedback: {_quoted(feedback)}\n"
        for text, feedback in words.answers
    )
    return (
        f"{_head('quiz.translation', 1)}title: {_quoted(words.quiz)}\nquestions:\n"
        f"  - id: one-file-a-page\n    text: {_quoted(words.question)}\n"
        f"    feedback:\n      right: {_quoted(words.right)}\n      wrong: {_quoted(words.wrong)}\n"
        f"  - id: which-command\n    text: {_quoted(words.choice)}\n    answers:\n{answers}"
    )


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
