"""Makes in the database what fixtures/ holds, each thing once.

``LoadedFixture`` remembers what was made. What is remembered is never made or touched again, so that an edited
page stays edited and a deleted one stays deleted (docs/decisions/0003).
"""

from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from django.apps import apps
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files import File
from django.db import IntegrityError, models, transaction
from django.utils import timezone
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import GroupApprovalTask, Locale, Page, Site, Workflow

from core.models import (
    Audience,
    BasePage,
    Commune,
    Footer,
    Label,
    LoadedFixture,
    Organisation,
    Service,
    SiteDocument,
    SiteImage,
    Topic,
)
from desk.models import PageReview
from events.models import Category
from home.content import entries, filling, permissions, reader
from home.content.quick import quick
from home.content.reader import PageFixture
from resources.figures import loading
from resources.models import Dataset


class ContentLoader:
    """Loads one folder of fixtures; ``today`` is the day that their days are counted from.

    ``made`` lists the keys of what was made, ``refused`` of what could not be.
    """

    def __init__(self, folder: Path, today: date | None = None) -> None:
        self.folder = folder
        self.today = today or timezone.localdate()
        self.fixtures = {fixture.key: fixture for fixture in reader.pages(folder, self.today)}
        self.made: list[str] = []
        self.refused: list[str] = []

    @transaction.atomic
    @quick()
    def load(self) -> None:
        self.loaded = set(LoadedFixture.objects.values_list("key", flat=True))
        for code, _name in settings.LANGUAGES:
            self.once(f"language:{code}", partial(Locale.objects.get_or_create, language_code=code))
        self.once("workflow", name_workflow)
        for role in permissions.roles():
            self.once(f"group:{role.name}", partial(permissions.give, role))
            for since, models_ in permissions.SINCE.items():
                self.once(f"group:{role.name}:{since}", partial(permissions.give_since, role, *models_))
        self.labels(Category, "categories")
        self.labels(Audience, "audiences")
        self.labels(Topic, "topics")
        self.labels(Service, "services")
        self.records(Commune, "communes", "nis_code")
        self.records(Organisation, "organisations", "name")
        self.files()
        for kind in entries.KINDS:
            self.worded(kind)
        self.pages()
        self.once("footer", self.footer)
        for redirect in self.records_of("redirects"):
            self.once(f"redirect:{redirect['from']}", partial(self.redirect, redirect))

    def once(self, key: str, make: Callable[[], object]) -> bool:
        """Makes the thing of this key if it never was, and remembers it; whether it was made now.

        What stands in the way of what an editor made (a slug, a tile that is taken) is left out and said.
        """
        if key in self.loaded:
            return False
        try:
            with transaction.atomic():
                make()
                LoadedFixture.objects.create(key=key)
        except (ValidationError, IntegrityError) as fault:
            self.refused.append(f"{key} : {fault}")
            return False
        self.loaded.add(key)
        self.made.append(key)
        return True

    @staticmethod
    def footer() -> None:
        """The French foot of the page, empty: editors find it and fill it in."""
        Footer.objects.get_or_create(locale=Locale.objects.get(language_code=settings.LANGUAGE_CODE))

    def records(self, model: type[models.Model], name: str, identity: str) -> None:
        """Rows that are the same in every language, with what hangs on them."""
        for record in self.records_of(name):
            key = f"{name}:{record[identity]}"
            self.once(key, partial(self.record, model, {identity: record[identity]}, record, key))

    @staticmethod
    def record(model: type[models.Model], known: dict[str, Any], values: dict[str, Any], key: str) -> None:
        """The row, unless there is already one that is known so."""
        if not model._default_manager.filter(**known).exists():
            row = model(**known)
            filling.fill(row, values, key)
            row.save()

    def worded(self, kind: entries.Kind) -> None:
        """The French rows of what has a row a language; a dataset has its figures from a file."""
        for record in self.records_of(kind.file):
            key = kind.key(record)
            values = {name: value for name, value in record.items() if name != "file"}
            known = {
                "translation_key": reader.translation_key(key),
                "locale": Locale.objects.get(language_code=settings.LANGUAGE_CODE),
            }
            self.once(f"{kind.file}:{record['slug']}", partial(self.record, kind.model, known, values, key))
            if "file" in record:
                file = self.folder / "media" / record["file"]
                self.once(f"figures:{record['slug']}", partial(self.figures, known, file))

    @staticmethod
    def figures(known: dict[str, Any], file: Path) -> None:
        with file.open("rb") as content:
            for dataset in Dataset.objects.filter(**known):
                loading.load(dataset, content)

    def records_of(self, name: str) -> Any:
        return reader.data(self.folder / f"{name}.yaml", self.today)

    def files(self) -> None:
        """The pictures and documents of the library."""
        for kind, model in (("images", SiteImage), ("documents", SiteDocument)):
            for record in self.records_of("media")[kind]:
                self.once(f"{kind}:{record['file']}", partial(self.keep_file, model, record))

    def keep_file(self, model: Any, record: dict[str, str]) -> None:
        with (self.folder / "media" / record["file"]).open("rb") as content:
            model.objects.create(**record | {"file": File(content, record["file"])})

    def labels(self, model: type[Label], name: str) -> None:
        """Words that sort, one row a language; what else is said of one is the same in each."""
        for record in self.records_of(name):
            self.once(f"{name}:{record['slug']}", partial(self.label, model, f"{name}/{record['slug']}", record))

    def label(self, model: type[Label], key: str, record: dict[str, Any]) -> None:
        facts = {name: value for name, value in record.items() if name != "names"}
        known = {"translation_key": reader.translation_key(key)}
        there = set(model._default_manager.filter(**known).values_list("locale_id", flat=True))
        model._default_manager.bulk_create(
            model(**known, **facts, locale=locale, name=record["names"][locale.language_code])
            for locale in Locale.objects.filter(language_code__in=record["names"])
            if locale.pk not in there
        )

    def pages(self) -> None:
        """First every page without what may point at any other; then that, and publication."""
        made = [
            fixture
            for fixture in self.fixtures.values()
            if self.once(f"page:{fixture.key}", partial(self.create, fixture))
        ]
        for fixture in made:
            page = filling.source_page(fixture.key)  # read again: its children have come since
            if page is None:
                continue
            page = page.specific
            filling.fill(page, filling.apart(page, fixture.fields)[1], fixture.key)
            page.save_revision(clean=False).publish()
            if fixture.checked_on:
                PageReview.objects.get_or_create(page_id=page.pk, defaults={"checked_on": fixture.checked_on})

    def create(self, fixture: PageFixture) -> None:
        """The page, not yet published; nothing where its parent was deleted by an editor."""
        model = apps.get_model(fixture.model)
        page: BasePage = model(
            translation_key=fixture.translation_key,
            locale=Locale.objects.get(language_code=settings.LANGUAGE_CODE),
            live=False,
        )
        filling.fill(page, filling.apart(model, fixture.fields)[0], fixture.key)
        if fixture.parent is None:
            self.create_home(page)
        elif parent := filling.source_page(fixture.parent):
            parent.add_child(instance=page)

    def create_home(self, page: BasePage) -> None:
        """The root of the site; Wagtail's own first page makes room for it."""
        root = Page.get_first_root_node()
        root.add_child(instance=page)
        site = Site.objects.filter(is_default_site=True).first() or Site(is_default_site=True, hostname="localhost")
        site.root_page, site.site_name = page, settings.WAGTAIL_SITE_NAME
        site.save()
        Page.objects.filter(depth=2, slug="home", content_type__model="page").delete()

    def redirect(self, redirect: dict[str, Any]) -> None:
        """To a page; with ``every_language``, from the old address in each language to the new one in the same."""
        page = filling.source_page(redirect["to"])
        if not redirect.get("every_language"):
            lead(redirect["from"], redirect_page=page, is_permanent=False)
        elif page:
            for code, _name in settings.LANGUAGES:
                lead(f"/{code}{redirect['from']}", redirect_link=f"/{code}/{redirect['to']}/", is_permanent=True)


def lead(old: str, **new: Any) -> None:
    Redirect.objects.get_or_create(old_path=Redirect.normalise_path(old), defaults=new)


def name_workflow() -> None:
    """Wagtail's own workflow, which asks its moderators about every page, gets French names.

    The task's completes Wagtail's sentences: « Soumettre à … », « Envoyé vers … ».
    """
    for model, name in ((Workflow, "Relecture par la modération"), (GroupApprovalTask, "la modération")):
        model.objects.filter(name="Moderators approval").update(name=name)
