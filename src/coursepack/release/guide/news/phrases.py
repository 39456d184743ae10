"""How each of the guide's languages says what was and what is."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Phrases:
    """How one language says it; `quote` has `{}` in it."""

    quote: str
    colon: str
    yes: str
    no: str
    unset: str
    added: str
    removed: str
    order: str
    file: str
    pictures: str
    layout: str
    before: str
    now: str
    more: str
    """What stands for things that are not listed; `{}` is how many."""


PHRASES: Mapping[str, Phrases] = {
    "en": Phrases(
        quote="“{}”",
        colon=": ",
        yes="yes",
        no="no",
        unset="not set",
        added="new",
        removed="gone",
        order="order",
        file="another file",
        pictures="the same words, with another picture or file",
        layout="the same words, with another layout, spacing or links",
        before="before",
        now="now",
        more="and {} more",
    ),
    "fr": Phrases(
        quote="«\u202f{}\u202f»",
        colon="\u00a0: ",
        yes="oui",
        no="non",
        unset="non défini",
        added="ajout",
        removed="retrait",
        order="ordre",
        file="un autre fichier",
        pictures="les mêmes mots, avec une autre image ou un autre fichier",
        layout="les mêmes mots, avec une autre mise en forme ou d'autres espaces ou liens",
        before="avant",
        now="maintenant",
        more="et {} de plus",
    ),
    "es": Phrases(
        quote="«{}»",
        colon=": ",
        yes="sí",
        no="no",
        unset="sin definir",
        added="novedad",
        removed="retirada",
        order="orden",
        file="otro archivo",
        pictures="las mismas palabras, con otra imagen u otro archivo",
        layout="las mismas palabras, con otro formato u otros espacios o enlaces",
        before="antes",
        now="ahora",
        more="y {} más",
    ),
}
