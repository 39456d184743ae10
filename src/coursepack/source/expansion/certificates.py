"""A certificate becomes a page that opens at its points, and a badge for those who open the page."""

from coursepack.model import (
    Badge,
    Certificate,
    Completed,
    Completion,
    Condition,
    Course,
    EarnedWhen,
    GradeBetween,
    Page,
    Passed,
    PlainText,
    RichText,
)
from coursepack.model.scheme import scheme_of
from coursepack.source.expansion.stand_ins import StandIns, both, changed, plain, rich, with_activity
from coursepack.source.expansion.words import number, said


def with_certificates(course: Course, stand_ins: StandIns) -> Course:
    """The course with a page and a badge for each certificate."""
    if not course.sections:
        return course
    for certificate in course.certificates:
        where = stand_ins.of("certificate", certificate.id)
        folder, name = where or (course.sections[-1].folder, f"certificate-{certificate.id}")
        page = _page(course, certificate, name)
        if where is not None:
            written = course.find(name, course.find_section(folder))
            assert written is not None
            assert isinstance(written.thing, Page)
            own = written.thing if where in stand_ins.own_texts else page
            page = changed(
                own,
                available_when=both(written.thing.available_when, _condition(course, certificate)),
                complete_when=page.complete_when,
                hidden=written.thing.hidden,
            )
        course = with_activity(course, folder, page)
        course = _with_badge(course, certificate, folder, name)
    return course


def _page(course: Course, certificate: Certificate, name: str) -> Page:
    return Page.model_construct(
        id=name,
        title=_title(course, certificate),
        text=_text(course, certificate),
        available_when=_condition(course, certificate),
        complete_when=Completion(viewed=True),
    )


def _condition(course: Course, certificate: Certificate) -> Condition:
    """Points of the whole course, exactly; and what is required, as far as there is such a thing."""
    condition: Condition = GradeBetween(grade_of="course", at_least=certificate.from_)
    for rule in certificate.requires:
        if course.find(rule.activity, None) is None:
            continue
        is_passed = rule.how == "passed"
        condition = both(
            condition, Passed(passed=rule.activity) if is_passed else Completed(completed=rule.activity)
        )
    return condition


def _title(course: Course, certificate: Certificate) -> PlainText:
    """Moodle never shows the number of a grade condition: the name of the page says it."""
    asked = scheme_of(course).asked(certificate)
    return plain(
        {
            language: said("certificate_title", language).format(
                title=certificate.title.get(language), points=number(asked, language)
            )
            for language in course.languages
        }
    )


def _text(course: Course, certificate: Certificate) -> RichText:
    asked = scheme_of(course).asked(certificate)
    titles = [
        found.thing.title
        for rule in certificate.requires
        if (found := course.find(rule.activity, None)) is not None
    ]
    texts = {}
    for language in course.languages:
        lines = [said("certificate_points", language).format(points=number(asked, language))]
        lines += [said("certificate_work", language).format(work=title.get(language)) for title in titles]
        lines = [f"- {line}" for line in lines]
        texts[language] = "\n\n".join(
            (
                said("certificate_earned", language).format(title=certificate.title.get(language)),
                "\n".join(lines),
                said("certificate_badge", language),
            )
        )
    return rich(texts)


def _with_badge(course: Course, certificate: Certificate, folder: str, name: str) -> Course:
    section = course.find_section(folder)
    assert section is not None
    asked = scheme_of(course).asked(certificate)
    described = {
        language: said("badge_for", language).format(
            title=course.title.get(language), points=number(asked, language)
        )
        for language in course.languages
    }
    badge = Badge.model_construct(
        id=certificate.id,
        title=certificate.title,
        description=certificate.description or plain(described),
        image=certificate.image,
        issuer=certificate.issuer,
        earned_when=EarnedWhen(activities=(f"{section.id}/{name}",)),
    )
    return course.model_copy(update={"badges": (*course.badges, badge)})
