"""What people read of a release: the guide for exactly its packages, what is new, and what built it."""

import datetime
import json
import re
from html.parser import HTMLParser
from pathlib import Path
from typing import get_args

import pytest

from coursepack import model
from coursepack.formats import FORMATS
from coursepack.release import Options, release
from coursepack.release.bundle import Wanted
from coursepack.release.guide import kinds
from coursepack.release.guide.environment import GUIDE_LANGUAGES
from coursepack.release.sbom import sbom
from tests.specimens import write_course

_TEMPLATES = Path(kinds.__file__).parent / "templates"
_SPANISH: dict[str, str | bytes] = {
    "course.yaml": "id: chico\ntitle: Chico\nlanguages: [es]\nversion: 1.0.0\nlicense: CC-BY-4.0\nsections: [uno]\n",
    "uno/section.yaml": "title: Uno\nactivities:\n  - page: hola\n  - quiz: prueba\n",
    "uno/hola.es.md": "# Hola\n\nBuenos días.\n",
    "uno/prueba.yaml": (
        "title: Prueba\nquestions:\n  - {id: mar, type: truefalse, text: El mar es salado., answer: true}\n"
    ),
}
_HOSTILE = (
    "id: tiny\ntitle: {en: '<script>alert(1)</script> *a* `b` | {{ 7*7 }}', fr: Petit}\n"
    "languages: [en, fr]\nversion: 1.0.0\nlicense: CC-BY-4.0\nsections: [one]\n"
)


def _guide(made, ending="md"):
    return (made.folder / f"IMPORT-GUIDE.{ending}").read_text(encoding="utf-8")


@pytest.mark.parametrize("row", FORMATS, ids=lambda row: row.name)
def test_every_format_has_its_steps_in_every_language(tmp_path, row):
    made = _in_every_language(tmp_path, row)
    guides = _guides(made)
    assert set(guides) == set(GUIDE_LANGUAGES)
    assert made.manifest.packages
    for text in guides.values():
        assert all(f"`{package.file}`" in text for package in made.manifest.packages)
        assert _commands(text) == _commands(guides["en"]) != []
        assert _steps(text) == _steps(guides["en"]) != []


@pytest.mark.parametrize("name", ["mbz", "moodle-xml"])
def test_a_file_in_several_languages_needs_a_filter_and_each_guide_says_which(tmp_path, name):
    (row,) = (row for row in FORMATS if row.name == name)
    guides = _guides(_in_every_language(tmp_path, row, multilang=True))
    filters = {"en": "Multi-Language Content", "fr": "Contenu multilingue", "es": "Contenido multi-idioma"}
    for language, text in guides.items():
        assert f"*{filters[language]}*" in text
        assert "-multilang." in text
        assert _steps(text) == _steps(guides["en"])


def _commands(text):
    return re.findall(r"^```sh\n.*?^```$", text, re.MULTILINE | re.DOTALL)


def _steps(text):
    return re.findall(r"^(?:\d\.|- ☐) ", text, re.MULTILINE)


def _in_every_language(tmp_path, row, **wanted):
    """A release in this format of a course that has a session and is written in the guide's languages."""
    files = {
        "course.yaml": "id: tiny\ntitle: {en: Tiny, fr: Petit, es: Chico}\nlanguages: [en, fr, es]\nsections: [one]\n",
        "one/section.es.yaml": "title: Uno\nobjectives:\n  - {id: taste, text: Decir lo que es salado.}\n",
        "one/welcome.es.md": "# Bienvenida\n\nHola. ![Olas en alta mar](sea.svg)\n",
        "one/quiz.yaml": (
            "title: Quiz\nquestions:\n  - {id: sea, type: truefalse, text: The sea is salty., answer: true}\n"
        ),
        "one/quiz.es.yaml": "title: Prueba\nquestions:\n  - {id: sea, text: El mar es salado.}\n",
        "agenda.yaml": (
            "sessions:\n"
            "  - {id: talk, title: {en: Talk, fr: Débat, es: Charla}, on: [2026-03-02], at: 14:00, lasts: 1 h}\n"
        ),
    }
    course = write_course(tmp_path / "course", files)
    options = Options(
        tmp_path / "dist", Wanted(formats=(row,), **wanted), allow_loss=True, allow_warnings=True
    )
    return release(course, options)


def _guides(made):
    """The guide's part in each language, in the course's order."""
    parts = re.split(r"^(?=# )", _guide(made), flags=re.MULTILINE)[1:]
    assert len(parts) == len(made.manifest.languages)
    return dict(zip(made.manifest.languages, parts, strict=True))


