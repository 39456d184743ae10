"""Spanish."""

from coursepack.checks.words.words import Words, listed

_COLOURS = "rojo|verde|azul|amarillo|naranja|morado"

WORDS = Words(
    instructions=listed(
        "arrastre asocie calcule cite clasifique complete convierta coloque determine describa defina dé "
        "elija elige empareje encuentre escoja escriba estime explique identifique indique marque mencione "
        "nombre ordene ponga rellene relacione responda resuelva seleccione señale "
        "calcula clasifica completa describe elige empareja encuentra escoge escribe explica identifica indica marca "
        "menciona ordena relaciona responde resuelve selecciona señala"
    ),
    negative_patterns=(
        r"\bno\b",
        r"\bexcepto\b",
        r"\bsalvo\b",
        r"\ba excepción d",
        r"\bmenos (?:una|uno)\b",
    ),
    no_negative_patterns=(
        r"\bno solo\b",
        r"\bno sólo\b",
        r"\bo no\b",
        r"\bsi no\b",
        r"\bno solamente\b",
        r"\bno \w+[ai]d[oa]s?\b",
    ),
    conditions=("cuando", "si", "porque", "aunque", "mientras", "hasta que", "ya que", "para que"),
    relative_patterns=(
        r"\bquien(?:es)?\b",
        r"\b(?:que|cuyo|cuya|donde)\b",
    ),
    ending_articles=("el", "la", "un", "una", "del", "al"),
    refers_to_options_patterns=(
        (
            r"(todas?|todos|ningun[oa]|ambas?|ambos|las dos|los dos)( de)?( las| los| estas| estos)?"
            r"( (respuestas?|opciones|opción))?( (anteriores|de arriba|precedentes|mencionadas))"
            r"( (es|son) (correctas?|ciertas?|verdaderas?))?"
        ),
        r"(todas?|ninguna)( de)? (las|estas) (respuestas|opciones)( (es|son) (correctas?|ciertas?|verdaderas?))?",
        r"(tanto )?\(?[a-e]\)?( y |, | o | como )\(?[a-e]\)?( solamente)?( (es|son) .*)?",
        r"(las )?(respuestas|opciones) [a-e1-5]( y |, )[a-e1-5].*",
    ),
    absolutes=("siempre", "nunca", "jamás"),
    function_words=listed(
        "el la los las de del y en para es que con por una un al se su sus como más lo o son esta este"
    ),
    empty_link_texts=frozenset(
        {
            "aquí",
            "clic aquí",
            "enlace",
            "este enlace",
            "este sitio",
            "esta página",
            "haga clic",
            "haga clic aquí",
            "haz clic aquí",
            "leer más",
            "más",
            "más información",
            "pulse aquí",
            "saber más",
            "sitio",
            "ver más",
        }
    ),
    empty_alternatives=frozenset(
        {
            "diagrama",
            "dibujo",
            "esquema",
            "figura",
            "foto",
            "gráfico",
            "icono",
            "imagen",
            "logo",
            "mapa",
        }
    ),
    transcripts=("transcripción",),
    colour_patterns=(
        rf"\ben (?:{_COLOURS})\b",
        (
            r"\b(?:las|los) (?:casillas|barras|líneas|palabras|celdas|partes|puntos) "
            r"(?:roj[ao]s|verdes|azules|amarill[ao]s)\b"
        ),
    ),
    length_patterns=(
        (
            r"\b(\d+|una?|dos|tres|cuatro|cinco|seis|diez) (a \d+ )?"
            r"(palabras?|páginas?|líneas?|frases?|oraciones|párrafos?|caracteres|minutos?|puntos|razones)\b"
        ),
    ),
    total_points_patterns=(r"\bsobre (\d+) puntos\b", r"\bcalificad[ao] sobre (\d+)\b"),
    number_only=("solo el número", "sólo el número", "sin unidad", "sin la unidad"),
    in_unit="en",
    units=(
        ("por ciento", "porcentaje", "%"),
        ("kilómetros", "km"),
        ("metros", "m"),
        ("centímetros", "cm"),
        ("kilogramos", "kg"),
        ("gramos", "g"),
        ("litros", "l"),
        ("segundos", "s"),
        ("minutos", "min"),
        ("horas", "h"),
        ("días", "días"),
        ("meses", "meses"),
        ("años", "años"),
        ("euros", "€"),
        ("dólares", "$"),
    ),
    abbreviations=listed(
        "al aprox art arts cap cf dr dra ed ej etc fig n núm núms p pp pág págs sr sra sres vol"
    ),
    explains=("sigla", "siglas", "acrónimo", "abreviatura"),
    shouted=listed(
        "dos el excepto falso la las los más menos ni no nota nunca o salvo siempre sí todas todos una uno "
        "verdadero y"
    ),
)
