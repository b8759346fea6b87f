"""The address at which a reader may add words to the answer just given: signed, for an hour. No cookie is needed."""

from dataclasses import dataclass
from datetime import timedelta

from django.core import signing

SALT = "feedback words"
VALID = timedelta(hours=1)


@dataclass(frozen=True)
class Token:
    """Which answer it is for, and whether words may still be added."""

    answer: int
    is_fresh: bool


def make(answer: int) -> str:
    return signing.dumps(answer, salt=SALT)


def read(token: str) -> Token | None:
    """Nothing where this site did not sign it."""
    try:
        return Token(int(signing.loads(token, salt=SALT, max_age=VALID)), is_fresh=True)
    except signing.SignatureExpired:
        return Token(int(signing.loads(token, salt=SALT)), is_fresh=False)
    except signing.BadSignature:
        return None
