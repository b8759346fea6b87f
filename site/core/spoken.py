"""Languages that people speak here, many more than the site is written in; their names are Babel’s."""

from babel import Locale as BabelLocale
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import get_language, gettext, override

SIGNED = "sfb"  # unknown to Babel
# ISO 639, as Babel names them: what interpreters in Wallonia are asked for, and the sign language of Belgium.
CODES = (
    *("fr", "nl", "en", "de", "es", "it", "pt", "el", "pl", "ro", "bg", "hu", "cs", "sk", "sl", "hr", "sr", "bs", "sq"),
    *(
        "mk",
        "ru",
        "uk",
        "be",
        "lt",
        "lv",
        "et",
        "ka",
        "hy",
        "az",
        "tr",
        "ku",
        "ckb",
        "ar",
        "he",
        "fa",
        "ps",
        "ur",
        "hi",
    ),
    *("pa", "bn", "ta", "te", "ne", "si", "th", "vi", "km", "lo", "my", "zh", "ja", "ko", "id", "ms", "tl", "mn", "uz"),
    *("kk", "ky", "tg", "tk", "so", "ti", "am", "om", "aa", "sw", "rw", "rn", "ln", "lua", "kg", "wo", "ff", "bm"),
    *("ha", "ig", "yo", "ak", "ee", "ht", "mg", "kab", "zgh", "rif", "shi", "dyu", "sg", "rom", SIGNED),
)


def name(code: str, language: str = "") -> str:
    """A language's name in the active language, or the one given: ``arabe``; the code itself where none is known."""
    if code == SIGNED:
        with override(language or get_language()):
            return gettext("French Belgian Sign Language")
    named = BabelLocale.parse(language or get_language() or settings.LANGUAGE_CODE).languages.get(code)
    return str(named or BabelLocale.parse(settings.LANGUAGE_CODE).languages.get(code) or code)


def choices() -> list[tuple[str, str]]:
    """For editors, in French, by name."""
    return sorted(((code, name(code, settings.LANGUAGE_CODE)) for code in CODES), key=lambda pair: pair[1].casefold())


def validate(code: str) -> None:
    if code not in CODES:
        raise ValidationError("Cette langue n’est pas dans la liste.")
