"""Makes in the database what fixtures/ holds, each thing once.

``LoadedFixture`` remembers what was made. What is remembered is never made or touched again, so that an edited
page stays edited and a deleted one stays deleted (docs/decisions/0003).
"""

import re
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from django.apps import apps
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files import File
from django.db import IntegrityError, models, transaction
from wagtail.contrib.redirects.models import Redirect
from wagtail.fields import StreamField
from wagtail.models import GroupApprovalTask, Locale, Page, Site, Workflow

from core.models import BasePage, Commune, Footer, LoadedFixture, Organisation, SiteDocument, SiteImage
from home.content import permissions, reader
from home.content.reader import PageFixture, Reference


class ContentLoader:
    """Loads one folder of fixtures. ``made`` lists the keys of what was made, ``refused`` of what could not be."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.fixtures = {fixture.key: fixture for fixture in reader.pages(folder)}
        self.made: list[str] = []
        self.refused: list[str] = []

    @transaction.atomic
    def load(self) -> None:
        self.loaded = set(LoadedFixture.objects.values_list("key", flat=True))
        for code, _name in settings.LANGUAGES:
            self.once(f"language:{code}", partial(Locale.objects.get_or_create, language_code=code))
        self.once("workflow", name_workflow)
        for role in permissions.roles():
            self.once(f"group:{role.name}", partial(permissions.give, role))
            self.once(f"group:{role.name}:agenda", partial(permissions.give_since, role, *permissions.OF_THE_AGENDA))
        self.records(Commune, "communes", "nis_code")
        self.records(Organisation, "organisations", "name")
        self.files()
        self.pages()
        self.once("footer", self.footer)
        for redirect in reader.data(self.folder / "redirects.yaml"):
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
        manager = model._default_manager
        for record in reader.data(self.folder / f"{name}.yaml"):
            known = {identity: record[identity]}
            self.once(
                f"{name}:{record[identity]}",
                partial(manager.get_or_create, **known, defaults=record),
            )

    def files(self) -> None:
        """The pictures and documents of the library."""
        for kind, model in (("images", SiteImage), ("documents", SiteDocument)):
            for record in reader.data(self.folder / "media.yaml")[kind]:
                self.once(f"{kind}:{record['file']}", partial(self.keep_file, model, record))

    def keep_file(self, model: Any, record: dict[str, str]) -> None:
        with (self.folder / "media" / record["file"]).open("rb") as content:
            model.objects.create(**record | {"file": File(content, record["file"])})

    def pages(self) -> None:
        """First every page without what may point at any other; then that, and publication."""
        made = [
            fixture
            for fixture in self.fixtures.values()
            if self.once(f"page:{fixture.key}", partial(self.create, fixture))
        ]
        for fixture in made:
            page = self.page(fixture.key)  # read again: its children have come since
            if page is None:
                continue
            page = page.specific
            for name, value in fixture.fields.items():
                if isinstance(value, Reference):
                    setattr(page, page._meta.get_field(name).attname, self.primary_key(value))
                elif self.may_point(page, name, value):
                    setattr(page, name, self.resolved(reader.stream(value, f"{fixture.key}/{name}")))
            page.save_revision(clean=False).publish()

    @staticmethod
    def may_point(model: Any, name: str, value: Any) -> bool:
        """Whether a field's value may name pages that are not made yet."""
        return isinstance(value, Reference) or isinstance(model._meta.get_field(name), StreamField)

    def create(self, fixture: PageFixture) -> None:
        """The page, not yet published; nothing where its parent was deleted by an editor."""
        model = apps.get_model(fixture.model)
        plain = {name: value for name, value in fixture.fields.items() if not self.may_point(model, name, value)}
        page: BasePage = model(
            **plain,
            translation_key=fixture.translation_key,
            locale=Locale.objects.get(language_code=settings.LANGUAGE_CODE),
            live=False,
        )
        if fixture.parent is None:
            self.create_home(page)
        elif parent := self.page(fixture.parent):
            parent.add_child(instance=page)

    def create_home(self, page: BasePage) -> None:
        """The root of the site; Wagtail's own first page makes room for it."""
        root = Page.get_first_root_node()
        root.add_child(instance=page)
        site = Site.objects.filter(is_default_site=True).first() or Site(is_default_site=True, hostname="localhost")
        site.root_page, site.site_name = page, settings.WAGTAIL_SITE_NAME
        site.save()
        Page.objects.filter(depth=2, slug="home", content_type__model="page").delete()

    def page(self, key: str) -> Page | None:
        return Page.objects.filter(
            translation_key=self.fixtures[key].translation_key, locale__language_code=settings.LANGUAGE_CODE
        ).first()

    def resolved(self, value: Any) -> Any:
        """The value with references replaced by primary keys (in rich text: ``<a linktype="page" id="contact">``)."""
        if isinstance(value, dict):
            return {name: self.resolved(inner) for name, inner in value.items()}
        if isinstance(value, list):
            return [self.resolved(inner) for inner in value]
        if isinstance(value, Reference):
            return self.primary_key(value)
        if isinstance(value, str) and 'linktype="page"' in value:
            return re.sub(
                r'linktype="page"\s+id="([^"]+)"',
                lambda match: f'linktype="page" id="{self.primary_key(Reference("page", match[1]))}"',
                value,
            )
        return value

    def primary_key(self, reference: Reference) -> int | None:
        if reference.kind == "page":
            page = self.page(reference.key)
            return page.pk if page else None
        return Organisation.objects.filter(name=reference.key).values_list("pk", flat=True).first()

    def redirect(self, redirect: dict[str, str]) -> None:
        Redirect.objects.get_or_create(
            old_path=Redirect.normalise_path(redirect["from"]),
            defaults={"redirect_page": self.page(redirect["to"]), "is_permanent": False},
        )


def name_workflow() -> None:
    """Wagtail's own workflow, which asks its moderators about every page, gets French names.

    The task's completes Wagtail's sentences: « Soumettre à … », « Envoyé vers … ».
    """
    for model, name in ((Workflow, "Relecture par la modération"), (GroupApprovalTask, "la modération")):
        model.objects.filter(name="Moderators approval").update(name=name)
