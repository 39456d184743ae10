"""A question of a backup as Moodle XML says it: what reads that then reads this.

Both hold the same rows of Moodle's database; elements are those of `question/format/xml/format.php` and of
`question/type/*/backup/moodle2`, Moodle 4.5. Files of texts are linked before; a file by itself goes by its hash.
"""

import base64
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from coursepack.formats.mbz.pool import Area
from coursepack.formats.mbz.reading.scope import Scope
from coursepack.formats.mbz.reading.tree import Part, whole
from coursepack.formats.moodle.xml import attribute, cdata

_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_FORMATS = {0: "moodle_auto_format", 1: "html", 2: "plain_text", 3: "moodle_auto_format", 4: "markdown"}
_ORDERING = (
    "ALL_OR_NOTHING",
    "ABSOLUTE_POSITION",
    "RELATIVE_NEXT_EXCLUDE_LAST",
    "RELATIVE_NEXT_INCLUDE_LAST",
    "RELATIVE_ONE_PREVIOUS_AND_NEXT",
    "RELATIVE_ALL_PREVIOUS_AND_NEXT",
    "LONGEST_ORDERED_SUBSET",
    "LONGEST_CONTIGUOUS_SUBSET",
    "RELATIVE_TO_CORRECT",
)
_GAP = re.compile(r"\{#(\d{1,4})\}")
_GROUP = re.compile(r's:9:"draggroup";(?:s:\d+:"(\d+)"|i:(\d+));')
_UNLIMITED = re.compile(r's:8:"infinite";(?:b:1|i:1|s:1:"1");')
_COMBINED = ("correctfeedback", "partiallycorrectfeedback", "incorrectfeedback")


def moodle_xml(scope: Scope, question: Part, parts: Mapping[int, Part], idnumber: str) -> bytes:
    """A question bank of this question alone; `parts` are questions that belong to a text, by number."""
    return f"<quiz>{_Writer(scope, question, parts).question(idnumber)}</quiz>".encode()