def test_each_text_of_the_guide_is_there_in_every_language():
    names = [path.name for path in _TEMPLATES.rglob("*.*.md")]
    texts = {name.removesuffix(".md").rpartition(".")[0] for name in names}
    assert set(names) == {f"{text}.{language}.md" for text in texts for language in GUIDE_LANGUAGES}
    assert {row.name for row in FORMATS} <= texts


def test_the_guide_tells_what_to_count(tiny):
    text = _guide(tiny)
    assert "1 section, 2 activities, 1 question worth 1 point, in English, French" in text
    assert "1 section, 2 activités, 1 question valant 1 point, en anglais, français" in text


_WITH_BADGE: dict[str, str | bytes] = {
    "course.yaml": (
        "id: tiny\ntitle: Tiny\nlanguages: [en]\nversion: 1.0.0\nsections: [one]\n"
        "grading: {items: [{id: talk, title: Talk, points: 2}]}\n"
        "badges:\n  - {id: reader, title: Reader *of all*, description: Read it.,"
        " earned_when: {activities: [one/welcome]}}\n"
    ),
    "one/section.yaml": "title: One\nactivities:\n  - page: welcome\n  - quiz: quiz\n  - glossary: terms\n",
    "one/welcome.en.md": "# Welcome\n\nThe sea $E = mc^2$ is salty.\n",
    "one/terms.yaml": "title: Terms\nentries:\n  - {id: sea, term: sea, definition: Salty water.}\n",
    "one/quiz.yaml": "title: Quiz\nquestions:\n  - {id: sea, type: truefalse, text: The sea is salty., answer: true}\n",
}


def test_the_guide_names_what_to_count_and_to_enable_in_moodle(tmp_path):
    course = write_course(tmp_path / "course", start=_WITH_BADGE)
    text = _guide(release(course, Options(tmp_path / "dist", allow_warnings=True)))
    assert "3 activities (glossary 1, page 1, quiz 1)" in text
    assert "a *Course total* of 3 points" in text
    assert "enable access to “Reader \\*of all\\*”" in text
    assert "filter *Glossary auto-linking*" in text
    assert "filter *MathJax*" in text


def test_the_guide_asks_for_nothing_that_the_course_does_not_need(tmp_path):
    plain = {name: text for name, text in _WITH_BADGE.items() if name != "one/terms.yaml"} | {
        "course.yaml": "id: tiny\ntitle: Tiny\nlanguages: [en]\nversion: 1.0.0\nsections: [one]\n",
        "one/section.yaml": "title: One\nactivities:\n  - page: welcome\n  - quiz: quiz\n",
        "one/welcome.en.md": "# Welcome\n\nHello.\n",
    }
    course = write_course(tmp_path / "course", start=plain)
    text = _guide(release(course, Options(tmp_path / "dist", allow_warnings=True)))
    assert not re.search(
        "badge|Glossary auto-linking|MathJax|Language packs",
        text.replace("leaves out badges", "").replace("completion and badges", ""),
    )


def test_the_guide_begins_with_the_file_that_holds_the_whole_course(tiny):
    headings = re.findall(r"^## (.*)$", _guide(tiny), re.MULTILINE)
    assert headings.index("The whole course: Moodle backup") == headings.index("2. What there is") + 1


def test_what_the_course_says_is_text_and_nothing_else(tmp_path):
    made = release(write_course(tmp_path / "course", {"course.yaml": _HOSTILE}), Options(tmp_path / "dist"))
    html = _guide(made, "html")
    assert "<script" not in html
    assert "&lt;script&gt;alert(1)&lt;/script&gt; *a* `b` | {{ 7*7 }}" in html


def test_the_page_needs_nothing_else_and_names_its_languages(tiny):
    html = _guide(tiny, "html")
    tags = _Tags(html)
    assert tags.count["section"] == 2
    assert not {"script", "img", "link", "iframe"} & set(tags.count)
    assert tags.addresses == {"#en", "#fr"}


class _Tags(HTMLParser):
    def __init__(self, html):
        super().__init__()
        self.count, self.addresses = {}, set()
        self.feed(html)

    def handle_starttag(self, tag, attributes):
        self.count[tag] = self.count.get(tag, 0) + 1
        self.addresses |= {value for name, value in attributes if name in {"href", "src"}}


def test_a_course_in_other_languages_has_the_guide_in_english(tmp_path):
    files = {
        "course.yaml": "id: klein\ntitle: Klein\nlanguages: [de]\nsections: [one]\n",
        "one/section.yaml": "title: Eins\nactivities:\n  - page: hallo\n",
        "one/hallo.de.md": "# Hallo\n\nGuten Tag.\n",
    }
    made = release(write_course(tmp_path / "c", start=files), Options(tmp_path / "d", allow_warnings=True))
    assert "# Klein 1.0.0: import guide" in _guide(made)


