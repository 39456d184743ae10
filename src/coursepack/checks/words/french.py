"""French."""

from coursepack.checks.words.words import Words, listed

_COLOURS = "rouge|vert|bleu|jaune|orange|violet"

WORDS = Words(
    instructions=listed(
        "associez calculez choisissez citez classez cochez complétez convertissez coche choisis choisissez "
        "déterminez décrivez définissez donnez désignez estimez expliquez glissez identifiez indiquez "
        "nommez ordonnez placez reliez remplissez retrouvez relevez repérez répondez résolvez "
        "sélectionnez trouvez écrivez énumérez saisissez mettez rangez"
    ),
    negative_patterns=(
        r"\b(?:ne|n')\s?.{0,40}?\b(?:pas|jamais|aucun|aucune|point|guère)\b",
        r"\bsauf\b",
        r"\bexceptée?s?\b",
        r"\bhormis\b",
        r"\bà l'exception d",
    ),
    no_negative_patterns=(
        r"\bne va pas\b",
        r"\bpas seulement\b",
        r"\bpas uniquement\b",
        r"\bou pas\b",
        r"\bou non\b",
    ),
    conditions=("lorsque", "lorsqu'", "quand", "si", "s'", "parce", "bien que", "puisque", "afin", "après"),
    relative_patterns=(r"\bqui\b", r"\b(?:que|dont|où|auquel)\b", r"\bqu'"),
    ending_articles=("le", "la", "l'", "un", "une", "du", "au"),
    refers_to_options_patterns=(
        (
            r"(toutes?|tous|aucune?|les deux|les trois|n'importe laquelle)( de| des)?( les| ces| l'une des)?"
            r"( (réponses?|options?|propositions?|affirmations?|choix|solutions?))?"
            r"( (ci-dessus|précédentes?|précédents?|proposées?|qui précèdent))"
            r"( (est|sont) (correctes?|exactes?|justes?|vraies?|bonnes?))?"
        ),
        (
            r"(toutes?|tous|aucune?)( de| des)?( les| ces) (réponses?|options?|propositions?|affirmations?)"
            r"( (n'est|est|sont) (correctes?|exactes?|justes?|vraies?|bonnes?))?"
        ),
        r"(à la fois )?\(?[a-e]\)?( et |, | ou )\(?[a-e]\)?( seulement)?( (est|sont) .*)?",
        r"(les )?(réponses|options) [a-e1-5]( et |, )[a-e1-5].*",
    ),
    absolutes=("toujours", "jamais"),
    function_words=listed(
        "le la les de du des et à en pour est que avec sur par une un au aux ce cette dans il elle ne ou qui sa "
        "se ses son sont"
    ),
    empty_link_texts=frozenset(
        {
            "ce lien",
            "ce site",
            "cette page",
            "cliquer ici",
            "cliquez",
            "cliquez ici",
            "en savoir plus",
            "ici",
            "lien",
            "lire la suite",
            "plus",
            "plus d'informations",
            "site",
            "voir ici",
            "voir plus",
        }
    ),
    empty_alternatives=frozenset(
        {
            "carte",
            "dessin",
            "diagramme",
            "figure",
            "graphique",
            "icône",
            "image",
            "logo",
            "photo",
            "schéma",
        }
    ),
    transcripts=("transcription",),
    colour_patterns=(
        rf"\ben (?:{_COLOURS})\b(?! (?:et|de) )",
        (
            r"\bles? (?:cases?|barres?|lignes?|mots?|cellules?|parties?|points?) "
            r"(?:rouges?|vert(?:e|s|es)?|bleu(?:e|s|es)?|jaunes?)\b"
        ),
    ),
    length_patterns=(
        (
            r"\b(\d+|une?|deux|trois|quatre|cinq|six|dix) (à \d+ )?"
            r"(mots?|pages?|lignes?|phrases?|paragraphes?|caractères?|signes?|minutes?|points|raisons)\b"
        ),
        r"\bdemi-page\b",
    ),
    total_points_patterns=(r"\b(?:notée?s?|note|évaluée?s?) sur (\d+)\b", r"\bsur (\d+) points\b"),
    number_only=("nombre seul", "seulement le nombre", "sans unité", "sans l'unité", "chiffre seul"),
    in_unit="en",
    units=(
        ("pour cent", "pourcentage", "%"),
        ("kilomètres", "km"),
        ("mètres", "m"),
        ("centimètres", "cm"),
        ("kilogrammes", "kg"),
        ("grammes", "g"),
        ("litres", "l"),
        ("secondes", "s"),
        ("minutes", "min"),
        ("heures", "h"),
        ("jours", "jours"),
        ("mois", "mois"),
        ("années", "ans", "ans"),
        ("euros", "€"),
        ("dollars", "$"),
    ),
    abbreviations=listed(
        "al art arts cf chap dr env etc ex fig m mm mme n no p par pp pr sect st suiv vol éd"
    ),
    explains=("sigle", "sigles", "acronyme", "abréviation"),
    shouted=listed(
        "aucun aucune deux et faux jamais la le les moins ne non note ou oui pas plus sauf tous toujours toutes "
        "un une vrai"
    ),
)
