"""Training activities say what a facilitator needs, and their points add up."""

from collections.abc import Iterator

from coursepack.checks.reading import any_pattern, plain, text_of
from coursepack.checks.words import words_of
from coursepack.model import Course, Path, Quiz, RichText, Training
from coursepack.problems import Finding
from coursepack.problems.rules import item_writing as rules


def check(course: Course) -> Iterator[Finding]:
    """What a training activity lacks, and totals that differ from what is announced."""
    for path, _, activity in course.activities():
        if isinstance(activity, Training):
            yield from _fields(activity, path)
            if activity.rubric is not None:
                texts = [((*path, "hand_in"), activity.hand_in), ((*path, "purpose"), activity.purpose)]
                yield from _announced(course, texts, {activity.rubric.points})
        elif isinstance(activity, Quiz) and activity.intro is not None:
            yield from _announced(
                course, [((*path, "intro"), activity.intro)], {activity.points, activity.grade}
            )


def _fields(activity: Training, path: Path) -> Iterator[Finding]:
    present = {
        "objectives": bool(activity.objectives),
        "duration": activity.duration > 0,
        "purpose": bool(activity.purpose),
        "material": any(activity.material),
        "steps": all(activity.steps),
        "hand_in": bool(activity.hand_in),
    }
    missing = [f"`{name}`" for name, given in present.items() if not given]
    if missing:
        yield Finding(rules.TRAINING_INCOMPLETE, path, f"nothing stands under {', '.join(missing)}")


def _announced(course: Course, texts: list[tuple[Path, RichText]], points: set[float]) -> Iterator[Finding]:
    for path, text in texts:
        for language in course.languages:
            words = words_of(language)
            if words is None or not text.has(language):
                continue
            for match in any_pattern(*words.total_points_patterns).finditer(plain(text_of(text, language))):
                said = next(group for group in match.groups() if group)
                if float(said) not in points:
                    message = f"{said} points are announced, and the points add up to {max(points):g}"
                    yield Finding(rules.POINTS_ANNOUNCED, path, message, language=language)
