"""Who answers for a page, and when it is to be looked at again: a form of its own, beside the page's words."""

from typing import Any

from django import forms
from django.contrib.auth import get_user_model
from django.contrib.auth.models import AbstractUser
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.generic import FormView
from wagtail.admin import messages
from wagtail.admin.utils import get_user_display_name
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.widgets import AdminDateInput
from wagtail.models import Page

from desk import reviews
from desk.models import PageReview


class ColleagueField(forms.ModelChoiceField):
    def label_from_instance(self, obj: AbstractUser) -> str:
        return str(get_user_display_name(obj))


class PlanForm(forms.Form):
    """Wagtail's own owner of a page, and the day that replaces the general delay."""

    owner = ColleagueField(
        label="Responsable",
        queryset=None,
        required=False,
        empty_label="Personne",
        help_text="Reçoit un e-mail quand la page est à vérifier. Jamais montrée au public.",
    )
    review_on = forms.DateField(
        label="À revoir le",
        required=False,
        widget=AdminDateInput,
        help_text="Par exemple la veille d’un changement de loi. Vide : après le délai général.",
    )

    def __init__(self, page: Page, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.page = page
        self.fields["owner"].queryset = get_user_model()._default_manager.filter(is_active=True)  # type: ignore[attr-defined]

    def clean_owner(self) -> AbstractUser | None:
        owner: AbstractUser | None = self.cleaned_data["owner"]
        if owner and not self.page.permissions_for_user(owner).can_edit():
            raise forms.ValidationError("Cette personne n’a pas le droit de modifier cette page.")
        return owner


class PlanView(WagtailAdminTemplateMixin, FormView):
    """« Responsable et date », from the page's menu and from the report."""

    page_title = "Responsable et date de vérification"
    header_icon = "date"
    template_name = "desk/planned.html"
    form_class = PlanForm

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.page = get_object_or_404(Page.objects.filter(reviews.can_age()), pk=kwargs["page_id"])
        self.review = PageReview.objects.filter(page=self.page).first()

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        if not self.page.permissions_for_user(request.user).can_edit():
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_page_subtitle(self) -> str:
        return str(self.page.get_admin_display_title())

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        edit = reverse("wagtailadmin_pages:edit", args=[self.page.pk])
        return [
            *self.breadcrumbs_items,
            {"url": edit, "label": self.get_page_subtitle()},
            {"url": "", "label": self.page_title},
        ]

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"page": self.page}

    def get_initial(self) -> dict[str, Any]:
        return {"owner": self.page.owner_id, "review_on": self.review and self.review.review_on}

    def form_valid(self, form: PlanForm) -> HttpResponse:
        """The owner is a fact of the page and of no version of it, so that no draft is made or published here."""
        Page.objects.filter(pk=self.page.pk).update(owner=form.cleaned_data["owner"])
        planned = {"review_on": form.cleaned_data["review_on"]}
        PageReview.objects.update_or_create(page=self.page, defaults=planned)
        messages.success(self.request, f"« {self.page.title} » : c’est noté.")
        return HttpResponseRedirect(reverse("wagtailadmin_pages:edit", args=[self.page.pk]))
