"""Zones of a page's form in the CMS: what belongs together under one heading, what is rarely needed folded."""

from typing import Any

from django.utils.functional import cached_property
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel, Panel


class ZonePanel(MultiFieldPanel):
    """A zone of the form. Of a translation, whose form has no facts, it shows what is left, or nothing."""

    class BoundPanel(MultiFieldPanel.BoundPanel):
        @cached_property
        def children(self) -> list[Any]:
            return [
                child.get_bound_panel(
                    instance=self.instance,
                    request=self.request,
                    form=self.form,
                    prefix=f"{self.prefix}-child-{identifier}",
                )
                for child, identifier in zip(self.panel.children, self.panel.child_identifiers, strict=True)
                if not is_missing(child, self.form)
            ]


class QuietPanel(ZonePanel):
    """A zone that is folded as long as nothing is said in it."""

    class BoundPanel(ZonePanel.BoundPanel):
        def classes(self) -> list[str]:
            folded = [] if any(has_say(name, self.instance) for name in field_names(self.panel)) else ["collapsed"]
            return [*super().classes(), *folded]


def is_missing(panel: Panel, form: Any) -> bool:
    """Whether a panel shows rows of a table that the form does not have."""
    return isinstance(panel, InlinePanel) and form is not None and panel.relation_name not in form.formsets


def field_names(panel: Panel) -> list[str]:
    if isinstance(panel, FieldPanel):
        return [panel.field_name]
    return [name for child in getattr(panel, "children", ()) for name in field_names(child)]


def has_say(name: str, page: Any) -> bool:
    """Whether a field of the page says something else than when nobody touched it."""
    value = getattr(page, name)
    return bool(value) and value != page._meta.get_field(name).get_default()
