"""What a page with filters reads of its address. Pure."""

from typing import Any, Protocol

PAGE = "page"


class Parameters(Protocol):
    """A QueryDict, or anything that gives every value of a name."""

    def getlist(self, key: str) -> list[Any]: ...


def page_number(parameters: Parameters, last: int) -> tuple[int, list[str]]:
    """Which page of a list an address asks for, from 1 to ``last``, and the names of the parameters that are none."""
    values = [str(value) for value in parameters.getlist(PAGE) if value]
    if not values:
        return 1, []
    asked = values[-1]
    number = int(asked) if asked.isascii() and asked.isdigit() and len(asked) <= len(str(last)) else 0
    return (number, []) if 1 <= number <= last else (1, [PAGE])
