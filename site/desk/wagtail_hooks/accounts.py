"""Only the technical account makes or touches a technical account (« Administrateur » in Wagtail's form of a user)."""

from django.contrib import messages
from django.contrib.auth.models import AbstractUser
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from wagtail import hooks


def refused(request: HttpRequest, sentence: str) -> HttpResponse:
    messages.error(request, sentence)
    return HttpResponseRedirect(reverse("wagtailusers_users:index"))


@hooks.register("before_create_user")
@hooks.register("before_edit_user")
def make_no_superuser(request: HttpRequest, user: AbstractUser | None = None) -> HttpResponse | None:
    if request.user.is_superuser:
        return None
    if user and user.is_superuser:
        return refused(request, "Ce compte technique ne se modifie pas d’ici.")
    if request.POST.get("is_superuser"):
        return refused(
            request, "Pour gérer tout le site, choisissez le groupe « Administration », pas la case « Administrateur »."
        )
    return None


@hooks.register("before_delete_user")
def delete_no_superuser(request: HttpRequest, user: AbstractUser) -> HttpResponse | None:
    return make_no_superuser(request, user)
