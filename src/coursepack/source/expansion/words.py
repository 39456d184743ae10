"""What is said where an author has not written a text: in English, French and Spanish."""

from collections.abc import Mapping

_WORDS: Mapping[str, Mapping[str, str]] = {
    "en": {
        "certificate_title": "{title} (from {points} points)",
        "certificate_earned": "Congratulations: you have earned the **{title}**. Here is what it is given for:",
        "certificate_points": "at least {points} points in the whole course;",
        "certificate_work": "“{work}” is done.",
        "certificate_badge": "Opening this page has earned you a badge. You find it in your profile, under "
        "*Badges*. Keep it, or show it to others, as proof of the certificate.",
        "badge_for": "{title}: at least {points} points.",
        "electives_title": "Choose your electives",
        "electives_text": "**Choose your electives.** Choose at least {least} of these {count} electives. Mark "
        "an elective below as done to take it: it then opens. Take the mark away to close it again. Your points "
        "stay.",
        "electives_reminder_title": "Reminder: choose your electives",
        "electives_reminder": "::: warning\n**Your choice is still open.** Take at least {least} electives, then "
        "mark the last item of this list as done.\n:::",
        "electives_chosen_title": "I have chosen at least {least} electives",
        "electives_chosen": "**I have chosen at least {least} electives.** Mark this as done when your choice is "
        "made; the reminder then disappears.",
        "elective_tick": "**{title}** ({theme})",
        "electives_grouping": "Electives",
    },
    "fr": {
        "certificate_title": "{title} (à partir de {points} points)",
        "certificate_earned": "Félicitations : vous avez obtenu le **{title}**. Voici ce qu’il atteste :",
        "certificate_points": "au moins {points} points dans l’ensemble du cours ;",
        "certificate_work": "« {work} » est terminé.",
        "certificate_badge": "L’ouverture de cette page vous a valu un badge. Vous le trouverez dans votre profil, "
        "sous *Badges*. Conservez-le ou montrez-le comme preuve du certificat.",
        "badge_for": "{title} : au moins {points} points.",
        "electives_title": "Choisissez vos cours au choix",
        "electives_text": "**Choisissez vos cours au choix.** Prenez au moins {least} de ces {count} cours. "
        "Cochez un cours ci-dessous pour le suivre : il s’ouvre alors. Décochez-le pour le refermer. Vos points "
        "restent acquis.",
        "electives_reminder_title": "Rappel : choisissez vos cours",
        "electives_reminder": "::: warning\n**Votre choix est encore ouvert.** Prenez au moins {least} cours, puis "
        "cochez le dernier élément de cette liste.\n:::",
        "electives_chosen_title": "J’ai choisi au moins {least} cours",
        "electives_chosen": "**J’ai choisi au moins {least} cours.** Cochez cet élément quand votre choix est fait ; "
        "le rappel disparaît alors.",
        "elective_tick": "**{title}** ({theme})",
        "electives_grouping": "Cours au choix",
    },
    "es": {
        "certificate_title": "{title} (a partir de {points} puntos)",
        "certificate_earned": "¡Enhorabuena! Ha obtenido el **{title}**. Esto es lo que acredita:",
        "certificate_points": "al menos {points} puntos en el conjunto del curso;",
        "certificate_work": "«{work}» está hecho.",
        "certificate_badge": "Al abrir esta página ha obtenido una insignia. La encontrará en su perfil, en "
        "*Insignias*. Consérvela o muéstrela como prueba del certificado.",
        "badge_for": "{title}: al menos {points} puntos.",
        "electives_title": "Elija sus asignaturas optativas",
        "electives_text": "**Elija sus asignaturas optativas.** Elija al menos {least} de estas {count} asignaturas. "
        "Marque una asignatura como hecha para cursarla: entonces se abre. Quite la marca para volver a cerrarla. Sus "
        "puntos se conservan.",
        "electives_reminder_title": "Recordatorio: elija sus asignaturas",
        "electives_reminder": "::: warning\n**Su elección sigue abierta.** Elija al menos {least} asignaturas y marque "
        "después el último elemento de esta lista.\n:::",
        "electives_chosen_title": "He elegido al menos {least} asignaturas",
        "electives_chosen": "**He elegido al menos {least} asignaturas.** Marque este elemento cuando haya elegido; el "
        "recordatorio desaparece entonces.",
        "elective_tick": "**{title}** ({theme})",
        "electives_grouping": "Asignaturas optativas",
    },
}


def said(key: str, language: str) -> str:
    """The text for a key; in English where the language has none."""
    return _WORDS.get(language.partition("-")[0], _WORDS["en"])[key]


def number(value: float, language: str) -> str:
    """A number as the language writes it."""
    written = f"{value:g}"
    return written if language.partition("-")[0] == "en" else written.replace(".", ",")
