"""Surveys, choices and lessons: activities that are lists of items."""

from tests.moodle.expected.words import moment, spoken


def feedback(activity, course):
    items = {}
    texts = {item.id: item.text.get("en") for item in activity.items if hasattr(item, "required")}
    for number, item in enumerate(activity.items):
        asked = getattr(item, "required", None) is not None
        shown_if = getattr(item, "shown_if", None)
        expected = {
            **_item(item),
            "required": bool(asked and item.required),
            "dependitem": texts[shown_if.item] if shown_if else None,
            "dependvalue": shown_if.answer.get("en") if shown_if else "",
        }
        if asked:
            expected |= {"name": item.text.get("en"), "label": item.label or item.id}
        items |= {f"content.items.{number}.{name}": value for name, value in expected.items()}
    return {
        "anonymous": {"instance.anonymous": 1 if activity.anonymous else 2},
        "several_times": {"instance.multiple_submit": activity.several_times},
        "notify": {"instance.email_notification": activity.notify},
        "numbered": {"instance.autonumbering": activity.numbered},
        "show_analysis": {"instance.publish_stats": activity.show_analysis},
        "thanks": {"instance.page_after_submit": spoken(activity.thanks)},
        "opens": {"instance.timeopen": moment(course, activity.opens)},
        "closes": {"instance.timeclose": moment(course, activity.closes)},
        "items": {"content.items_count": len(activity.items), **items},
    }


def _item(item):
    """Kind and presentation: options stand between `|`, and a bar of their own is an entity."""
    match item.type:
        case "label":
            return {"typ": "label", "presentation": spoken(item.text)}
        case "page-break":
            return {"typ": "pagebreak", "hasvalue": 0}
        case "captcha":
            return {"typ": "captcha"}
        case "options" | "rating":
            return _options(item)
        case "number":
            bounds = ["-" if bound is None else str(bound) for bound in (item.least, item.most)]
            return {"typ": "numeric", "presentation": "|".join(bounds)}
        case "short-text":
            return {"typ": "textfield", "presentation": f"{item.width}|{item.max_length}"}
        case "long-text":
            return {"typ": "textarea", "presentation": f"{item.width}|{item.lines}"}
        case "information":
            return {"typ": "info", "presentation": {"time": "1", "course": "2", "category": "3"}[item.shows]}


def _options(item):
    rated = item.type == "rating"
    texts = [
        (f"{option.value}####" if rated else "")
        + (option.text if rated else option).get("en").replace("|", "&#124;")
        for option in item.options
    ]
    kind = "d" if item.dropdown else "c" if not rated and item.several else "r"
    beside = "<<<<<1" if item.horizontal and kind != "d" else ""
    flags = ("i" if item.hide_empty_answers else "") + ("" if item.no_answer_option else "h")
    return {
        "typ": "multichoicerated" if rated else "multichoice",
        "presentation": f"{kind}>>>>>{'|'.join(texts)}{beside}",
        "options": flags,
    }


def choice(activity, course):
    results = ["never", "after answering", "after closing", "always"]
    return {
        "options": {
            "content.options": [option.text.get("en") for option in activity.options],
            "content.limits": [option.limit or 0 for option in activity.options],
            "instance.limitanswers": any(option.limit for option in activity.options),
        },
        "several": {"instance.allowmultiple": activity.several},
        "may_change": {"instance.allowupdate": activity.may_change},
        "horizontal": {"instance.display": not activity.horizontal},
        "results": {"instance.showresults": results.index(activity.results)},
        "results_with_names": {"instance.publish": activity.results_with_names},
        "show_unanswered": {"instance.showunanswered": activity.show_unanswered},
        "show_places_left": {"instance.showavailable": activity.show_places_left},
        "opens": {"instance.timeopen": moment(course, activity.opens)},
        "closes": {"instance.timeclose": moment(course, activity.closes)},
        "preview": {"instance.showpreview": activity.preview},
    }


_PAGES = {"shortanswer": 1, "truefalse": 2, "multichoice": 3, "numerical": 8, "essay": 10, "content": 20}
_JUMPS = {"again": 0, "next": -1, "end": -9, "previous": -40}


def lesson(activity, course):
    titles = {page.id: page.title.get("en") for page in activity.pages}
    pages = {}
    for number, page in enumerate(activity.pages):
        content = page.type == "content"
        pages |= {
            f"content.pages.{number}.{name}": value
            for name, value in {
                "title": titles[page.id],
                "contents": spoken(page.text),
                "qtype": _PAGES[page.type],
                "qoption": getattr(page, "several", False),
                "layout": content and page.horizontal,
                "display": content and page.in_menu,
            }.items()
        }
        for row, (text, to, response, score) in enumerate(_answers(page)):
            answer = f"content.pages.{number}.answers.{row}"
            pages[f"{answer}.answer"] = text
            pages[f"{answer}.jump"] = titles.get(to, _JUMPS.get(to))
            pages[f"{answer}.score"] = score
            pages[f"{answer}.response"] = response
    return {
        "points": {"instance.grade": activity.points},
        "practice": {"instance.practice": activity.practice},
        "retake": {"instance.retake": activity.retake},
        "keep": {"instance.usemaxgrade": activity.keep == "highest"},
        "attempts_a_question": {"instance.maxattempts": activity.attempts_a_question},
        "show_score": {"instance.ongoing": activity.show_score},
        "progress_bar": {"instance.progressbar": activity.progress_bar},
        "menu": {"instance.displayleft": activity.menu},
        "review": {"instance.modattempts": activity.review},
        "time_limit": {"instance.timelimit": activity.time_limit or 0},
        "opens": {"instance.available": moment(course, activity.opens)},
        "due": {"instance.deadline": moment(course, activity.due)},
        "pages": {"content.pages_count": len(activity.pages), **pages},
    }


def _answers(page):
    """Text, where it leads, what is said (None for nothing) and what it earns."""
    if page.type == "content":
        return [(button.text.get("en"), button.to, None, 0) for button in page.buttons]
    if page.type == "essay":
        return [(None, page.to, None, page.score)]
    return [
        (spoken(answer.text), answer.to, spoken(answer.response) if answer.response else None, answer.score)
        for answer in page.answers
    ]
