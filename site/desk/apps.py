from django.apps import AppConfig


class DeskConfig(AppConfig):
    """The staff's side of the site, above ``core``; each app adds what only it knows through Wagtail's hooks."""

    name = "desk"
    verbose_name = "Rédaction"

    def ready(self) -> None:
        from core.nightly import work
        from desk import letters, nightly

        letters.connect()
        work.connect(nightly.remind_of_what_is_due)
