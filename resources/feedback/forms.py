"""What a reader may say of a page. ``website`` is a trap: people do not see it, programs fill it in."""

from dataclasses import dataclass
from typing import Any, Self

from django import forms
from django.http import HttpRequest, QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core import published
from core.models import BasePage
from resources.models import Feedback

HELPFUL = {"yes": True, "no": False}
LINKS_AT_MOST = 2
LONGEST_PATH = Feedback._meta.get_field("path").max_length or 0


@dataclass(frozen=True)
class Answer:
    """A click: on which page, at which address after the language, yes or no."""

    page: BasePage
    path: str
    helpful: bool
    trapped: bool

    @classmethod
    def read(cls, said: QueryDict, request: HttpRequest) -> Self | None:
        """Nothing for what no page of this site asks: an unknown or hidden page, an address that it does not have."""
        page, helpful = public_page(said.get("page", "")), HELPFUL.get(said.get("helpful", ""))
        address = page.get_url(request) if page else None
        if page is None or address is None or helpful is None:
            return None
        below = said.get("below", "").partition("?")[0]  # what is chosen in a list is no other page
        steps = [step for step in below.split("/") if step]
        if steps and ("\0" in below or not page.shows(steps)):
            return None
        path = address.split("/", 2)[2] + "".join(f"{step}/" for step in page.kept_below(steps))
        return cls(page, path, helpful, bool(said.get("website"))) if len(path) <= LONGEST_PATH else None

    def keep(self) -> Feedback:
        code = self.page.locale.language_code
        return Feedback.objects.create(page=self.page, path=self.path, language=code, helpful=self.helpful)


def public_page(key: str) -> BasePage | None:
    if not (key.isascii() and key.isdecimal() and len(key) < 10):
        return None
    found = published.published().filter(pk=int(key)).first()
    page = found.specific if found else None
    return page if isinstance(page, BasePage) else None


class WordsForm(forms.Form):
    """A few words more, once."""

    words = forms.CharField(
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 5, "dir": "auto", "aria-describedby": "words-help"}),
        error_messages={
            "required": gettext_lazy("Please fill this in."),
            "max_length": gettext_lazy(
                "This is too long: %(limit_value)d characters at most, and you wrote %(show_value)d."
            ),
            "null_characters_not_allowed": gettext_lazy("There is a character in this that cannot be stored."),
        },
    )
    website = forms.CharField(required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.use_required_attribute = False

    def clean_words(self) -> str:
        words: str = self.cleaned_data["words"]
        if words.lower().count("http") > LINKS_AT_MOST:
            raise forms.ValidationError(_("Your message has too many links. Please take some out."))
        return words

    @property
    def trapped(self) -> bool:
        return bool(self.data.get("website"))
