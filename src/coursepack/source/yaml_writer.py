"""Data as YAML that people like to read: blocks, small maps and lists on one line, long texts as they are."""

import io
from collections.abc import Mapping, Sequence
from typing import Any

import yaml

_WIDTH = 110
_NEVER = 2**30
_SHORT = 88
"""Characters that a map or list may have to stand on one line."""


def yaml_text(data: Mapping[str, Any]) -> str:
    """The data as YAML; read by `yaml_reader` it gives the same."""
    return _emit(data)


def yaml_value(value: Any, indent: int = 0) -> str:
    """One value as it stands after its key or dash: on that line, or on lines of its own that begin at `indent`."""
    text = _emit({"x": value}).removeprefix("x:").rstrip("\n")
    if text.startswith(" "):
        first, *rest = text[1:].split("\n")
        return "\n".join([first, *(_moved(line, indent - 2) for line in rest)])
    return "\n" + "\n".join(_moved(line, indent - 2) for line in text.lstrip("\n").split("\n"))


def flow_value(value: Any) -> str:
    """One value on one line, as it may stand anywhere."""
    stream = io.StringIO()
    dumper = _FlowDumper(stream, default_flow_style=True, sort_keys=False, allow_unicode=True, width=_NEVER)
    dumper.open()
    dumper.represent([value])
    dumper.close()
    return stream.getvalue().strip()[1:-1]


def _moved(line: str, by: int) -> str:
    if not line.strip():
        return ""
    return " " * by + line if by >= 0 else line[-by:]


def _emit(data: Mapping[str, Any]) -> str:
    stream = io.StringIO()
    dumper = _Dumper(stream, default_flow_style=False, sort_keys=False, allow_unicode=True, width=_WIDTH)
    node = dumper.represent_data(dict(data))
    assert isinstance(node, yaml.MappingNode)
    node.flow_style = False
    dumper.open()
    dumper.serialize(node)
    dumper.close()
    return stream.getvalue()


class _Dumper(yaml.SafeDumper):
    def ignore_aliases(self, data: Any) -> bool:  # noqa: ARG002
        """Each use is written out: aliases are not for people."""
        return True

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:  # noqa: ARG002
        """Items of a list stand further in than the key above them."""
        super().increase_indent(flow, indentless=False)


def _map(dumper: _Dumper, data: dict[str, Any]) -> yaml.MappingNode:
    is_flow = len(data) != 1 and _is_short(data)
    node = dumper.represent_mapping("tag:yaml.org,2002:map", data.items(), flow_style=is_flow)
    assert isinstance(node, yaml.MappingNode)
    return node


def _list(dumper: _Dumper, data: Sequence[Any]) -> yaml.SequenceNode:
    is_flow = _is_short(data) and not any(isinstance(item, dict | list) for item in data)
    node = dumper.represent_sequence("tag:yaml.org,2002:seq", data, flow_style=is_flow)
    assert isinstance(node, yaml.SequenceNode)
    return node


def _text(dumper: _Dumper, text: str) -> yaml.ScalarNode:
    ends_in_blank_lines = not text.strip() or text.endswith("\n\n")
    style = ('"' if ends_in_blank_lines else "|") if "\n" in text else None
    node = dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)
    assert isinstance(node, yaml.ScalarNode)
    return node


def _is_short(value: Any) -> bool:
    """Whether a map or list is read more easily on one line."""
    return _length(value, 0) <= _SHORT


def _length(value: Any, depth: int) -> int:
    """Characters on one line; very many for what needs lines of its own."""
    match value:
        case dict() if depth <= 1 and value:
            return 2 + sum(len(str(key)) + 4 + _length(item, depth + 1) for key, item in value.items())
        case list() if depth <= 1 and value:
            return 2 + sum(2 + _length(item, depth + 1) for item in value)
        case dict() | list():
            return 2 if not value else _WIDTH
        case str() if "\n" in value:
            return _WIDTH
        case _:
            return len(str(value))


class _FlowDumper(yaml.SafeDumper):
    def ignore_aliases(self, data: Any) -> bool:  # noqa: ARG002
        """Each use is written out, as in blocks."""
        return True


def _quoted(dumper: _FlowDumper, text: str) -> yaml.ScalarNode:
    node = dumper.represent_scalar("tag:yaml.org,2002:str", text, style='"' if "\n" in text else None)
    assert isinstance(node, yaml.ScalarNode)
    return node


_FlowDumper.add_representer(str, _quoted)
_Dumper.add_representer(dict, _map)
_Dumper.add_representer(list, _list)
_Dumper.add_representer(str, _text)
