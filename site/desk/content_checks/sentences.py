"""Where a sentence ends, and how many words it has, in the languages that the centre's staff write."""

import re

# Their full stop ends no sentence. Single letters (initials, « p. », « n. ») need not be listed.
ABBREVIATIONS = {
    "fr": "art arts av bd boul cf chap ch dr env ex fr hab hr i.e max min mm mr nb no num obs p.ex pp prof réf resp "
    "st ste tél vol al c.-à-d janv févr avr juil sept oct nov déc",
    "nl": "art bijv blz bv ca dhr d.w.z dr enz gem i.p.v i.v.m incl jl max mevr min mr nl nr nrs o.a o.m p.s prof resp "
    "st str t.a.v t.e.m t.o.v tel vgl z.o.z jan feb mrt apr aug sept okt nov dec",
    "en": "approx art ave cf co dept dr e.g est fig i.e inc jr max min mr mrs ms no nos pp prof sr st tel vol vs jan "
    "feb mar apr aug sept oct nov dec",
    "es": "art avda cap dr dra ej fig máx mín núm pág págs prof p.ej sr sra srta sres tel ud uds vol p.m a.m ee.uu",
}
KNOWN = {language: frozenset(words.split()) for language, words in ABBREVIATIONS.items()}
LANGUAGES = frozenset(KNOWN)

# A mark that may end a sentence, what closes after it, spaces, then what may open another.
END = re.compile(r"([.!?…]+)([\s\u00a0\u202f]*[»”\"’')\]]*)\s+(?=[«“\"‘'(\[¿¡\s\u00a0\u202f–—-]*[^\W_a-zà-öø-ÿœß])")
GROUPED = re.compile(r"(?<=\d)[ \u00a0\u202f](?=\d{3}(?!\d))")


def split(text: str, language: str) -> list[str]:
    """The sentences of a paragraph. « p. ex. Mons », « M. Dupont » and « 1.500 » do not end one."""
    sentences, start = [], 0
    for mark in END.finditer(text):
        if mark[1] == "." and not mark[2].strip() and is_abbreviation(text[start : mark.start()], language):
            continue
        sentences.append(text[start : mark.end(2)].strip())
        start = mark.end()
    return [sentence for sentence in [*sentences, text[start:].strip()] if sentence]


def is_abbreviation(before: str, language: str) -> bool:
    """Whether a text that a full stop follows ends with an abbreviation rather than a word."""
    word = before.split()[-1].lstrip("«“\"'(").casefold() if before.split() else ""
    word = re.split(r"[’']", word)[-1]
    initials = re.fullmatch(r"(?:[^\W\d_]\.)*[^\W\d_]", word)
    return initials is not None or word in KNOWN.get(language, frozenset())


def words(sentence: str) -> int:
    """Counted as a word processor does: what stands between spaces and has a letter or a digit."""
    return sum(any(letter.isalnum() for letter in word) for word in GROUPED.sub("", sentence).split())
