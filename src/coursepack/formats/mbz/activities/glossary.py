"""Glossaries.

Elements and their order are those of `mod/glossary/backup/moodle2`, Moodle 4.5. Entries count as user data
there: they are restored only with the settings `users` and `glossary_N_userinfo`, though no user need be in
the backup.
"""

from coursepack.formats.mbz.backup import Backup
from coursepack.formats.mbz.element import leaf, leaves, node, nodes
from coursepack.formats.mbz.plan import Module
from coursepack.formats.mbz.pool import Area
from coursepack.formats.moodle.names import spellings
from coursepack.model import Glossary, GlossaryCategory, GlossaryEntry
from coursepack.model.tracking import completion_of

_NO_LETTERS = (
    "in the order of the course's own language and without its letters to choose from: Moodle sorts by the "
    "text as it stands; each entry lists the terms of every language among its keywords"
)


def glossary(backup: Backup, module: Module, activity: Glossary) -> str:
    """The element `glossary`."""
    numbers = {entry.id: backup.ids.new("glossary_entries") for entry in activity.entries}
    rule = completion_of(activity)
    has_letters = len(backup.languages) == 1
    backup.note(activity, _NO_LETTERS)
    return node(
        "glossary",
        leaf("name", backup.name(activity.title)),
        backup.intro(module),
        leaves(
            {
                "allowduplicatedentries": activity.duplicates,
                "displayformat": display_format(activity),
                "mainglossary": activity.main,
                "showspecial": has_letters,
                "showalphabet": has_letters,
                "showall": 1,
                "allowcomments": activity.comments,
                "allowprintview": 1,
                "usedynalink": activity.linked,
                "defaultapproval": not activity.approval,
                "globalglossary": 0,
                "entbypage": activity.entries_on_a_page,
                "editalways": 0,
                "rsstype": 0,
                "rssarticles": 0,
                "assessed": 0,
                "assesstimestart": 0,
                "assesstimefinish": 0,
                "scale": 0,
                "timecreated": backup.time,
                "timemodified": backup.time,
                "completionentries": rule.entries or 0,
            }
        ),
        nodes(
            "entries",
            (_entry(backup, module, activity, entry, numbers[entry.id]) for entry in activity.entries),
        ),
        nodes("entriestags", (_tags(backup, entry, numbers[entry.id]) for entry in activity.entries)),
        nodes("categories", (_category(backup, activity, item, numbers) for item in activity.categories)),
        id=module.instanceid,
    )


def display_format(glossary: Glossary) -> str:
    """How entries are shown: none with its author, for entries of a backup have none.

    Moodle's page of an encyclopedia breaks on an entry without an author
    (`mod/glossary/formats/encyclopedia/encyclopedia_format.php`, 4.5 and 5.1).
    """
    if glossary.format == "encyclopedia" and glossary.entries:
        return "fullwithoutauthor"
    return glossary.format


def _entry(backup: Backup, module: Module, glossary: Glossary, entry: GlossaryEntry, number: int) -> str:
    linked = glossary.linked if entry.linked is None else entry.linked
    area = Area(module.contextid, "mod_glossary", "entry", number)
    return node(
        "entry",
        leaves({"userid": 0, "concept": backup.fitting(entry.term, limit=255)}),
        backup.rich("definition", entry.definition, area, is_cleaned=True),
        leaves(
            {
                "definitiontrust": 0,
                "attachment": "",
                "timecreated": backup.time,
                "timemodified": backup.time,
                "teacherentry": 1,
                "sourceglossaryid": 0,
                "usedynalink": linked,
                "casesensitive": entry.case_sensitive,
                "fullmatch": entry.whole_words,
                "approved": 1,
            }
        ),
        nodes("aliases", (_alias(backup, alias) for alias in _aliases(backup, entry))),
        node("ratings"),
        id=number,
    )


def _aliases(backup: Backup, entry: GlossaryEntry) -> tuple[str, ...]:
    """Other forms of the term, in the languages of the backup.

    Moodle looks for terms and aliases in texts as they stand, and so finds no term that is written in the
    spans of several languages: there each language's term is an alias too.
    """
    forms = [alias.get(lang) for alias in entry.aliases for lang in backup.languages if alias.has(lang)]
    terms = spellings(entry.term, backup.languages)
    return tuple(
        dict.fromkeys(form for form in ((*terms, *forms) if len(terms) > 1 else forms) if [form] != [*terms])
    )


def _alias(backup: Backup, text: str) -> str:
    return node("alias", leaf("alias_text", text), id=backup.ids.new("glossary_alias"))


def _tags(backup: Backup, entry: GlossaryEntry, number: int) -> str:
    return "".join(
        node("tag", leaves({"itemid": number, "rawname": tag}), id=backup.ids.new("tag"))
        for tag in entry.tags
    )


def _category(backup: Backup, glossary: Glossary, category: GlossaryCategory, numbers: dict[str, int]) -> str:
    members = (
        node(
            "category_entry",
            leaf("entryid", numbers[entry.id]),
            id=backup.ids.new("glossary_entries_categories"),
        )
        for entry in glossary.entries
        if category.id in entry.categories
    )
    return node(
        "category",
        leaves({"name": backup.fitting(category.title, limit=255), "usedynalink": category.linked}),
        nodes("category_entries", members),
        id=backup.ids.new("glossary_categories"),
    )
