from wagtail import hooks
from wagtail.rich_text.feature_registry import FeatureRegistry

from core.rich_text import LocalisedPageLinkHandler


@hooks.register("register_rich_text_features", order=10)
def links_in_the_readers_language(features: FeatureRegistry) -> None:
    features.register_link_type(LocalisedPageLinkHandler)
