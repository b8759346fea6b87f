"""The languages of the site: the one list to extend.

A new language is one line in ``LANGUAGES`` (its code and its own name for itself),
one in ``UNKNOWN_TO_DJANGO`` where Django has never heard of it, and a catalogue in
``locale/``. Editors then switch it on in the CMS (Réglages, Langues).
"""

from typing import Any

SOURCE = "fr"

LANGUAGES = [
    ("fr", "Français"),
    ("nl", "Nederlands"),
    ("en", "English"),
    ("ar", "العربية"),
    ("es", "Español"),
    ("tr", "Türkçe"),
    ("ru", "Русский"),
    ("uk", "Українська"),
    ("fa", "فارسی"),
    ("ps", "پښتو"),
    ("so", "Soomaali"),
    ("ti", "ትግርኛ"),
]

RIGHT_TO_LEFT = ["ar", "fa", "ps"]

UNKNOWN_TO_DJANGO: dict[str, dict[str, Any]] = {
    "ps": {"bidi": True, "code": "ps", "name": "Pashto", "name_local": "پښتو"},
    "so": {"bidi": False, "code": "so", "name": "Somali", "name_local": "Soomaali"},
    "ti": {"bidi": False, "code": "ti", "name": "Tigrinya", "name_local": "ትግርኛ"},
}
