"""Changing one value of a YAML file and leaving the rest as the author wrote it, comments included."""

from functools import lru_cache
from typing import Any

import yaml

from coursepack.model import Path
from coursepack.source.yaml_reader import YamlFile, read_yaml
from coursepack.source.yaml_writer import flow_value, yaml_value


class CannotEditError(ValueError):
    """A file in which the place to change cannot be found."""


def with_value(text: str, path: Path, value: Any) -> str:
    """The file with another value at the path; a key that its map lacks is added to it."""
    file = _file(text)
    node = file.node(path)
    if node is None:
        return _with_key(text, file, path, value)
    start, end = node.start_mark.index, _end(text, node)
    written = _written(value, file, path)
    if "\n" in written and _is_followed(text, end):
        written = flow_value(value)
    if _is_block(node) or "\n" in text[start:end]:
        start = _after_key(text, file, path, start)
        written = written if text[start - 1 : start] == " " else f" {written}"
    return text[:start] + written + text[end:]


def with_item(text: str, path: Path, item: Any) -> str:
    """The file with one more item at the end of the list at the path; the list is made where it lacks."""
    file = _file(text)
    node = file.node(path)
    if not isinstance(node, yaml.SequenceNode) or not node.value:
        return with_value(text, path, [item])
    last = _end(text, node.value[-1])
    if node.flow_style:
        return f"{text[:last]}, {flow_value(item)}{text[last:]}"
    indent = node.start_mark.column
    return f"{text[:last]}\n{' ' * indent}- {yaml_value(item, indent + 2).lstrip()}{text[last:]}"


def without(text: str, path: Path) -> str:
    """The file without the key, or item of a list, at the path."""
    file = _file(text)
    holder = file.node(path[:-1])
    if file.node(path) is None or not isinstance(holder, yaml.CollectionNode):
        raise CannotEditError(f"nothing to take out at {path}")
    entries = _entries(holder)
    index = next(i for i, (name, _, _) in enumerate(entries) if name == path[-1])
    _, first, last = entries[index]
    start, end = first.start_mark.index, _end(text, last)
    is_item = isinstance(holder, yaml.SequenceNode)
    if not holder.flow_style and (is_item or not text[_line_start(text, start) : start].strip()):
        line_end = text.find("\n", end)
        return text[: _line_start(text, start)] + (text[line_end + 1 :] if line_end >= 0 else "")
    if index > 0:
        return text[: _end(text, entries[index - 1][2])] + text[end:]
    return text[:start] + text[entries[1][1].start_mark.index if len(entries) > 1 else end :]


def _entries(holder: yaml.CollectionNode) -> list[tuple[str | int, yaml.Node, yaml.Node]]:
    """Name, first and last node of each key or item."""
    if isinstance(holder, yaml.MappingNode):
        return [(key.value, key, value) for key, value in holder.value]
    return [(index, item, item) for index, item in enumerate(holder.value)]


@lru_cache(maxsize=2)
def _file(text: str) -> YamlFile:
    file = read_yaml(text, "")
    if file.problems:
        raise CannotEditError(file.problems[0].message)
    return file


def _with_key(text: str, file: YamlFile, path: Path, value: Any) -> str:
    holder = file.node(path[:-1])
    if not isinstance(holder, yaml.MappingNode) or not holder.value or not isinstance(path[-1], str):
        raise CannotEditError(f"there is no place for {path}")
    last = _end(text, holder.value[-1][1])
    if holder.flow_style:
        return f"{text[:last]}, {path[-1]}: {flow_value(value)}{text[last:]}"
    indent = holder.start_mark.column
    return f"{text[:last]}\n{' ' * indent}{path[-1]}: {yaml_value(value, indent + 2)}{text[last:]}"


def _written(value: Any, file: YamlFile, path: Path) -> str:
    """The value as it may stand at the path: on one line where something around it is in flow style."""
    for length in range(len(path) - 1, -1, -1):
        holder = file.node(path[:length])
        if isinstance(holder, yaml.CollectionNode) and holder.flow_style:
            return flow_value(value)
    holder = file.node(path[:-1])
    indent = holder.start_mark.column + 2 if holder is not None else 0
    written = yaml_value(value, indent)
    return written.lstrip() if path and isinstance(path[-1], int) else written


def _is_block(node: yaml.Node) -> bool:
    if isinstance(node, yaml.ScalarNode):
        return node.style in {"|", ">"}
    return isinstance(node, yaml.CollectionNode) and not node.flow_style


def _after_key(text: str, file: YamlFile, path: Path, start: int) -> int:
    """Where a value begins that may stand on lines below its key."""
    holder = file.node(path[:-1])
    if isinstance(holder, yaml.MappingNode):
        return text.index(":", _key_end(holder, path)) + 1
    return start


def _key_end(holder: yaml.MappingNode, path: Path) -> int:
    return int(next(key.end_mark.index for key, _ in holder.value if key.value == path[-1]))


def _end(text: str, node: yaml.Node) -> int:
    """Where the last character of a value stands; the marks of blocks lie further on."""
    if isinstance(node, yaml.MappingNode) and not node.flow_style and node.value:
        return _end(text, node.value[-1][1])
    if isinstance(node, yaml.SequenceNode) and not node.flow_style and node.value:
        return _end(text, node.value[-1])
    end = int(node.end_mark.index)
    return len(text[:end].rstrip()) if _is_block(node) else end


def _is_followed(text: str, end: int) -> bool:
    """Whether something, a comment for example, stands on the line behind a value."""
    return bool(text[end:].partition("\n")[0].strip())


def _line_start(text: str, index: int) -> int:
    return text.rfind("\n", 0, index) + 1
