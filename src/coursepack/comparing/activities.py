"""What an activity means, whatever its author left to be filled in."""

from typing import Any

from coursepack.comparing.meaning import Meaning
from coursepack.formats.mbz.plan import placement_of
from coursepack.model import Activity, Feedback, Quiz, Section
from coursepack.model.tracking import completion_of, points_of

_APART = frozenset(
    {
        "id",
        "questions",
        "complete_when",
        "available_when",
        "activity",
        "gradebook",
        "idnumber",
        "points",
        "worth",
    }
)


def of_activity(meaning: Meaning, section: Section, activity: Activity) -> dict[str, Any]:
    """The activity without its questions, which are compared by themselves."""
    data = meaning.fields(activity, without=_APART)
    if activity.idnumber and activity.idnumber.casefold() != f"{section.id}/{activity.id}".casefold():
        data["idnumber"] = activity.idnumber.casefold()
    data["complete_when"] = meaning.of(completion_of(activity))
    restriction = meaning.condition(activity.available_when, section)
    if restriction:
        data["available_when"] = restriction
    points = points_of(activity)
    if points:
        placement = placement_of(activity)
        category = meaning.gradebook.category_of(placement, section)
        data["points"] = list(points)
        data["gradebook"] = meaning.fields(placement, without=frozenset({"category"})) | {
            "category": meaning.of(category.title) if category.title else None
        }
    if isinstance(activity, Quiz):
        _name_draws(meaning, section, activity, data)
    if isinstance(activity, Feedback):
        _number_items(data["items"])
    return data


def _name_draws(meaning: Meaning, section: Section, quiz: Quiz, data: dict[str, Any]) -> None:
    """Draws by their number, and from where by its whole name; a part is shuffled where the quiz is."""
    names = {draw.id: f"draw {number}" for number, draw in enumerate(quiz.draws, start=1) if draw.id}
    for draw, meant in zip(quiz.draws, data.get("draws", ()), strict=False):
        meant["from"] = meaning.reference(draw.from_, section)
        meant.pop("id", None)
    for part, meant in zip(quiz.parts, data.get("parts", ()), strict=False):
        meant["starts_at"] = names.get(part.starts_at, part.starts_at)
        meant["shuffle"] = part.shuffle or quiz.shuffle_questions


def _number_items(items: list[dict[str, Any]]) -> None:
    """Items of a survey by their place: only those that are asked have names that a survey keeps."""
    places = {item["id"]: str(number) for number, item in enumerate(items, start=1) if "id" in item}
    for item in items:
        if "text" in item and item["type"] != "label":
            item.setdefault("label", item.get("id"))
        item.pop("id", None)
        if "shown_if" in item:
            item["shown_if"] = {**item["shown_if"], "item": places.get(item["shown_if"]["item"])}
