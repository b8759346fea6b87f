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
VERBS = ("ють", "уть", "ать", "ять", "ить", "ємо", "емо", "имо")
VOWELS = ("а", "е", "є", "и", "і", "о", "у", "ю", "я", "ь", "й")
INFINITIVE = ("уват", "юват", "оват", "ат", "ят", "ит", "іт", "ут")  # without its и; from адвокати and адвокат alike


def ukrainian(word: str) -> str:
    """Without endings that leave three letters: cut until nothing is left, so that програм is as програма."""
    before, word = "", cut(word, REFLEXIVE, 4)
    while before != word:
        before, word = word, shorter(word)
    return cut(word, INFINITIVE, 4)


def shorter(word: str) -> str:
    return next(
        (stem for endings in (ADJECTIVES, NOUNS, VERBS, VOWELS) if (stem := cut(word, endings, 3)) != word), word
    )
