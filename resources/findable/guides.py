"""What search knows of guides and their topics beside their words: which topic, for whom."""

from collections.abc import Sequence

from core import label_names
from core.findable import Facts, merged
from core.models import Audience, Topic
from resources.models import GuidePage, TopicPage


def topics(pages: Sequence[TopicPage]) -> dict[int, Facts]:
    """Two queries."""
    found = Topic.objects.in_bulk({page.topic_id for page in pages} - {None})
    names = label_names.of(Topic, [topic.translation_key for topic in found.values()])
    return {
        page.pk: Facts(names=dict(names.get(topic.translation_key, {})), topics=(topic.slug,))
        for page in pages
        if (topic := found.get(page.topic_id))
    }


def guides(pages: Sequence[GuidePage]) -> dict[int, Facts]:
    """A guide is on the topic of the page that it stands below. Five queries."""
    above = {page.pk: page.path[: -page.steplen] for page in pages}
    parents = {page.path: page for page in TopicPage.objects.defer_streamfields().filter(path__in=set(above.values()))}
    of_topics = topics(list(parents.values()))
    through = GuidePage.audiences.through.objects.filter(guidepage__in=above)
    audiences = label_names.linked(Audience, through.values_list("guidepage", "audience__translation_key"))
    found = {}
    for page in pages:
        parent = parents.get(above[page.pk])
        topic = of_topics.get(parent.pk, Facts()) if parent else Facts()
        found[page.pk] = Facts(names=merged(topic.names, audiences.get(page.pk, {})), topics=topic.topics)
    return found
