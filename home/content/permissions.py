"""Who may do what in the CMS: one table, given once; afterwards the administrators' to change (docs/decisions/0012)."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.conf import settings
from django.contrib.auth.models import Group, Permission
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission, Page

from home.content.reader import translation_key

CRUD = ("view", "add", "change", "delete")
FILES = {"wagtailimages": "image", "wagtaildocs": "document"}


@dataclass(frozen=True)
class Role:
    """One group of staff.

    ``pages`` it may act on from ``place`` downwards (the key of a page in fixtures/, all languages of it; without one,
    everywhere), in one ``language`` only where it is said. ``files``: what it may do with pictures and documents;
    ``collections``: with the drawers that they lie in. ``may``: everything else, as ``app.model`` with the actions.
    ``formerly``: the group of Wagtail's that it was.
    """

    name: str
    pages: tuple[str, ...]
    files: tuple[str, ...]
    may: dict[str, tuple[str, ...]]
    collections: tuple[str, ...] = ()
    place: str = ""
    language: str = ""
    formerly: str = ""


# What came after the first groups were made, by when it came; they are given it once.
LABELS = ("core.topic", "core.service")
ENTRIES = ("resources.term", "resources.publication", "resources.dataset")
SEARCH = ("search.synonyms", "wagtailsearchpromotions.searchpromotion")
SINCE = {"agenda": ("core.audience", "events.category"), "resources": (*LABELS, *ENTRIES), "search": SEARCH}
MESSAGES = {"home.contactmessage": ("view", "change", "delete")}
WRITING = {
    "core.organisation": CRUD,
    "core.commune": CRUD,
    "core.audience": CRUD,
    "events.category": CRUD,
    **dict.fromkeys((*LABELS, *ENTRIES, *SEARCH), CRUD),
    "core.centresettings": ("change",),
    "core.footer": ("view", "add", "change"),
    "wagtail_localize.translation": ("submit",),
}
KEEPING = {
    "wagtailredirects.redirect": CRUD,
    "home.messagesettings": ("change",),
    "desk.reviewsettings": ("change",),
}

STAFF = [
    Role(
        name="Rédaction",
        formerly="Editors",
        pages=("add", "change"),
        files=("add", "change", "choose"),
        may=WRITING | MESSAGES,
    ),
    Role(
        name="Modération",
        formerly="Moderators",
        pages=("add", "change", "publish", "lock", "unlock"),
        files=("add", "change", "choose", "delete"),
        may=WRITING | MESSAGES | KEEPING,
    ),
    Role(
        name="Événements",
        place="agenda",
        pages=("add", "change", "publish"),
        files=("add", "choose"),
        may=dict.fromkeys(("core.organisation", "core.audience", "events.category"), ("view", "add", "change"))
        | dict.fromkeys(SEARCH, CRUD),  # what is put first for an activity goes when that is over
    ),
    Role(
        name="Administration",
        pages=("add", "change", "publish", "lock", "unlock", "bulk_delete"),
        files=("add", "change", "choose", "delete"),
        may=WRITING
        | MESSAGES
        | KEEPING
        | {
            "auth.user": CRUD,
            "auth.group": CRUD,
            "wagtailcore.locale": CRUD,
            "wagtailcore.site": CRUD,
            "wagtailcore.workflow": CRUD,
            "wagtailcore.task": CRUD,
        },
        collections=("add", "change", "delete"),
    ),
]


def translators(code: str, autonym: str) -> Role:
    """Those who translate into one language: they change its pages and submit them, and touch no other."""
    return Role(
        name=f"Traduction – {autonym}",
        place="accueil",
        language=code,
        pages=("change",),
        files=("choose",),
        may={"wagtail_localize.translation": ("submit",), **dict.fromkeys(ENTRIES, ("view", "change"))},
    )


def roles() -> Iterator[Role]:
    yield from STAFF
    for code, autonym in settings.LANGUAGES:
        if code != settings.LANGUAGE_CODE:
            yield translators(code, autonym)


def permission(app: str, codename: str) -> Permission:
    return Permission.objects.get(content_type__app_label=app, codename=codename)


def give(role: Role) -> None:
    """Makes the group with its rights. Wagtail's own group keeps its members, and takes the role's name."""
    if role.formerly and not Group.objects.filter(name=role.name).exists():
        Group.objects.filter(name=role.formerly).update(name=role.name)
    group, _ = Group.objects.get_or_create(name=role.name)
    group.permissions.add(permission("wagtailadmin", "access_admin"))
    give_models(group, role.may)
    files = [(app, f"{action}_{model}") for app, model in FILES.items() for action in role.files]
    files += [("wagtailcore", f"{action}_collection") for action in role.collections]
    for app, codename in files:
        GroupCollectionPermission.objects.get_or_create(
            group=group, collection=Collection.get_first_root_node(), permission=permission(app, codename)
        )
    for page in pages_of(role):
        give_on(page, role, group)


def give_models(group: Group, may: dict[str, tuple[str, ...]]) -> None:
    for label, actions in may.items():
        app, model = label.split(".")
        group.permissions.add(*(permission(app, f"{action}_{model}") for action in actions))


def give_since(role: Role, *models: str) -> None:
    """Gives a group that was made before these models were what its role says of them; a deleted group stays so."""
    for group in Group.objects.filter(name=role.name):
        give_models(group, {label: actions for label, actions in role.may.items() if label in models})


def pages_of(role: Role) -> list[Page]:
    """The pages that exist today at the role's place."""
    if not role.place:
        return [Page.get_first_root_node()]
    found = Page.objects.filter(translation_key=translation_key(role.place)).select_related("locale")
    return [page for page in found if role.language in {"", page.locale.language_code}]


def give_on(page: Page, role: Role, group: Group) -> None:
    for action in role.pages:
        GroupPagePermission.objects.get_or_create(
            group=group, page_id=page.pk, permission=permission("wagtailcore", f"{action}_page")
        )
