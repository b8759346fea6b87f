"""Before a page is moved, withdrawn or deleted: what becomes of its translations, said and done."""

from django.db.models import Model
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views import View
from wagtail import hooks
from wagtail.admin import messages
from wagtail.models import Page, PageQuerySet

from core import following, languages


@hooks.register("construct_translated_pages_to_cascade_actions")
def translations_share_the_fate_of_their_source(pages: list[Page], action: str) -> dict[Page, PageQuerySet]:
    """Withdrawing or deleting a source page does the same to its translations; Wagtail asks first, with their number.

    Moving is not done here: only those move whose new parent is translated (``core.following``).
    """
    if action not in {"unpublish", "delete"}:
        return {}
    found = {page: following.translations(page) for page in pages}
    return {page: every.live() if action == "unpublish" else every for page, every in found.items()}


def autonyms(pages: list[Page]) -> str:
    return ", ".join(languages.autonym(page.locale.language_code) for page in pages)


@hooks.register("before_move_page")
def say_which_translations_move(request: HttpRequest, page: Page, destination: Page) -> HttpResponse | None:
    """A translation stays under the translation of its source's parent; a source says whom it takes along."""
    source = following.source_of(page)
    if source and following.place_of(page, source.get_parent()) != destination:
        messages.error(
            request,
            "Une traduction suit sa page française : déplacez la page française, ses traductions suivront.",
            buttons=[
                messages.button(reverse("wagtailadmin_pages:move", args=[source.pk]), "Déplacer la page française")
            ],
        )
        return HttpResponseRedirect(reverse("wagtailadmin_explore", args=[page.get_parent().pk]))
    if request.method == "GET" and not page.is_child_of(destination):
        every = list(following.translations(page))
        staying = [each for each in every if following.place_of(each, destination) is None]
        if moving := [each for each in every if each not in staying]:
            messages.info(
                request, f"Les traductions suivront : {autonyms(moving)}. Les anciennes adresses mèneront ici."
            )
        if staying:
            messages.warning(
                request,
                f"Resteront où elles sont, parce que « {destination.title} » n’est pas traduite dans leur langue ou "
                f"que l’adresse y est prise : {autonyms(staying)}.",
            )
    return None


@hooks.register("before_delete_page")
def delete_no_translation_that_is_not_yours(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Deleting a draft may not take away translations that the user could not delete one by one."""
    kept = [
        translation
        for translation in following.translations(page)
        if not translation.permissions_for_user(request.user).can_delete(ignore_bulk=True)
    ]
    if not kept:
        return None
    messages.error(
        request,
        f"« {page.title} » a des traductions que vous ne pouvez pas supprimer : {autonyms(kept)}. "
        "Demandez à la modération.",
    )
    return HttpResponseRedirect(reverse("wagtailadmin_explore", args=[page.get_parent().pk]))


@hooks.register("before_bulk_action")
def one_by_one(request: HttpRequest, action_type: str, objects: list[Model], view: View) -> HttpResponse | None:
    """Wagtail's actions on several pages at once ask nothing about translations: these pages are done one by one."""
    pages = [page for page in objects if isinstance(page, Page)]
    if action_type == "move":
        kept = [page for page in pages if following.source_of(page)]
        reason = "une traduction suit sa page française, et ne se déplace pas seule"
    elif action_type in {"delete", "unpublish"}:
        kept = [page for page in pages if following.translations(page).exists()]
        reason = "ses traductions partiraient avec elle, et vous devez voir lesquelles"
    else:
        return None
    if not kept:
        return None
    titles = ", ".join(f"« {page.title} »" for page in kept)
    messages.error(request, f"Faites-le page par page pour {titles} : {reason}.")
    return HttpResponseRedirect(reverse("wagtailadmin_explore", args=[kept[0].get_parent().pk]))
