"""What a course, a section, a question and each kind of activity are called in the guide's languages.

The names are those of Moodle's own interface in that language, where Moodle has such an activity.
"""

from collections.abc import Mapping

KINDS: Mapping[str, Mapping[str, str]] = {
    "en": {
        "assignment": "assignment",
        "bank": "question bank",
        "book": "book",
        "choice": "choice",
        "course": "course",
        "feedback": "feedback",
        "file": "file",
        "folder": "folder",
        "forum": "forum",
        "glossary": "glossary",
        "label": "text and media area",
        "lesson": "lesson",
        "lti": "external tool",
        "page": "page",
        "question": "question",
        "quiz": "quiz",
        "scorm": "SCORM package",
        "section": "section",
        "training": "training activity",
        "url": "URL",
        "wiki": "wiki",
        "workshop": "workshop",
    },
    "fr": {
        "assignment": "devoir",
        "bank": "banque de questions",
        "book": "livre",
        "choice": "sondage",
        "course": "cours",
        "feedback": "feedback",
        "file": "fichier",
        "folder": "dossier",
        "forum": "forum",
        "glossary": "glossaire",
        "label": "zone texte et média",
        "lesson": "leçon",
        "lti": "outil externe",
        "page": "page",
        "question": "question",
        "quiz": "test",
        "scorm": "paquetage SCORM",
        "section": "section",
        "training": "activité de formation",
        "url": "URL",
        "wiki": "wiki",
        "workshop": "atelier",
    },
    "es": {
        "assignment": "tarea",
        "bank": "banco de preguntas",
        "book": "libro",
        "choice": "consulta",
        "course": "curso",
        "feedback": "encuesta",
        "file": "archivo",
        "folder": "carpeta",
        "forum": "foro",
        "glossary": "glosario",
        "label": "área de texto y medios",
        "lesson": "lección",
        "lti": "herramienta externa",
        "page": "página",
        "question": "pregunta",
        "quiz": "cuestionario",
        "scorm": "paquete SCORM",
        "section": "sección",
        "training": "actividad formativa",
        "url": "URL",
        "wiki": "wiki",
        "workshop": "taller",
    },
}
"""Name by language and kind."""

_MODULES = {"assign": "assignment", "qbank": "bank", "resource": "file"}
"""Kinds that Moodle's backups name otherwise."""

LANGUAGES: Mapping[str, Mapping[str, str]] = {
    "en": {
        "ar": "Arabic",
        "de": "German",
        "en": "English",
        "es": "Spanish",
        "fr": "French",
        "it": "Italian",
        "pt": "Portuguese",
        "sw": "Swahili",
    },
    "fr": {
        "ar": "arabe",
        "de": "allemand",
        "en": "anglais",
        "es": "espagnol",
        "fr": "français",
        "it": "italien",
        "pt": "portugais",
        "sw": "swahili",
    },
    "es": {
        "ar": "árabe",
        "de": "alemán",
        "en": "inglés",
        "es": "español",
        "fr": "francés",
        "it": "italiano",
        "pt": "portugués",
        "sw": "suajili",
    },
}
"""Names of languages in the guide's languages; others go by their code."""


def activities_said(activities: Mapping[str, int], language: str) -> str:
    """How many activities there are of each of Moodle's kinds: `assignment 2, quiz 3`."""
    names = {KINDS[language].get(_MODULES.get(name, name), name): count for name, count in activities.items()}
    return ", ".join(f"{name} {count}" for name, count in sorted(names.items()))
