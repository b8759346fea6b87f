"""Russian and Ukrainian. Pure."""

import re

from search.stems import cut, snowball

RUSSIAN = snowball("russian")
NOUN_IN_PIS = re.compile(r"(?<=пис)ь$")  # запись, подпись: no past tense
FLEETING_VOWEL = re.compile(r"(?<=\w{2}[^аеєиіоуюя])[ое](?=[кц]$)")  # справок of справка, іноземець of іноземця


def russian(word: str) -> str:
    """Snowball's, without the vowel that some forms have before к and ц. Folding has made е of ё."""
    return FLEETING_VOWEL.sub("", RUSSIAN(NOUN_IN_PIS.sub("и", word)))


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
    *(
        "енням",
        "еннями",
        "еннях",
        "ення",
        "енню",
        "енні",
        "анням",
        "аннями",
        "аннях",
        "ання",
        "анню",
        "анні",
        "ань",
        "янь",
    ),
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
    return FLEETING_VOWEL.sub("", cut(word, INFINITIVE, 4))


def shorter(word: str) -> str:
    return next(
        (stem for endings in (ADJECTIVES, NOUNS, VERBS, VOWELS) if (stem := cut(word, endings, 3)) != word), word
    )
