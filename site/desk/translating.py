"""Beginning and updating translations: each language by its own people, from the top of the tree down, as drafts.

wagtail-localize asks for one right, whatever the language; puts an alias where the page above is not translated; and
offers to publish at once what is still in French. These views stand in the place of its own.
"""

from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.forms import HiddenInput
from django.urls import reverse
from django.utils.html import format_html
from wagtail.models import Locale, Page, Site
from wagtail.permissions import page_permission_policy
from wagtail_localize.views import submit_translations, update_translations

from core import following, languages


def languages_for(user: AbstractBaseUser) -> QuerySet[Locale]:
    """The languages that somebody may translate into: those whose home page they may change.

    A language without a home page is begun by those who may change every page.
    """
    if page_permission_policy.user_has_permission_for_instance(user, "change", Page.get_first_root_node()):
        return Locale.objects.all()
    homes = Page.objects.filter(translation_key__in=Site.objects.values("root_page__translation_key"))
    mine = page_permission_policy.instances_user_has_permission_for(user, "change").filter(pk__in=homes)
    return Locale.objects.filter(pk__in=mine.values("locale"))


def lacking_above(page: Page, locales: list[Locale]) -> list[Locale]:
    """In which of these languages the page above does not exist."""
    above = page.get_parent()
    if above.depth == 1:
        return []
    there = set(above.get_translations(inclusive=True).filter(alias_of=None).values_list("locale", flat=True))
    return [locale for locale in locales if locale.pk not in there]


class SubmitTranslationForm(submit_translations.SubmitTranslationForm):
    """Offers the languages that the user may translate into, and asks for the page above first."""

    def __init__(self, user: AbstractBaseUser, instance: Page, *args: Any, **kwargs: Any) -> None:
        super().__init__(instance, *args, **kwargs)
        self.instance = instance
        self.fields["locales"].label = "Langues"
        self.fields["locales"].queryset &= languages_for(user)
        if not self.fields["locales"].queryset.exists():
            self.fields["locales"].help_text = "Cette page existe déjà dans toutes les langues où vous traduisez."

    def clean_locales(self) -> QuerySet[Locale]:
        chosen = self.cleaned_data["locales"]
        if lacking := lacking_above(self.instance, list(chosen)):
            above = self.instance.get_parent()
            url = reverse("wagtail_localize:submit_page_translation", args=[above.pk])
            raise ValidationError(
                format_html(
                    "Traduisez d’abord la page du dessus, <a href='{}?select_locale={}'>« {} »</a> : elle n’existe pas "
                    "encore dans cette langue ({}).",
                    url,
                    lacking[0].language_code,
                    above.title,
                    ", ".join(languages.autonym(locale.language_code) for locale in lacking),
                )
            )
        return chosen


class SubmitPageTranslationView(submit_translations.SubmitPageTranslationView):
    """Traduire cette page. From a translation, it is the source that is translated."""

    def get_object(self) -> Page:
        page = super().get_object()
        return (following.source_of(page) or page).specific

    def get_form(self) -> SubmitTranslationForm:
        if self.request.method == "POST":
            return SubmitTranslationForm(self.request.user, self.object, self.request.POST)
        chosen = Locale.objects.filter(language_code=self.request.GET.get("select_locale", ""))
        return SubmitTranslationForm(self.request.user, self.object, initial={"locales": chosen})


class UpdateTranslationsForm(update_translations.UpdateTranslationsForm):
    """Without « Publier immédiatement », which would publish the new French text in every language."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["publish_translations"]
        field.disabled, field.initial, field.widget = True, False, HiddenInput()


class UpdateTranslationsView(update_translations.UpdateTranslationsView):
    """Synchroniser les pages traduites: the new French text comes up for translation, and nothing is published."""

    def get_form(self) -> UpdateTranslationsForm:
        return UpdateTranslationsForm(self.request.POST if self.request.method == "POST" else None)
