"""How Elasticsearch analyses each language: the settings of an index. Pure.

``text_<language>`` is for texts: elision, letters brought together, stop words, stems. ``begin_<language>`` is for the
beginnings of the words of titles, not stemmed, and ``begun_<language>`` for what is typed of them. What Elasticsearch
does not know of a language (uk, ps, so, ti) is done by mappings of characters and endings of our own. Its part of ICU
is not needed.
"""

from typing import Any

APOSTROPHES = [f"{sign}=>'" for sign in "’ʼ‘`´ʹ＇"]
INVISIBLE = [f"{sign}=>" for sign in ("\\u00AD", "\\u200B", "\\u200D", "\\u200E", "\\u200F", "\\uFEFF")]
NON_JOINER = "\\u200C=>\\u0020"  # between the parts of a Persian word; as in Lucene's own analyser of Persian
# Pashto writes yeh and kaf with letters of its own, on keyboards of Persian or Arabic with theirs.
PASHTO = ["ې=>ی", "ۍ=>ی", "ئ=>ی", "ي=>ی", "ى=>ی", "ك=>ک", "ګ=>گ", "ڼ=>ن", "ة=>ه", "ۀ=>ه", "أ=>ا", "إ=>ا"]
# Syllables that sound alike in Tigrinya and are written either way: first letters of rows of seven.
SAME_SOUND = {"ሠ": "ሰ", "ኀ": "ሀ", "ፀ": "ጸ"}
GEEZ = [
    f"{chr(ord(one) + order)}=>{chr(ord(other) + order)}" for one, other in SAME_SOUND.items() for order in range(7)
]
GEEZ_SIGNS = [f"{sign}=>\\u0020" for sign in "።፡፣፤፥፦፧"]

CHARACTERS = {
    "signs": APOSTROPHES + INVISIBLE,
    "cyrillic": ["ё=>е", "Ё=>Е", "ґ=>г", "Ґ=>Г"],
    "ukrainian": ["'=>"],
    "persian": [NON_JOINER],
    "pashto": [NON_JOINER, *PASHTO],
    "geez": GEEZ + GEEZ_SIGNS,
}

STOP_WORDS = {
    "uk": "і й та в у на з із зі до від за по про для як що це не є а але або чи при під над між",
    "ps": "د په او له چې ته دی ده دي یو یوه سره کې څخه هم نه",
    "so": "iyo ama oo ee ku ka u la in waa ayaa si waxaa uu ay",
    "ti": "ናይ ናብ ካብ ኣብ እቲ እታ እቶም እዩ ከም ድማ ግን ወይ",
}

# Endings of cases, numbers and articles, the longest first; what stays has three letters or more (two in Ge'ez).
ENDINGS = {
    "uk": (
        r"(?<=\p{L}{3})(?:ування|ювання|ями|ами|ові|еві|єві|ого|его|ому|ему|ими|іми|ість|ості|остей|ах|ях|ом|ем|єм|ів|їв|"
        r"ей|ою|ею|єю|ий|ій|їй|их|іх|їх|им|ім|ую|юю|ти|ть|ся|а|я|о|е|є|и|і|ї|у|ю|ь|й)$"
    ),
    "ps": r"(?<=\p{L}{3})(?:ونو|ونه|انو|ان|ګانې|یانو|ې|و|ه|ی)$",
    "so": r"(?<=\p{L}{3})(?:yaasha|yada|yaal|aha|aan|ada|ka|ga|ha|ta|da|sha|kii|gii|tii|dii|ku|tu|o)$",
    "ti": r"(?<=\p{L}{2})(?:ታት|ኦም|ና|ት)$",
}


def custom(characters: list[str], filters: list[str]) -> dict[str, Any]:
    return {
        "type": "custom",
        "char_filter": ["signs", *characters],
        "tokenizer": "standard",
        "filter": ["lowercase", *filters],
    }


