from django.apps import AppConfig

from core.nightly import work


class HomeConfig(AppConfig):
    """The pages of the centre: home, plain pages, news, contact."""

    name = "home"
    verbose_name = "Pages du centre"

    def ready(self) -> None:
        from home import nightly
        from home.content import arrivals  # noqa: F401

        work.connect(nightly.delete_old_messages)
        work.connect(nightly.mail_what_waits)
