"""Russian and Ukrainian. Pure."""

from search.stems import cut, snowball

RUSSIAN = snowball("russian")


def russian(word: str) -> str:
    """Snowball's; folding has made е of ё, and і, which Russian has not, stays."""
    return RUSSIAN(word)


# As folded: і for ї, no apostrophes. The longest first, within each kind of word.
REFLEXIVE = ("ся", "сь")
ADJECTIVES = (
    *(
        "ського",
        "ському",
        "ською",
        "ськими",
        "ський",
        "ська",
        "ське",
        "ські",
        "ську",
        "ських",
        "ським",
        "ській",
        "ськоі",
    ),
    *("ішого", "ішому", "ішими", "іший", "іша", "іше", "іші"),
    *("ього", "ьому", "ого", "ому", "ими", "іми", "ій", "ий", "ою", "ею", "оі", "еі", "єі", "их", "іх", "им", "ім"),
)
NOUNS = (
    *("енням", "еннями", "еннях", "ення", "енню", "енні", "анням", "аннями", "аннях", "ання", "анню", "анні"),
    *("яннями", "янням", "яннях", "яння", "янню", "янні", "остями", "остях", "істю", "ості", "остей", "ість"),
    *("ями", "ами", "ові", "еві", "єві", "ях", "ах", "ям", "ам", "ів", "ей", "ом", "ем", "єм", "єю"),
    *("ттям", "тті", "ття", "ттю", "ію", "ія", "іі", "ьо", "ью"),
)
VERBS = (
    *("увати", "ювати", "овати", "ати", "ити", "іти", "яти", "ути"),
    *("ють", "уть", "ать", "ять", "ить", "ємо", "емо", "имо"),
)
VOWELS = ("а", "е", "є", "и", "і", "о", "у", "ю", "я", "ь", "й")


def ukrainian(word: str) -> str:
    """Without the endings of nouns, adjectives and verbs that leave three letters, and without the vowel at the end."""
    word = cut(word, REFLEXIVE, 4)
    for endings in (ADJECTIVES, NOUNS, VERBS):
        shorter = cut(word, endings, 3)
        if shorter != word:
            return cut(shorter, VOWELS, 3)
    return cut(cut(word, VOWELS, 3), VOWELS, 3)
