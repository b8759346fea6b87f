"""Five hundred series as the editor may make them: every client gives exactly the site's own dates, over two years."""

from collections.abc import Callable
from itertools import islice

import pytest

from tests.events.clients.comparing import Dates, differences, told, write
from tests.events.clients.faults import excused
from tests.events.clients.generating import BEGIN, END, Example, examples
from tests.events.clients.running import CLIENTS, Client, required

NUMBER, A_FILE, SEED = 500, 20, 5545
Found = Callable[[Client], Dates]
every_client = pytest.mark.parametrize("client", CLIENTS, ids=lambda client: client.name)


@pytest.fixture(scope="module")
def generated() -> list[Example]:
    return list(examples(NUMBER, SEED))


@pytest.fixture(scope="module")
def found(generated: list[Example], tmp_path_factory: pytest.TempPathFactory) -> Found:
    """What a client finds in feeds of twenty activities each; it is run once."""
    folder = tmp_path_factory.mktemp("generated")
    left, kept = iter(generated), dict[str, Dates]()
    while some := list(islice(left, A_FILE)):
        write(folder / f"{some[0].stamp.uid}.ics", [(each.announcement, each.stamp) for each in some])

    def by(client: Client) -> Dates:
        required(client)
        if client.name not in kept:
            kept[client.name] = told(client, folder, BEGIN, END)
        return kept[client.name]

    return by


@every_client
def test_every_client_gives_the_dates_of_the_site(client: Client, generated: list[Example], found: Found) -> None:
    schedules = {each.stamp.uid: each.schedule for each in generated}
    wrong = differences(client, found(client), schedules, BEGIN, END)
    assert not wrong, f"{len(wrong)} of {NUMBER}:\n" + "\n".join(f"{uid}: {what}" for uid, what in wrong.items())


@every_client
def test_every_client_reads_the_same_words(client: Client, generated: list[Example], found: Found) -> None:
    """Whatever is escaped and folded, in any script: the title, and where it is."""
    dates = found(client)
    for each in generated:
        announcement = each.announcement
        places = {
            place.line for place in [announcement.place, *(c.place for c in announcement.changes.values())] if place
        }
        for said in dates.get(each.stamp.uid, []):
            assert said.summary.endswith(announcement.title.words)
            assert said.location in places | {"Online", "En ligne"}


def test_few_are_excused(generated: list[Example]) -> None:
    """Three of the four clients are asked about every series, the fourth about most."""
    for client in CLIENTS:
        left_out = [each for each in generated if excused(client.name, each.schedule)]
        assert len(left_out) <= (NUMBER * 0.45 if client.name == "vobject" else 0)
