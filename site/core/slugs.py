from django.db import models
from django.utils.text import slugify


def free_slug(model: type[models.Model], name: str) -> str:
    """A slug of the name that no row of the model has: ``maison``, ``maison-2``, …"""
    base = slugify(name)[:180] or "x"
    taken = set(model._default_manager.filter(slug__startswith=base).values_list("slug", flat=True))
    return next(
        slug for slug in (base, *(f"{base}-{number}" for number in range(2, len(taken) + 3))) if slug not in taken
    )
