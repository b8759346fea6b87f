"""The pages that tests and audits look at show every page type and every kind of block."""

import json
from collections.abc import Callable
from io import StringIO

from django.core.management import call_command
from hypothesis import given
from hypothesis import strategies as st
from wagtail.models import Page, PageViewRestriction

from core import published
from core.samples import fewest, kinds, samples

TRAITS = st.frozensets(st.sampled_from("abcdefgh"))


@given(st.dictionaries(st.text(max_size=3), TRAITS, max_size=12))
def test_the_chosen_have_every_trait_and_each_brings_a_new_one(traits: dict[str, frozenset[str]]) -> None:
    chosen = fewest(traits)
    seen: frozenset[str] = frozenset()
    for name in chosen:
        assert traits[name] - seen
        seen |= traits[name]
    assert seen == frozenset().union(*traits.values())


def test_few_pages_show_everything_that_is_published(db: None) -> None:
    source = published.published().filter(locale__language_code="fr", depth__gt=1)
    shown = {f"/accueil/{sample.path}" for sample in samples()}
    every = {kind for page in source.specific() for kind in kinds(page)}
    assert {kind for page in source.filter(url_path__in=shown).specific() for kind in kinds(page)} == every
    assert len(shown) < source.count()


def test_a_page_that_visitors_may_not_see_is_none_of_them(page: Callable[..., Page]) -> None:
    assert "contact/" in {sample.path for sample in samples()}
    PageViewRestriction.objects.create(page=page("contact"), restriction_type=PageViewRestriction.LOGIN)
    assert "contact/" not in {sample.path for sample in samples()}


def test_tools_read_them_as_json(db: None) -> None:
    out = StringIO()
    call_command("samples", stdout=out)
    said = json.loads(out.getvalue())
    home = said[0]
    assert (home["type"], home["path"]) == ("home.HomePage", "")
    assert {"fr", "ar"} <= set(home["languages"])
