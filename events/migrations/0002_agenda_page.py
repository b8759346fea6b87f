"""The agenda of a site that loaded its content before there was a calendar is a plain page: here it becomes the agenda.

Its number, address, words, picture, children, rights and history stay; what changes is what kind of page it is, which
Wagtail and wagtail-localize write down in many places. A site without such a page is left as it is.
"""

import json
import uuid

from django.db import migrations

# What the agenda's page shares with its translations: home.content.reader.translation_key("agenda").
KEY = uuid.uuid5(uuid.UUID("5f1f0a3e-2a53-4f6e-9f0e-0c1d5b1c7c11"), "agenda")
KEPT = ("summary", "picture_id", "body")

# Where it is written, by the number of the page, of which kind a page is.
WRITTEN = [
    ("wagtailcore", "Revision", True),
    ("wagtailcore", "WorkflowState", True),
    ("wagtailcore", "ReferenceIndex", True),
    ("wagtailsearch", "IndexEntry", False),
    ("wagtailadmin", "EditingSession", False),
    ("wagtailadmin", "FormState", False),
]


def make_agenda(apps, schema_editor):
    StandardPage = apps.get_model("home", "StandardPage")
    plain = list(StandardPage.objects.filter(translation_key=KEY))
    if not plain:
        return
    AgendaPage = apps.get_model("events", "AgendaPage")
    before, after, page_type = (kind(apps, *name) for name in (("home", "standardpage"), ("events", "agendapage"), ("wagtailcore", "page")))
    for page in plain:
        agenda = AgendaPage(page_ptr_id=page.pk, **{name: getattr(page, name) for name in KEPT})
        agenda.save_base(raw=True)  # its own row alone: that of every page is there
    numbers = [page.pk for page in plain]
    StandardPage.objects.filter(pk__in=numbers)._raw_delete(schema_editor.connection.alias)
    apps.get_model("wagtailcore", "Page").objects.filter(pk__in=numbers).update(content_type=after)
    apps.get_model("wagtailcore", "PageLogEntry").objects.filter(page_id__in=numbers).update(content_type=after)
    for app, model, has_base in WRITTEN:
        found = apps.get_model(app, model).objects.filter(content_type=before, object_id__in=[str(pk) for pk in numbers])
        (found.filter(base_content_type=page_type) if has_base else found).update(content_type=after)
    rewrite_history(apps, numbers, page_type, after)
    rewrite_sources(apps, before, after)


def kind(apps, app, model):
    return apps.get_model("contenttypes", "ContentType").objects.get_or_create(app_label=app, model=model)[0]


def rewrite_history(apps, numbers, page_type, after):
    """Every revision also holds the kind within its content."""
    Revision = apps.get_model("wagtailcore", "Revision")
    for revision in Revision.objects.filter(base_content_type=page_type, object_id__in=[str(pk) for pk in numbers]):
        revision.content = revision.content | {"content_type": after.pk}
        revision.save(update_fields=["content"])


def rewrite_sources(apps, before, after):
    """What wagtail-localize translates from. The name of a migration of another app would look out of date here."""
    TranslationSource = apps.get_model("wagtail_localize", "TranslationSource")
    for source in TranslationSource.objects.filter(object_id=KEY, specific_content_type=before):
        source.specific_content_type = after
        source.content_json = json.dumps(json.loads(source.content_json) | {"content_type": after.pk})
        source.schema_version = ""
        source.save()


class Migration(migrations.Migration):
    dependencies = [
        ("contenttypes", "0002_remove_content_type_name"),
        ("events", "0001_initial"),
        ("home", "0002_editable"),
        ("wagtail_localize", "0016_rename_page_revision_translationlog_revision"),
        ("wagtailadmin", "0006_formstate"),
        ("wagtailcore", "0097_baselogentry_uuid_action_timestamp_indexes"),
        ("wagtailsearch", "0010_add_text_fields"),
    ]

    operations = [migrations.RunPython(make_agenda, migrations.RunPython.noop, elidable=False)]
