"""Pictures, sound and files: light, described, and nothing fetched before it is wanted."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.test import Client

from core.models import SiteImage, SiteRendition
from core.pictures import pictures_in, prefetch_renditions
from home.models import StandardPage
from tests.core.block_examples import STORY, document, example, page_of_all_blocks, picture, rendered, stream

pytestmark = pytest.mark.usefixtures("library")


def test_a_picture_comes_in_modern_formats_and_several_widths_with_its_size_and_words() -> None:
    tree = rendered("picture", example("picture"))
    assert [source["type"] for source in tree.find_all("source")] == ["image/avif", "image/webp"]
    image = tree.img
    assert image["src"].endswith(".jpg")
    assert re.findall(r"\d+w", image["srcset"]) == ["400w", "800w", "1200w"]
    assert (image["width"], image["height"]) == ("400", "266")
    assert (image["alt"], image["loading"], image["decoding"]) == ("Une fête", "lazy", "async")
    assert tree.figcaption.get_text(" ", strip=True).endswith("A. Exemple")


def test_the_words_for_a_picture_are_those_of_its_place() -> None:
    value = example("picture")
    value["picture"].contextual_alt_text = "Des gens dansent"
    assert rendered("picture", value).img["alt"] == "Des gens dansent"
    value["picture"].decorative = True
    assert rendered("picture", value).img["alt"] == ""


def test_who_made_a_picture_is_said_with_its_licence_and_where_it_was_found() -> None:
    picture("foule.jpg", credit="Ada Dupont", licence="cc-by", source="https://example.org/foule")
    credit = rendered("picture", example("picture")).select_one(".picture__credit a")
    assert credit["href"] == "https://example.org/foule"
    assert credit.get_text().startswith("Ada Dupont")
    assert "CC BY" in credit.get_text()


def test_what_may_be_transparent_stays_so() -> None:
    picture("dessin.png")
    assert rendered("picture", example("picture")).img["src"].endswith(".png")


DRAWING = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 300 200"><path d="M0 0h9v9z"/></svg>'


def test_a_drawing_is_shown_as_it_is_in_blocks_covers_and_lists(read: Callable[..., BeautifulSoup]) -> None:
    drawing = SiteImage.objects.create(title="Plan", description="Un plan", file=ContentFile(DRAWING, "plan.svg"))
    shown = rendered("picture", {"picture": drawing, "caption": ""}).img
    assert shown["src"].endswith(".svg")
    assert shown["width"] == "300"
    page = StandardPage.objects.get(slug="territoire", locale__language_code="fr")
    page.picture = drawing
    page.save_revision().publish()
    covers = read("/fr/centre/").select(".card__cover img")
    assert [cover["src"].rpartition(".")[2] for cover in covers] == ["svg"]
    assert "/social/" in read("/fr/centre/territoire/").select_one("meta[property='og:image']")["content"]


def test_a_crop_keeps_what_the_focal_point_marks() -> None:
    image = picture("foule.jpg", focal_point_x=1400, focal_point_y=500, focal_point_width=10, focal_point_height=10)
    tree = rendered("gallery", example("gallery"))
    link = tree.select_one(".gallery a")
    assert "fill-400x300" in link.img["src"]
    assert image.renditions.filter(filter_spec__startswith="fill").exclude(focal_point_key="").exists()
    assert link["href"].endswith(".jpg")
    assert "max-1600" in link["href"]


def test_a_video_asks_nothing_before_it_is_started_and_has_captions() -> None:
    value = example("video")
    captions = {"language": "fr", "file": document("film.vtt", 20)}
    value["captions"] = STORY.child_blocks["video"].child_blocks["captions"].normalize([captions])
    tree = rendered("video", value)
    assert tree.video["preload"] == "none"
    assert tree.source["type"] == "video/mp4"
    assert (tree.track["srclang"], tree.track["label"]) == ("fr", "Français")
    assert tree.track.has_attr("default")
    assert not rendered("video", value, "ar").track.has_attr("default")
    assert "1,2\u202fMo" in tree.select_one(".player__file").get_text()


def test_a_video_that_deaf_people_cannot_follow_is_refused() -> None:
    block, value = STORY.child_blocks["video"], example("video")
    block.clean(value)
    value["transcript"] = block.child_blocks["transcript"].to_python("")
    with pytest.raises(ValidationError):
        block.clean(value)


def test_a_video_elsewhere_is_a_link_that_says_where_it_leads() -> None:
    tree = rendered("video_link", example("video_link"))
    assert not tree.find(["iframe", "img", "video", "script"])
    assert tree.a["href"] == "https://www.example.org/video"
    assert "example.org" in tree.select_one(".elsewhere__site").get_text()


@pytest.mark.parametrize(
    ("size", "language", "words"),
    [
        (0, "fr", "0 o"),
        (999, "fr", "999 o"),
        (1_234_567, "fr", "1,2 Mo"),
        (1_234_567, "en", "1.2 MB"),
        (82_000, "nl", "82 kB"),
        (3_000_000_000, "es", "3 GB"),
        (82_000, "fa", "۸۲"),
    ],
)
def test_a_download_says_its_type_and_weight_in_the_readers_language(size: int, language: str, words: str) -> None:
    value = example("downloads")
    value["documents"][0]["document"].file_size = size
    text = rendered("downloads", value, language).select_one(".downloads__facts").get_text()
    assert "PDF" in text
    assert words in re.sub(r"[\xa0\u202f]", " ", text)


def test_a_download_names_its_language() -> None:
    value = example("downloads")
    value["documents"][0]["document"].language = "ar"
    tree = rendered("downloads", value)
    assert tree.a["hreflang"] == "ar"
    assert (tree.a.bdi["lang"], tree.a.bdi["dir"]) == ("ar", "rtl")
    assert tree.select_one(".language-mark").get_text() == "العربية"


def test_pictures_of_one_page_are_asked_for_together(django_assert_max_num_queries: Any) -> None:
    pieces = []
    for number in range(6):
        picture(f"fete-{number}.jpg")
        pieces.append(("picture", example("picture")))
    body = stream(*pieces)
    for block in body:
        rendered("picture", block.value)
    body = STORY.to_python(STORY.get_prep_value(body))
    cache.clear()
    with django_assert_max_num_queries(2):
        prefetch_renditions(body)
        assert len(list(pictures_in(body))) == 6
        for block in body:
            rendered("picture", block.value)


def test_the_first_visitor_waits_for_no_picture(django_capture_on_commit_callbacks: Any, visitor: Client) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        page = page_of_all_blocks()
    drawn = SiteRendition.objects.count()
    assert drawn > 9
    assert visitor.get(page.url).status_code == 200
    assert SiteRendition.objects.count() == drawn
