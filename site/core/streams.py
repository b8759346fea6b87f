from wagtail.blocks import StreamValue
from wagtail.fields import StreamField
from wagtail.models import Page


def streams(page: Page) -> dict[str, StreamValue]:
    """The streams of blocks that a page's own type has, by the names of their fields."""
    names = [field.name for field in page._meta.get_fields() if isinstance(field, StreamField)]
    return {name: getattr(page, name) for name in names}
