"""Activities with what hangs on them: pictures too, as networks show them."""

from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client

from core.models import SiteImage
from events import loading
from events.models import AgendaPage, EventPage, Series
from tests.events import making

pytestmark = pytest.mark.usefixtures("own_agenda")


@pytest.fixture
def agenda(db: None) -> AgendaPage:
    return making.agenda()


def photograph() -> SiteImage:
    return next(each for each in SiteImage.objects.order_by("pk") if not each.is_svg())


def test_a_picture_is_a_jpeg_at_an_address_that_the_site_serves(visitor: Client, agenda: AgendaPage) -> None:
    page = making.activity(agenda, picture=photograph())
    text = visitor.get(f"/fr/feeds/{page.translation_key}.ics").content.decode().replace("\r\n ", "")
    [line] = [each for each in text.split("\r\n") if each.startswith("IMAGE")]
    address = line.split("image/jpeg:http://testserver", 1)[1]
    assert visitor.get(address).headers["Content-Type"] == "image/jpeg"


def test_another_picture_or_another_focus_is_told(agenda: AgendaPage) -> None:
    picture = photograph()
    page = making.activity(agenda, picture=picture)
    before = Series.objects.get(page=page).changed
    picture.focal_point_x = picture.focal_point_y = picture.focal_point_width = picture.focal_point_height = 9
    picture.save()
    assert Series.objects.get(page=page).changed > before


def test_a_lost_file_costs_the_picture_and_not_the_feed(visitor: Client, agenda: AgendaPage) -> None:
    picture = photograph()
    lost = SiteImage.objects.create(title="Perdue", file=picture.file.name + ".perdu.jpg", width=10, height=10)
    page = making.activity(agenda, picture=lost)
    assert not (Path(settings.MEDIA_ROOT) / lost.file.name).exists()
    assert visitor.get(f"/fr/feeds/{page.translation_key}.ics").status_code == 200
    assert loading.picture(EventPage.objects.select_related("picture").get(pk=page.pk)) == ""
