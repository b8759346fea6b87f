"""What is searched for: a number a month, language and words. Nothing is kept of who, from where, when or with what.

Words that may say something of somebody are counted without being kept. Words that were searched for less than
``SHOWN_FROM`` times in a month are shown to nobody, and are forgotten when the month is over. A count that is lost
never keeps anybody from the results.
"""

import logging
import unicodedata
from datetime import date
from typing import Any

from django.conf import settings
from django.db import DatabaseError, IntegrityError, transaction
from django.db.models import F, Sum
from django.http import HttpRequest
from django.utils import timezone

from core.counting import impatient, is_visitor
from core.months import months_later
from search.filters import SearchFilter
from search.models import SearchCount

OTHER = "…"  # stands for words that are not kept
SHOWN_FROM = 3  # searches in one month
MONTHS = 12  # that are kept, with the present one: nothing is ever older than a year
LONGEST = 80  # characters
MOST_WORDS = 8
FEWEST_DIGITS = 5  # from which on it may be a telephone, an account, a file or a national number, or an address
MOST_ROWS = 5_000  # a month; what a program makes up does not fill the database
KEPT_MARKS = "’'-"  # within words

log = logging.getLogger(__name__)


def counts(request: HttpRequest, chosen: SearchFilter, page: int) -> bool:
    """Whether it is a new search of somebody who is no staff: no step among the results, no page asked for again."""
    is_new = page == 1 and not chosen and not {"If-None-Match", "If-Modified-Since"} & set(request.headers)
    return is_new and is_visitor(request)


def count(text: str, language: str, total: int, today: date | None = None) -> None:
    """One search more for this text by a reader of this language, which had so many results."""
    if not text.strip() or language not in dict(settings.LANGUAGES):
        return
    try:
        with impatient(), transaction.atomic():
            add((today or timezone.localdate()).replace(day=1), language, kept(text), without=total == 0)
    except DatabaseError:
        log.warning("A search was not counted.")


def kept(text: str) -> str:
    """The words as they are counted: without case, accents of Latin letters and marks; ``OTHER`` where none may be."""
    plain = unicodedata.normalize("NFKC", text[: 20 * LONGEST])
    if may_be_personal(plain):
        return OTHER
    letters = "".join(letter if is_kept(letter) else " " for letter in without_accents(plain))
    words = [word for word in letters.split() if any(map(str.isalnum, word))]
    found = " ".join(words)
    return found if 0 < len(words) <= MOST_WORDS and len(found) <= LONGEST else OTHER


def may_be_personal(text: str) -> bool:
    """An e-mail address, a number that somebody has, a link, or a sentence that tells of somebody."""
    digits = sum(letter.isdigit() for letter in text)
    return "@" in text or "://" in text or digits >= FEWEST_DIGITS or len(text.split()) > MOST_WORDS


def without_accents(text: str) -> str:
    """As it is typed in haste on a telephone: « ÉCOLES » is « ecoles ». Other scripts keep what their letters have."""
    found: list[str] = []
    for letter in unicodedata.normalize("NFD", text.casefold()):
        if not (unicodedata.combining(letter) and found and found[-1].isascii() and found[-1].isalpha()):
            found.append(letter)
    return unicodedata.normalize("NFC", "".join(found))


def is_kept(letter: str) -> bool:
    return letter.isalnum() or letter in KEPT_MARKS or unicodedata.category(letter) in {"Mn", "Mc"}


def add(month: date, language: str, words: str, *, without: bool) -> None:
    """The database adds, so that of two at once none is lost."""
    row = SearchCount(month=month, language=language, words=words, number=1, without_result=int(without))
    if is_added(row):
        return None
    if words != OTHER and SearchCount.objects.filter(month=month).count() >= MOST_ROWS:
        return add(month, language, OTHER, without=without)
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError:  # somebody else was the first to search for it between the two
        is_added(row)


def is_added(row: SearchCount) -> bool:
    """Adds it to the row that is there of the same words; whether there is one."""
    there = SearchCount.objects.filter(month=row.month, language=row.language, words=row.words)
    return bool(there.update(number=F("number") + row.number, without_result=F("without_result") + row.without_result))


@transaction.atomic
def forget(today: date | None = None, **_: Any) -> str:
    """Deletes in the night what is a year old, and the rare words of the months that are over; their number stays."""
    month = (today or timezone.localdate()).replace(day=1)
    deleted, _by_model = SearchCount.objects.filter(month__lt=months_later(month, 1 - MONTHS)).delete()
    rare = SearchCount.objects.filter(month__lt=month, number__lt=SHOWN_FROM).exclude(words=OTHER)
    sums = rare.order_by().values_list("month", "language").annotate(Sum("number"), Sum("without_result"))
    for rare_month, language, number, without in sums:
        row, _made = SearchCount.objects.get_or_create(month=rare_month, language=language, words=OTHER)
        row.number, row.without_result = F("number") + number, F("without_result") + without
        row.save()
    forgotten, _by_model = rare.delete()
    return f"recherches effacées : {deleted}, mots rares oubliés : {forgotten}"
