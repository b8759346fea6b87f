"""The forms of the staff: groups of synonyms, pages put first, words whose results are to be explained."""

from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.forms.models import inlineformset_factory
from wagtail.admin.forms.models import WagtailAdminModelForm
from wagtail.admin.widgets import AdminPageChooser
from wagtail.contrib.search_promotions.forms import SearchPromotionsFormSet
from wagtail.contrib.search_promotions.models import Query, SearchPromotion
from wagtail.models import Page

from core.languages import autonym
from core.models.media import site_languages
from search import analysis, promotions, staff_synonyms
from search.filters import LONGEST_QUESTION
from search.models import Synonyms
from search.synonyms import MOST_EXPRESSIONS, MOST_WORDS

LONGEST_WORD = 60  # characters of a synonym, which may be of several words


class SynonymsForm(WagtailAdminModelForm):
    """At least two words, each once, that are not all synonyms already."""

    def clean_words(self) -> str:
        words = staff_synonyms.parts(self.cleaned_data["words"])
        if len(words) < 2:
            raise ValidationError("Écrivez au moins deux mots, séparés par des virgules.")
        if len(words) > MOST_EXPRESSIONS:
            raise ValidationError(f"Pas plus de {MOST_EXPRESSIONS} mots ensemble.")
        for word in words:
            if "#" in word or "=>" in word:
                raise ValidationError("Rien que des mots et des virgules : ni « # », ni « => ».")
            if len(word.split()) > MOST_WORDS or len(word) > LONGEST_WORD:
                raise ValidationError(f"« {word[:LONGEST_WORD]} » est trop long : il faut des mots, pas des phrases.")
        return ", ".join(words)

    def clean(self) -> dict[str, Any]:
        """What depends on the language: which words are the same to it, or say nothing."""
        cleaned: dict[str, Any] = super().clean()
        language, given = cleaned.get("language"), cleaned.get("words")
        if language and given and (problem := self.problem(staff_synonyms.parts(given), language)):
            self.add_error("words", problem)
        return cleaned

    def problem(self, words: list[str], language: str) -> str:
        seen: dict[tuple[str, ...], str] = {}
        for word in words:
            tokens = compared(word, language)
            if not tokens:
                return f"« {word} » ne se cherche pas : c’est un mot trop courant ({autonym(language)}), ou un signe."
            if tokens in seen:
                return (
                    f"« {seen[tokens]} » et « {word} » sont déjà le même mot pour la recherche : accents, majuscules "
                    "et terminaisons ne comptent pas. Gardez l’un des deux."
                )
            seen[tokens] = word
        return self.known(set(seen), language)

    def known(self, tokens: set[tuple[str, ...]], language: str) -> str:
        """Says where these words are synonyms already."""
        others = Synonyms.objects.filter(language=language).exclude(pk=self.instance.pk)
        for group in others.values_list("words", flat=True):
            if tokens <= analysed(group, language):
                return f"Ces mots sont déjà synonymes, dans « {group} »."
        for group in staff_synonyms.delivered(language):
            if tokens <= analysed(group, language):
                return f"Ces mots sont déjà synonymes, d’origine : « {group} ». Il n’y a rien à ajouter."
        return ""


def compared(word: str, language: str) -> tuple[str, ...]:
    """What the search takes a word for, which may be of several; stop words left out."""
    return tuple(filter(None, analysis.tokens(word, language)))


def analysed(group: str, language: str) -> set[tuple[str, ...]]:
    return {compared(word, language) for word in staff_synonyms.parts(group)}


class PromotedWordsForm(forms.ModelForm):
    """Of ``wagtail.contrib.search_promotions``, whose words here need not be typed exactly."""

    query_string = forms.CharField(
        label="Mots cherchés",
        max_length=LONGEST_QUESTION,
        help_text="Ce que le visiteur écrit : « inscription ». Majuscules, accents, pluriel et ordre des mots ne "
        "comptent pas ; un mot de plus ou de moins, oui.",
    )

    class Meta:
        model = Query
        fields = ["query_string"]

    def clean(self) -> None:
        """The words may be there already: the view takes those. So their uniqueness is not asked for."""

    def clean_query_string(self) -> str:
        words: str = self.cleaned_data["query_string"]
        if not promotions.analysed(words, settings.LANGUAGE_CODE):
            raise ValidationError("Écrivez au moins un mot qui se cherche : « le » ou « ? » ne suffit pas.")
        return words


class PromotedPageForm(WagtailAdminModelForm):
    """A page of the site. Links to elsewhere are no results: they stand in pages, where they are checked."""

    sort_order = forms.IntegerField(required=False)

    class Meta:
        model = SearchPromotion
        fields = ("query", "page")
        widgets = {"page": AdminPageChooser()}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        page = self.fields["page"]
        page.required, page.label = True, "Page"
        page.help_text = "Dans n’importe quelle langue : chaque lecteur reçoit la page dans la sienne."

    def clean_page(self) -> Page:
        page: Page = self.cleaned_data["page"]
        if "page" in self.changed_data and not promotions.is_findable(page):
            raise ValidationError(
                f"« {page.title} » ne serait montrée à personne : elle n’est pas publiée, elle est privée, ou la "
                "recherche ne montre pas ce genre de page."
            )
        return page


class PromotedPagesFormSet(
    inlineformset_factory(  # type: ignore[misc]
        Query, SearchPromotion, form=PromotedPageForm, formset=SearchPromotionsFormSet, can_order=True, extra=0
    )
):
    minimum_forms_message = "Choisissez au moins une page."


class ExplainForm(forms.Form):
    """Sent by GET: an explanation has an address, to be shown to somebody."""

    mots = forms.CharField(label="Mots cherchés", max_length=LONGEST_QUESTION)
    langue = forms.ChoiceField(label="Langue du lecteur", choices=site_languages, initial=settings.LANGUAGE_CODE)
    page = forms.ModelChoiceField(
        label="Et cette page ?",
        queryset=Page.objects.filter(depth__gt=1),
        required=False,
        widget=AdminPageChooser(),
        help_text="Si elle manque parmi les résultats, ou si elle vient trop bas.",
    )
