"""Puts the figures of a file into a dataset, all of them or none."""

from collections.abc import Mapping
from decimal import Decimal
from typing import IO, Any

from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from core.models import Commune
from resources.enums import Measure
from resources.figures import checking, reading
from resources.figures.report import Report, Rules
from resources.models import Dataset, Figure

LOGGED = "resources.figures.load"


class RefusedError(Exception):
    """A file with mistakes: nothing of it is loaded. ``report`` has them."""

    def __init__(self, report: Report) -> None:
        super().__init__("; ".join(f"{fault.place}: {fault.message}" for fault in report.listed[:5]))
        self.report = report


def rules(dataset: Dataset, decimal: str = "") -> Rules:
    """What the figures of a dataset may be."""
    return Rules(
        dict(Commune.objects.values_list("nis_code", "name")),
        is_percentage=dataset.measure == Measure.PERCENTAGE,
        may_be_negative=dataset.measure == Measure.BALANCE,
        decimal=decimal,
    )


def check(dataset: Dataset, data: bytes, decimal: str = "") -> Report:
    """``UnreadableError`` where the file is no table."""
    return checking.check(reading.read(data), rules(dataset, decimal))


def load(dataset: Dataset, file: IO[bytes], user: Any = None) -> Report:
    """Replaces the figures of a dataset (its French row) by those of a file; ``RefusedError`` where it has mistakes."""
    report = check(dataset, file.read())
    if not report.is_good:
        raise RefusedError(report)
    replace(dataset, report.figures, user)
    return report


def replace(dataset: Dataset, figures: Mapping[tuple[str, int], Decimal], user: Any = None) -> None:
    """In one transaction, and the history says who."""
    communes = dict(Commune.objects.values_list("nis_code", "pk"))
    years = sorted({year for _, year in figures})
    with transaction.atomic():
        Dataset.objects.select_for_update().get(pk=dataset.pk)  # of two at once, the second waits
        before = dataset.figures.count()
        dataset.figures.all().delete()
        Figure.objects.bulk_create(
            Figure(dataset=dataset, commune_id=communes[code], year=year, value=value)
            for (code, year), value in sorted(figures.items())
        )
        dataset.loaded_at = timezone.now()
        dataset.save(update_fields=["loaded_at"])
        log(
            instance=dataset,
            action=LOGGED,
            user=user,
            data={"number": len(figures), "before": before, "years": [years[0], years[-1]]},
        )