@dataclass(frozen=True, slots=True)
class _Writer:
    scope: Scope
    part: Part
    parts: Mapping[int, Part]

    @property
    def kind(self) -> str:
        return self.part.text("qtype")

    @property
    def plugin(self) -> Part:
        """The element in which the type keeps what is its own."""
        return self.part.child(f"plugin_qtype_{self.kind}_question") or self.part

    def question(self, idnumber: str) -> str:
        kind = {"match": "matching", "multianswer": "cloze"}.get(self.kind, self.kind)
        part = self.part
        tags = "".join(f"<tag>{_text(tag.text('rawname'))}</tag>" for tag in part.all("tags/tag"))
        return (
            f'<question type="{attribute(kind)}"><name>{_text(part.text("name"))}</name>'
            f"{self.rich(part, 'questiontext', 'questiontext')}{self.rich(part, 'generalfeedback', 'generalfeedback')}"
            f"{self.leaf('defaultgrade', part.text('defaultmark'))}{self.leaf('penalty', part.text('penalty'))}"
            f"{self.leaf('idnumber', idnumber)}{self.body()}{''.join(self.hints())}<tags>{tags}</tags></question>"
        )

    def body(self) -> str:
        bodies: Mapping[str, Callable[[], Iterator[str]]] = {
            "truefalse": self.true_false,
            "multichoice": self.choices,
            "shortanswer": self.short_answer,
            "numerical": self.numerical,
            "match": self.match,
            "essay": self.essay,
            "gapselect": self.gap_select,
            "ddwtos": self.drag_text,
            "ddimageortext": self.images,
            "ddmarker": self.images,
            "ordering": self.ordering,
            "calculated": self.calculated,
            "calculatedsimple": self.calculated,
            "calculatedmulti": self.calculated,
            "randomsamatch": self.random_match,
        }
        return "".join(bodies[self.kind]()) if self.kind in bodies else ""

    def leaf(self, tag: str, value: str) -> str:
        return f"<{tag}>{cdata(_legal(value))}</{tag}>"

    def area(self, filearea: str, itemid: int | None = None, component: str = "question") -> Area:
        return self.scope.area(component, filearea, self.part.number if itemid is None else itemid)

    def rich(self, part: Part, name: str, tag: str, area: Area | None = None, form: str = "") -> str:
        """A text with its format; gaps of a cloze text get their codes back."""
        text = self.scope.linked(part, part.text(name), area or self.area(tag))
        if name == "questiontext" and self.kind == "multianswer":
            text = self.with_codes(text)
        number = part.whole(form or f"{name}format", 1)
        return f'<{tag} format="{_FORMATS.get(number, "html")}">{_text(text)}</{tag}>'

    def with_codes(self, text: str) -> str:
        sequence = self.plugin.child("multianswer")
        numbers = sequence.text("sequence").split(",") if sequence is not None else []

        def code(found: re.Match[str]) -> str:
            index = whole(found.group(1)) - 1
            number = numbers[index].strip() if 0 <= index < len(numbers) else ""
            part = self.parts.get(whole(number))
            return part.text("questiontext") if part is not None else found.group()

        return _GAP.sub(code, text)

    def hints(self) -> Iterator[str]:
        for hint in self.part.all("question_hints/question_hint"):
            text = self.scope.linked(hint, hint.text("hint"), self.area("hint", hint.number))
            form = _FORMATS.get(hint.whole("hintformat", 1), "html")
            shown = "<shownumcorrect/>" if hint.flag("shownumcorrect") else ""
            clear = "<clearwrong/>" if hint.flag("clearwrong") else ""
            options = self.leaf("options", "1") if hint.flag("options") else ""
            yield f'<hint format="{form}">{_text(text)}{shown}{clear}{options}</hint>'

    def answers(self, more: Callable[[Part], str] = lambda _: "") -> Iterator[str]:
        for answer in self.plugin.all("answers/answer"):
            text = self.scope.linked(answer, answer.text("answertext"), self.area("answer", answer.number))
            form = _FORMATS.get(answer.whole("answerformat"), "html")
            feedback = self.rich(answer, "feedback", "feedback", self.area("answerfeedback", answer.number))
            percent = answer.decimal("fraction") * 100
            yield (
                f'<answer fraction="{percent:.5f}" format="{form}">{_text(text)}{feedback}{more(answer)}</answer>'
            )

    def options(self, name: str) -> Part:
        return self.plugin.child(name) or self.plugin

    def combined(self, options: Part) -> Iterator[str]:
        for tag in _COMBINED:
            yield self.rich(options, tag, tag)
        if options.flag("shownumcorrect"):
            yield "<shownumcorrect/>"

    def true_false(self) -> Iterator[str]:
        options = self.options("truefalse")
        by_number = {answer.number: answer for answer in self.plugin.all("answers/answer")}
        for word, name in (("true", "trueanswer"), ("false", "falseanswer")):
            answer = by_number.get(options.whole(name))
            if answer is not None:
                percent = 100 if answer.decimal("fraction") > 0.5 else 0
                area = self.area("answerfeedback", answer.number)
                feedback = self.rich(answer, "feedback", "feedback", area)
                yield f'<answer fraction="{percent}">{_text(word)}{feedback}</answer>'

    def choices(self) -> Iterator[str]:
        options = self.options("multichoice")
        yield from self.answers()
        yield self.leaf("single", str(int(options.flag("single"))))
        yield self.leaf("shuffleanswers", str(int(options.flag("shuffleanswers"))))
        yield self.leaf("answernumbering", options.text("answernumbering", "abc"))
        yield self.leaf("showstandardinstruction", str(int(options.flag("showstandardinstruction"))))
        yield from self.combined(options)

    def short_answer(self) -> Iterator[str]:
        yield from self.answers()
        yield self.leaf("usecase", str(int(self.options("shortanswer").flag("usecase"))))

    def numerical(self) -> Iterator[str]:
        tolerances = {
            record.whole("answer"): record.text("tolerance")
            for record in self.plugin.all("numerical_records/numerical_record")
        }
        yield from self.answers(lambda answer: self.leaf("tolerance", tolerances.get(answer.number, "0")))
        yield from self.units()

    def units(self) -> Iterator[str]:
        yield "<units>"
        for unit in self.plugin.all("numerical_units/numerical_unit"):
            multiplier = f"{unit.decimal('multiplier', 1.0):.15g}"
            yield f"<unit>{self.leaf('multiplier', multiplier)}{self.leaf('unit_name', unit.text('unit'))}</unit>"
        yield "</units>"
        options = self.plugin.child("numerical_options/numerical_option")
        if options is not None:
            names = {"unitgradingtype": "unitgradingtype", "showunits": "showunits", "unitsleft": "unitsleft"}
            for tag, name in names.items():
                yield self.leaf(tag, options.text(name, "0"))
            yield self.leaf("unitpenalty", options.text("unitpenalty", "0.1"))

    def match(self) -> Iterator[str]:
        options = self.options("matchoptions")
        yield self.leaf("shuffleanswers", str(int(options.flag("shuffleanswers"))))
        for pair in self.plugin.all("matches/match"):
            area = self.area("subquestion", pair.number, "qtype_match")
            text = self.scope.linked(pair, pair.text("questiontext"), area)
            form = _FORMATS.get(pair.whole("questiontextformat", 1), "html")
            answer = f"<answer>{_text(pair.text('answertext'))}</answer>"
            yield f'<subquestion format="{form}">{_text(text)}{answer}</subquestion>'
        yield from self.combined(options)

    def essay(self) -> Iterator[str]:
        options = self.options("essay")
        for name, default in (
            ("responseformat", "editor"),
            ("responserequired", "1"),
            ("responsefieldlines", "15"),
            ("minwordlimit", "0"),
            ("maxwordlimit", "0"),
            ("attachments", "0"),
            ("attachmentsrequired", "0"),
            ("maxbytes", "0"),
            ("filetypeslist", ""),
        ):
            yield self.leaf(name, options.text(name, default))
        for name in ("graderinfo", "responsetemplate"):
            yield self.rich(options, name, name, self.area(name, component="qtype_essay"))

    def gap_select(self) -> Iterator[str]:
        options = self.options("gapselect")
        for answer in self.plugin.all("answers/answer"):
            group = self.leaf("group", str(answer.whole("feedback", 1)))
            yield f"<selectoption>{_text(answer.text('answertext'))}{group}</selectoption>"
        yield self.leaf("shuffleanswers", str(int(options.flag("shuffleanswers"))))
        yield from self.combined(options)

    def drag_text(self) -> Iterator[str]:
        options = self.options("ddwtos")
        for answer in self.plugin.all("answers/answer"):
            kept = answer.text("feedback")
            found = _GROUP.search(kept)
            number = next(filter(None, found.groups()), "1") if found else "1"
            unlimited = "<infinite/>" if _UNLIMITED.search(kept) else ""
            yield f"<dragbox>{_text(answer.text('answertext'))}{self.leaf('group', number)}{unlimited}</dragbox>"
        yield self.leaf("shuffleanswers", str(int(options.flag("shuffleanswers"))))
        yield from self.combined(options)

    def images(self) -> Iterator[str]:
        component = f"qtype_{self.kind}"
        options = self.options(self.kind)
        yield self.file(self.area("bgimage", component=component))
        if options.flag("shuffleanswers"):
            yield "<shuffleanswers/>"
        if options.flag("showmisplaced"):
            yield "<showmisplaced/>"
        yield from self.combined(options)
        for drag in self.plugin.all("drags/drag"):
            image = self.file(self.area("dragimage", drag.number, component))
            numbers = "".join(self.leaf(tag, drag.text(tag, "1")) for tag in ("no", "draggroup", "noofdrags"))
            unlimited = "<infinite/>" if drag.flag("infinite") else ""
            yield f"<drag>{numbers}{_text(drag.text('label'))}{unlimited}{image}</drag>"
        for drop in self.plugin.all("drops/drop"):
            names = ("no", "choice", "xleft", "ytop", "shape", "coords")
            yield f"<drop>{_text(drop.text('label'))}{''.join(self.leaf(tag, drop.text(tag)) for tag in names)}</drop>"

    def file(self, area: Area) -> str:
        """The first file of an area, under the address that it has in the course."""
        for path in self.scope.stored(area):
            address = base64.urlsafe_b64encode(self.scope.file(area, path).encode()).decode().rstrip("=")
            return f'<file name="{address}" path="/" encoding="base64"></file>'
        return ""

    def ordering(self) -> Iterator[str]:
        options = self.options("ordering")
        answers = sorted(self.plugin.all("answers/answer"), key=lambda item: item.decimal("fraction"))
        for answer in answers:
            form = _FORMATS.get(answer.whole("answerformat", 1), "html")
            text = self.scope.linked(answer, answer.text("answertext"), self.area("answer", answer.number))
            yield f'<answer format="{form}">{_text(text)}</answer>'
        yield self.leaf("layouttype", "HORIZONTAL" if options.whole("layouttype") else "VERTICAL")
        yield self.leaf("selecttype", ("ALL", "RANDOM", "CONTIGUOUS")[options.whole("selecttype") % 3])
        yield self.leaf("selectcount", options.text("selectcount", "2"))
        yield self.leaf("gradingtype", _ORDERING[(options.whole("gradingtype") + 1) % len(_ORDERING)])
        yield self.leaf("showgrading", "SHOW" if options.flag("showgrading") else "HIDE")
        yield self.leaf("numberingstyle", options.text("numberingstyle", "none"))
        for tag in _COMBINED:
            yield self.rich(options, tag, tag)
        yield self.leaf("shownumcorrect", str(int(options.flag("shownumcorrect"))))

    def random_match(self) -> Iterator[str]:
        options = self.options("randomsamatch")
        yield self.leaf("choose", options.text("choose", "2"))
        yield self.leaf("subcats", options.text("subcats", "0"))
        yield from self.combined(options)

    def calculated(self) -> Iterator[str]:
        records = {
            record.whole("answer"): record
            for record in self.plugin.all("calculated_records/calculated_record")
        }

        def more(answer: Part) -> str:
            record = records.get(answer.number)
            names = ("tolerance", "tolerancetype", "correctanswerformat", "correctanswerlength")
            return "" if record is None else "".join(self.leaf(name, record.text(name)) for name in names)

        yield from self.answers(more)
        yield from self.units()
        options = self.plugin.child("calculated_options/calculated_option")
        if options is not None:
            yield self.leaf("synchronize", options.text("synchronize", "0"))
            yield self.leaf("single", str(int(options.flag("single"))))
            yield self.leaf("shuffleanswers", str(int(options.flag("shuffleanswers"))))
            yield self.leaf("answernumbering", options.text("answernumbering", "abc"))
            yield from self.combined(options)
        yield "<dataset_definitions>"
        for definition in self.plugin.all("dataset_definitions/dataset_definition"):
            yield self.dataset(definition)
        yield "</dataset_definitions>"

    def dataset(self, definition: Part) -> str:
        kind, low, high, decimals, *_ = [*definition.text("options").split(":"), "", "", "", ""]
        values = {
            "status": "shared" if definition.whole("category") else "private",
            "name": definition.text("name"),
            "distribution": kind,
            "minimum": low,
            "maximum": high,
            "decimals": decimals,
        }
        items = "".join(
            f"<dataset_item>{self.leaf('number', item.text('number'))}{self.leaf('value', _short(item))}</dataset_item>"
            for item in definition.all("dataset_items/dataset_item")
        )
        written = "".join(f"<{tag}>{_text(value)}</{tag}>" for tag, value in values.items())
        return f"<dataset_definition>{written}<dataset_items>{items}</dataset_items></dataset_definition>"


def _short(item: Part) -> str:
    return item.text("value")


def _text(text: str) -> str:
    return f"<text>{cdata(_legal(text))}</text>"


def _legal(text: str) -> str:
    return _ILLEGAL.sub("", text)