def test_a_course_in_spanish_has_the_guide_in_spanish_alone(tmp_path):
    made = release(write_course(tmp_path / "c", start=_SPANISH), Options(tmp_path / "d", allow_warnings=True))
    text = _guide(made)
    assert "# Chico 1.0.0: guía de importación" in text
    assert (
        "El curso completo: 1 sección, 2 actividades y 1 pregunta por un total de 1 punto; idiomas: español."
        in text
    )
    assert "Administración del sitio, *Cursos*, *Restaurar curso*" in text
    assert len(re.findall(r"^# ", text, re.MULTILINE)) == 1
    assert '<section id="es" lang="es">' in _guide(made, "html")


def test_every_kind_of_activity_has_a_name_in_every_language():
    (union, *_) = get_args(model.Activity)
    named = {name for each in get_args(union) for name in get_args(each.model_fields["activity"].annotation)}
    assert {language: set(names) for language, names in kinds.KINDS.items()} == dict.fromkeys(
        GUIDE_LANGUAGES, named | {"course", "section", "question"}
    )


def test_what_built_it_is_listed_with_its_dependencies():
    clock = datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC)
    document = json.loads(sbom(clock))
    names = {component["name"] for component in document["components"]}
    assert names >= {"click", "filelock", "jinja2", "lxml", "markupsafe", "nh3", "pydantic", "pydantic-core"}
    assert not names & {"pytest", "mypy", "coursepack"}
    references = {item["bom-ref"] for item in document["components"]} | {
        document["metadata"]["component"]["bom-ref"]
    }
    assert {item["ref"] for item in document["dependencies"]} == references
    assert {name for item in document["dependencies"] for name in item["dependsOn"]} <= references
    assert sbom(clock) == sbom(clock)


def test_a_file_that_needs_a_plugin_is_offered_apart_and_names_it(tmp_path):
    course = (
        "id: tiny\ntitle: Tiny\nlanguages: [en]\nreleased: 2026-01-15\nsections: [one]\n"
        "certificates: [{id: diploma, title: Diploma, from: 1 points, provider: customcert}]\n"
    )
    folder = write_course(tmp_path / "course", {"course.yaml": course})
    (mbz,) = (row for row in FORMATS if row.name == "mbz")
    options = Options(tmp_path / "dist", Wanted(formats=(mbz,), moodle=("4.1", "4.5")), allow_warnings=True)
    made = release(folder, options)
    text = _guide(made)
    usual, certified = text.split("**With a certificate.**")
    assert 'customcert.mbz"' not in text
    assert "`tiny-1.0.0-en-customcert.mbz` (plug-in mod_customcert)" in certified
    assert "`tiny-1.0.0-en-moodle-4.1.mbz`: Moodle 4.1 and later\n" in usual
    assert "or for the backups that are made for it Moodle 4.1 (tried" in usual
    assert {row.moodle for row in made.manifest.packages} == {"4.1", "4.5"}


def test_a_backup_packed_as_a_zip_is_counted_too(tmp_path):
    (mbz,) = (row for row in FORMATS if row.name == "mbz")
    counts = []
    for packing in ("tar.gz", "zip"):
        course = write_course(tmp_path / "course")
        options = Options(tmp_path / packing, Wanted(formats=(mbz,), packing=packing), allow_warnings=True)
        counts.append([row.counts for row in release(course, options).manifest.packages])
    assert counts[0] == counts[1]
    assert counts[0][0].questions == 1


def test_the_guide_begins_with_the_filter_where_a_file_holds_several_languages(tmp_path):
    wanted = Wanted(
        tuple(row for row in FORMATS if row.name in {"mbz", "moodle-xml", "gift"}), multilang=True
    )
    made = release(write_course(tmp_path / "course"), Options(tmp_path / "dist", wanted, allow_warnings=True))
    guide = _guide(made)
    files = {package.file: package.languages for package in made.manifest.packages}
    assert files == {
        "tiny-1.0.0-multilang.mbz": ("en", "fr"),
        "tiny-1.0.0-multilang.xml": ("en", "fr"),
        "tiny-1.0.0-en.gift": (),
        "tiny-1.0.0-fr.gift": (),
    }
    assert guide.index("*Apply to* **Content and headings**") < guide.index("*Restore course*")
    assert "*Appliquer à* **Contenu et titres**" in guide
    assert "| `tiny-1.0.0-multilang.mbz` | en, fr |" in guide


def test_the_guide_says_nothing_of_the_filter_where_each_file_has_one_language(tmp_path):
    made = release(write_course(tmp_path / "course"), Options(tmp_path / "dist"))
    assert "Content and headings" not in _guide(made)
