"""Lists and fields that stand in the middle of a text."""

from collections.abc import Iterable

from markupsafe import Markup

_SELECT = Markup(
    '<select name="{name}" data-{kind}="{number}" aria-label="{label}"><option value="">{choose}</option>'
    '{options}</select><span class="mark" data-mark="{number}"></span>'
)
_OPTION = Markup('<option value="{value}">{words}</option>')
_FIELD = Markup(
    '<input type="text" name="{name}" data-{kind}="{number}" aria-label="{label}" maxlength="{length}" size="12" '
    'autocomplete="off" autocapitalize="off" spellcheck="false"{mode}><span class="mark" data-mark="{number}"></span>'
)
_CHOICES = Markup(
    '<span class="inline-choices {layout}" role="{role}" data-{kind}="{number}" aria-label="{label}">{options}</span>'
    '<span class="mark" data-mark="{number}"></span>'
)
_CHOICE = Markup(
    '<label><input type="{type}" name="{name}--{number}" value="{value}"> <span>{html}</span></label> '
)


def select(
    name: str, kind: str, number: int, label: str, choose: str, options: Iterable[tuple[str, str]]
) -> Markup:
    """A list of words."""
    listed = Markup().join(_OPTION.format(value=value, words=words) for value, words in options)
    return _SELECT.format(name=name, kind=kind, number=number, label=label, choose=choose, options=listed)


def text_field(name: str, kind: str, number: int, label: str, length: int, *, is_number: bool) -> Markup:
    """A line to type."""
    mode = Markup(' inputmode="decimal"') if is_number else ""
    return _FIELD.format(name=name, kind=kind, number=number, label=label, length=length, mode=mode)


def choices(
    name: str,
    kind: str,
    number: int,
    label: str,
    layout: str,
    several: bool,
    options: Iterable[tuple[str, Markup]],
) -> Markup:
    """Radio buttons or boxes to tick."""
    listed = Markup().join(
        _CHOICE.format(
            type="checkbox" if several else "radio", name=name, number=number, value=value, html=html
        )
        for value, html in options
    )
    role = "group" if several else "radiogroup"
    return _CHOICES.format(kind=kind, number=number, label=label, layout=layout, role=role, options=listed)