# Language -> its character filters, and what is done to its words: without stems, and after that.
LETTERS: dict[str, tuple[list[str], list[str]]] = {
    "fr": ([], ["elision_fr"]),
    "nl": ([], []),
    "en": ([], ["possessive_en"]),
    "es": ([], []),
    "tr": ([], ["apostrophe"]),
    "ru": (["cyrillic"], []),
    "uk": (["cyrillic", "ukrainian"], []),
    "ar": ([], ["decimal_digit", "arabic_normalization"]),
    "fa": (["persian"], ["decimal_digit", "arabic_normalization", "persian_normalization"]),
    "ps": (["pashto"], ["decimal_digit", "arabic_normalization", "persian_normalization"]),
    "so": ([], []),
    "ti": (["geez"], []),
}
STEMMERS = {
    "fr": "light_french",
    "nl": "dutch",
    "en": "english",
    "es": "light_spanish",
    "tr": "turkish",
    "ru": "russian",
    "ar": "arabic",
}
KNOWN_STOP_WORDS = {
    "fr": "_french_",
    "nl": "_dutch_",
    "en": "_english_",
    "es": "_spanish_",
    "tr": "_turkish_",
    "ru": "_russian_",
    "ar": "_arabic_",
    "fa": "_persian_",
}


def stems(language: str) -> list[str]:
    """The filters that take the endings off a word; Persian's is Lucene's own, which needs no settings."""
    if language == "fa":
        return ["persian_stem"]
    return [f"stem_{language}"] if language in STEMMERS or language in ENDINGS else []


def filters() -> dict[str, Any]:
    """The token filters that need settings."""
    made: dict[str, Any] = {
        "elision_fr": {
            "type": "elision",
            "articles_case": True,
            "articles": ["l", "m", "t", "qu", "n", "s", "j", "d", "c", "jusqu", "quoiqu", "lorsqu", "puisqu"],
        },
        "possessive_en": {"type": "stemmer", "language": "possessive_english"},
        "lowercase_tr": {"type": "lowercase", "language": "turkish"},
        "beginnings": {"type": "edge_ngram", "min_gram": 1, "max_gram": 20, "preserve_original": True},
    }
    for language in LETTERS:
        words = KNOWN_STOP_WORDS.get(language) or STOP_WORDS[language].split()
        made[f"stop_{language}"] = {"type": "stop", "stopwords": words}
        if language in STEMMERS:
            made[f"stem_{language}"] = {"type": "stemmer", "language": STEMMERS[language]}
        elif language in ENDINGS:
            made[f"stem_{language}"] = {"type": "pattern_replace", "pattern": ENDINGS[language], "replacement": ""}
    return made


def analysers() -> dict[str, Any]:
    """Every analyser by its name. ``words`` is for words that were analysed before they came (``search.analysis``)."""
    made: dict[str, Any] = {"words": {"type": "custom", "tokenizer": "whitespace"}}
    for language, (characters, letters) in LETTERS.items():
        kept = [*letters, f"stop_{language}", *stems(language), "asciifolding"]
        begun = [*letters, "asciifolding"]
        made[f"text_{language}"] = custom(characters, kept)
        made[f"begin_{language}"] = custom(characters, [*begun, "beginnings"])
        made[f"begun_{language}"] = custom(characters, begun)
        for name in ("text", "begin", "begun") if language == "tr" else ():
            ours = made[f"{name}_tr"]["filter"]
            made[f"{name}_tr"]["filter"] = [*letters, "lowercase_tr", *ours[1 + len(letters) :]]
    return made


def index_settings() -> dict[str, Any]:
    """What an index is created with."""
    return {
        "number_of_shards": 1,  # some ten thousand entries; scores of one shard are comparable
        "auto_expand_replicas": "0-1",
        "max_result_window": 10_000,
        "query": {"default_field": ["title_tokens"]},
        "analysis": {
            "char_filter": {name: {"type": "mapping", "mappings": each} for name, each in CHARACTERS.items()},
            "filter": filters(),
            "analyzer": analysers(),
        },
    }
