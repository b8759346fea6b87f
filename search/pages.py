"""Pages as search finds them: every published page of the site's own types, in all its languages as one thing.

What a page is for a reader who searches, it says itself: its type by ``search_kind`` and ``search_facts``, the page by
``search_keywords`` and the fields that it declares to Wagtail (``core.models.BasePage``).
"""

from collections.abc import Collection, Iterable, Iterator
from datetime import datetime
from typing import cast
from uuid import UUID

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db.models import Q
from django.utils import timezone
from wagtail.models import Page, PageQuerySet, get_page_models

from core import findable, published
from core.addresses import Addresses
from core.findable import Facts, Findable, Words
from core.models import BasePage
from search import plain_text

RANKS = {code: rank for rank, (code, _name) in enumerate(settings.LANGUAGES)}


class Pages:
    name = "page"

    def keys(self) -> Iterable[str]:
        rows = shown(timezone.now()).filter(content_type__in=own_types()).order_by()
        return [findable.key(self.name, each) for each in rows.values_list("translation_key", flat=True).distinct()]

    def findable(self, keys: Collection[str]) -> Iterator[Findable]:
        """Queries: two, one a type of page, and those of the types' facts."""
        by_key: dict[UUID, dict[str, BasePage]] = {}
        for page in specific(shown(timezone.now()).filter(translation_key__in=findable.uuids(keys))):
            by_key.setdefault(page.translation_key, {})[page.locale.language_code] = page
        originals = {key: original(pages) for key, pages in by_key.items()}
        facts = facts_of(originals.values())
        addresses = Addresses()
        for key, pages in by_key.items():
            if said := words(pages, addresses):
                ends = [page.expire_at for page in pages.values() if page.expire_at]
                yield found(originals[key], said, facts.get(originals[key].pk, Facts()), min(ends, default=None))


def shown(now: datetime) -> PageQuerySet:
    """What everybody may read. A page that has expired is not, even where nobody has withdrawn it yet."""
    return cast(PageQuerySet, published.published().filter(Q(expire_at=None) | Q(expire_at__gt=now)))


def own_types() -> list[int]:
    """The content types of the site's pages; Wagtail's own first page is none of them."""
    models = [model for model in get_page_models() if issubclass(model, BasePage)]
    return [each.pk for each in ContentType.objects.get_for_models(*models, for_concrete_models=False).values()]


def specific(pages: PageQuerySet) -> list[BasePage]:
    """The pages as their own types, with their locale."""
    by_type: dict[int, dict[int, Page]] = {}
    for page in pages.filter(content_type__in=own_types()).order_by("pk"):
        by_type.setdefault(page.content_type_id, {})[page.pk] = page
    found: list[BasePage] = []
    for content_type, mine in by_type.items():
        model = cast(type[BasePage], ContentType.objects.get_for_id(content_type).model_class())
        for page in model._default_manager.filter(pk__in=mine).order_by("pk"):
            page.locale = mine[page.pk].locale
            found.append(page)
    return found


def original(pages: dict[str, BasePage]) -> BasePage:
    """The page whose facts count: the French one, else the first language's."""
    return pages[min(pages, key=lambda code: (code != settings.LANGUAGE_CODE, RANKS.get(code, len(RANKS))))]


def facts_of(originals: Iterable[BasePage]) -> dict[int, Facts]:
    by_type: dict[type[BasePage], list[BasePage]] = {}
    for page in originals:
        by_type.setdefault(type(page), []).append(page)
    return {pk: facts for model, pages in by_type.items() for pk, facts in model.search_facts(pages).items()}


def found(original: BasePage, said: dict[str, Words], facts: Facts, until: datetime | None) -> Findable:
    return Findable(
        key=findable.key(Pages.name, original.translation_key),
        kind=original.search_kind,
        words=said,
        names=facts.names,
        topics=facts.topics,
        communes=facts.communes,
        first_day=facts.first_day,
        next_day=facts.next_day,
        last_day=facts.last_day,
        off=facts.off,
        until=until,
        example=findable.is_example(original.title),
    )


def words(pages: dict[str, BasePage], addresses: Addresses) -> dict[str, Words]:
    """By language; a page that is below no site has none."""
    return {
        code: Words(page.title, path, page.summary, plain_text.of_page(page), page.search_keywords())
        for code, page in sorted(pages.items())
        if (path := addresses.path(page))
    }
