"""The form of an activity as a browser sends it from the CMS."""

from datetime import timedelta
from typing import Any

from wagtail.test.utils.form_data import inline_formset, nested_form_data, streamfield

from events.models import EventPage
from tests.events import making

WEEK = timedelta(days=7)
# A Tuesday; tests count their dates from it. The second of its month, so that every month has such a day,
# whatever the day on which the tests run.
TUESDAY = next(
    day
    for day in (making.today() + timedelta(days=n) for n in range(28, 70))
    if day.weekday() == 1 and 8 <= day.day <= 14
)


def form(**fields: Any) -> dict[str, Any]:
    """A whole workshop on one date; ``fields`` are others, by name, those of a series without their ``recurrence-``.

    A value of None leaves the field out.
    """
    series = {
        f"recurrence-{name}": fields.pop(name)
        for name in ("frequency", "interval", "weekdays", "month", "end", "until", "count", "added", "removed")
        if name in fields
    }
    data = nested_form_data(
        {
            "title": "Atelier exemple",
            "slug": "atelier-exemple",
            "summary": "Un résumé.",
            "category": making.category().pk,
            "start_date": TUESDAY.isoformat(),
            "start_time": "18:00",
            "end_time": "20:00",
            "zone": "Europe/Brussels",
            "status": "scheduled",
            "attendance": "in_person",
            "registration": "none",
            "place_text": "Salle exemple",
            "is_free": "on",
            "body": streamfield([]),
            "changes": streamfield([]),
            "spoken_languages": inline_formset([]),
            "co_organisers": inline_formset([]),
            "comments": inline_formset([]),
            "recurrence-frequency": "",
            "recurrence-end": "never",
            "recurrence-interval": "1",
            "recurrence-month": "date",
        }
    )
    return {name: value for name, value in {**data, **series, **fields}.items() if value is not None}


def of(page: EventPage, **fields: Any) -> dict[str, Any]:
    """The form of a page of ``making.activity`` that repeats each week, as it would be sent again."""
    own = {
        "title": page.title,
        "slug": page.slug,
        "category": page.category_id,
        "start_date": page.start_date.isoformat(),
        "frequency": "WEEKLY",
        "weekdays": [str(page.start_date.weekday())],
    }
    return form(**{**own, **fields})
