from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField

from core.blocks import StoryBlock
from core.models import BasePage


class AgendaPage(BasePage):
    """The public calendar: what is on, in its language; campaigns and activities are its children."""

    body = StreamField(
        StoryBlock(), blank=True, verbose_name="contenu", help_text="Sous la liste des activités. Facultatif."
    )

    content_panels = [*BasePage.content_panels, FieldPanel("body")]
    parent_page_types = ["home.HomePage"]
    subpage_types = ["events.EventPage", "events.CampaignPage"]
    max_count_per_parent = 1
    ages = False

    class Meta:
        verbose_name = "Agenda"
