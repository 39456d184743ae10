"""YAML 1.2 with positions: scalars stay as written, and what is unsafe or doubtful is refused.

Composed once by PyYAML's C parser; nothing is resolved, so `No`, `1:30` and `012` stay text and the
model gives them their types. Refused: explicit tags, duplicate keys, merge keys, more than 1,000 uses
of aliases, nesting deeper than 60.
"""

import re
from dataclasses import dataclass, field
from typing import Any

import yaml
from yaml.constructor import BaseConstructor
from yaml.cyaml import CParser  # type: ignore[attr-defined]
from yaml.resolver import BaseResolver

from coursepack.problems import Place, Problem, Rule
from coursepack.problems.rules import source as rules
from coursepack.source.yaml_faults import syntax_problem

MAX_ALIASES = 1_000
MAX_DEPTH = 60
_INDENT = re.compile(r"^[ \t?:-]+", re.MULTILINE)
_NULLS = frozenset({"", "~", "null", "Null", "NULL"})
_PLAIN_TAGS = frozenset(f"tag:yaml.org,2002:{name}" for name in ("str", "seq", "map"))

Data = dict[str, Any] | list[Any] | str | None


class _Loader(CParser, BaseConstructor, BaseResolver):
    def __init__(self, text: str) -> None:
        CParser.__init__(self, text)
        BaseConstructor.__init__(self)
        BaseResolver.__init__(self)


@dataclass(slots=True)
class YamlFile:
    """One YAML file: its data (dicts, lists, texts, None) and where each value stands."""

    file: str
    root: yaml.Node | None
    data: Data
    problems: list[Problem] = field(default_factory=list)

    def place(self, path: tuple[str | int, ...], *, key: bool = False) -> Place:
        """Where the value at `path` stands (with `key`, its key); else the nearest value that holds it."""
        mark_node = self.root
        node = self.root
        for position, step in enumerate(path):
            pair = _step(node, step)
            if pair is None:
                break
            is_last = position == len(path) - 1
            mark_node, node = (pair[0] if key and is_last and pair[0] is not None else pair[1]), pair[1]
        return Place(self.file) if mark_node is None else _place(self.file, mark_node.start_mark)

    def block_start(self, path: tuple[str | int, ...]) -> int | None:
        """The line on which the text of a block scalar (`|`) begins; None for other scalars."""
        node = self.node(path)
        if isinstance(node, yaml.ScalarNode) and node.style == "|":
            return int(node.start_mark.line) + 2
        return None

    def node(self, path: tuple[str | int, ...]) -> yaml.Node | None:
        """The YAML node at `path`."""
        node = self.root
        for step in path:
            pair = _step(node, step)
            if pair is None:
                return None
            node = pair[1]
        return node


def read_yaml(text: str, file: str) -> YamlFile:
    """Data and positions of a YAML text; `problems` says what is wrong with it."""
    if _may_be_deep(text):
        problem = _too_deep(text, file)
        if problem is not None:
            return YamlFile(file, None, None, [problem])
    loader = _Loader(text)
    try:
        root = loader.get_single_node()
    except yaml.MarkedYAMLError as error:
        return YamlFile(file, None, None, [syntax_problem(error, text, file)])
    except (yaml.YAMLError, RecursionError) as error:
        return YamlFile(file, None, None, [rules.YAML_SYNTAX.at(Place(file), str(error).split("\n")[0])])
    finally:
        loader.dispose()
    builder = _Builder(file)
    data = builder.build(root, 0) if root is not None else None
    return YamlFile(file, root, data, builder.problems)


def _may_be_deep(text: str) -> bool:
    """Whether values could be nested deeper than the C parser's stack bears; cheap, and never wrong about no."""
    openers = text.count("[") + text.count("{")
    return openers > 1_000 or any(len(indent.group()) > 1_000 for indent in _INDENT.finditer(text))


def _too_deep(text: str, file: str) -> Problem | None:
    depth = 0
    try:
        for event in yaml.parse(text, Loader=yaml.CSafeLoader):
            depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
            if depth > MAX_DEPTH:
                message = f"values are nested more than {MAX_DEPTH} deep"
                return rules.YAML_ALIASES.at(_place(file, event.start_mark), message)
    except yaml.YAMLError:
        return None  # said, with its place, by the reader that comes next
    return None


class _Builder:
    """Turns nodes into data, once each use of an alias."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.problems: list[Problem] = []
        self.seen: set[int] = set()
        self.aliases = 0

    def build(self, node: yaml.Node, depth: int) -> Data:
        if node.tag not in _PLAIN_TAGS:
            self._note(rules.YAML_TAG, node, f"the tag {_tag_name(node.tag)} is not allowed")
            return None
        if isinstance(node, yaml.ScalarNode):
            return None if not node.style and node.value in _NULLS else str(node.value)
        if not self._may_enter(node, depth):
            return None
        if isinstance(node, yaml.SequenceNode):
            return [self.build(item, depth + 1) for item in node.value]
        return self._mapping(node, depth)

    def _may_enter(self, node: yaml.Node, depth: int) -> bool:
        if depth > MAX_DEPTH:
            self._note(rules.YAML_ALIASES, node, f"values are nested more than {MAX_DEPTH} deep")
            return False
        if id(node) in self.seen:
            self.aliases += 1
            if self.aliases == MAX_ALIASES + 1:
                self._note(rules.YAML_ALIASES, node, f"aliases are used more than {MAX_ALIASES:,} times")
            return self.aliases <= MAX_ALIASES
        self.seen.add(id(node))
        return True

    def _mapping(self, node: yaml.Node, depth: int) -> dict[str, Any]:
        result: dict[str, Any] = {}
        for key_node, value_node in node.value:
            if not isinstance(key_node, yaml.ScalarNode):
                self._note(rules.YAML_SYNTAX, key_node, "a key must be a plain word")
            elif key_node.value == "<<" and not key_node.style:
                self._note(rules.YAML_ALIASES, key_node, "merge keys (<<) are not allowed")
            elif key_node.value in result:
                self._note(
                    rules.DUPLICATE_KEY, key_node, f"the key “{key_node.value}” stands twice in this map"
                )
            else:
                result[key_node.value] = self.build(value_node, depth + 1)
        return result

    def _note(self, rule: Rule, node: yaml.Node, message: str) -> None:
        self.problems.append(rule.at(_place(self.file, node.start_mark), message))


def _step(node: yaml.Node | None, step: str | int) -> tuple[yaml.Node | None, yaml.Node] | None:
    if isinstance(node, yaml.MappingNode) and isinstance(step, str):
        for key_node, value_node in node.value:
            if isinstance(key_node, yaml.ScalarNode) and key_node.value == step:
                return key_node, value_node
    if isinstance(node, yaml.SequenceNode) and isinstance(step, int) and 0 <= step < len(node.value):
        return None, node.value[step]
    return None


def _place(file: str, mark: Any) -> Place:
    return Place(file, int(mark.line) + 1, int(mark.column) + 1)


def _tag_name(tag: str) -> str:
    return tag.replace("tag:yaml.org,2002:", "!!")
