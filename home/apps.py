from django.apps import AppConfig


class HomeConfig(AppConfig):
    """The pages of the centre: home, plain pages, news, contact."""

    name = "home"
    verbose_name = "Pages du centre"

    def ready(self) -> None:
        from home.content import arrivals  # noqa: F401
