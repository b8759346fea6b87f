"""Makes in the database what fixtures/ holds, each thing once.

``LoadedFixture`` remembers what was made. What is remembered is never made or touched again, so that an edited
page stays edited and a deleted one stays deleted (docs/decisions/0003).
"""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

from django.apps import apps
from django.conf import settings
from django.db import models, transaction
from wagtail.contrib.redirects.models import Redirect
from wagtail.fields import StreamField
from wagtail.models import GroupApprovalTask, Locale, Page, Site, Workflow

from core.models import BasePage, Commune, LoadedFixture, Organisation
from home.content import reader
from home.content.reader import PageFixture, Reference

Report = Callable[[str], None]


class ContentLoader:
    """Loads one folder of fixtures; ``made`` lists the keys of what this run has made."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.fixtures = {fixture.key: fixture for fixture in reader.pages(folder)}
        self.loaded = set(LoadedFixture.objects.values_list("key", flat=True))
        self.made: list[str] = []

    def load(self) -> list[str]:
        with transaction.atomic():
            self.languages()
            self.workflow()
            self.records(Commune, "communes", "nis_code")
            self.records(Organisation, "organisations", "name")
            self.pages()
            self.redirects()
        return self.made

    def once(self, key: str) -> bool:
        """Whether the thing of this key is to be made now; remembers that it was."""
        if key in self.loaded:
            return False
        LoadedFixture.objects.create(key=key)
        self.loaded.add(key)
        self.made.append(key)
        return True

    def languages(self) -> None:
        for code, _name in settings.LANGUAGES:
            if self.once(f"language:{code}"):
                Locale.objects.get_or_create(language_code=code)

    def workflow(self) -> None:
        """Wagtail's own workflow has an English name; the editor speaks French."""
        if self.once("workflow"):
            for model in (Workflow, GroupApprovalTask):
                model.objects.filter(name="Moderators approval").update(name="Validation par la modération")

    def records(self, model: type[models.Model], name: str, identity: str) -> None:
        for record in reader.data(self.folder / f"{name}.yaml"):
            if self.once(f"{name}:{record[identity]}"):
                model._default_manager.get_or_create(**{identity: record[identity]}, defaults=record)

    def pages(self) -> None:
        """First every page without its streams, which may point at any other; then their streams, and publication."""
        new = [fixture for fixture in self.fixtures.values() if self.once(f"page:{fixture.key}")]
        made = [fixture for fixture in new if self.create(fixture)]
        for fixture in made:
            page = self.page(fixture.key)  # read again: its children have come since
            if page is None:
                continue
            page = page.specific
            for name, value in fixture.fields.items():
                if isinstance(page._meta.get_field(name), StreamField):
                    setattr(page, name, self.resolved(reader.stream(value, f"{fixture.key}/{name}")))
            page.save_revision(clean=False).publish()

    def create(self, fixture: PageFixture) -> BasePage | None:
        """The page, not yet published; nothing where its parent was deleted by an editor."""
        model = apps.get_model(fixture.model)
        plain = {
            name: value
            for name, value in fixture.fields.items()
            if not isinstance(model._meta.get_field(name), StreamField)
        }
        page: BasePage = model(
            **plain,
            translation_key=fixture.translation_key,
            locale=Locale.objects.get(language_code=settings.LANGUAGE_CODE),
            live=False,
        )
        if fixture.parent is None:
            return self.create_home(page)
        parent = self.page(fixture.parent)
        if parent is None:
            return None
        parent.add_child(instance=page)
        return page

    def create_home(self, page: BasePage) -> BasePage:
        """The root of the site; Wagtail's own first page makes room for it."""
        root = Page.get_first_root_node()
        root.add_child(instance=page)
        site = Site.objects.filter(is_default_site=True).first() or Site(is_default_site=True, hostname="localhost")
        site.root_page, site.site_name = page, settings.WAGTAIL_SITE_NAME
        site.save()
        Page.objects.filter(depth=2, slug="home", content_type__model="page").delete()
        return page

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

    def redirects(self) -> None:
        for redirect in reader.data(self.folder / "redirects.yaml"):
            if self.once(f"redirect:{redirect['from']}"):
                Redirect.objects.get_or_create(
                    old_path=Redirect.normalise_path(redirect["from"]),
                    defaults={"redirect_page": self.page(redirect["to"]), "is_permanent": False},
                )
