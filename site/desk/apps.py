from django.apps import AppConfig


class DeskConfig(AppConfig):
    """The staff's side of the site, above ``core``; each app adds what only it knows through Wagtail's hooks."""

    name = "desk"
    verbose_name = "Rédaction"

    def ready(self) -> None:
        from desk import letters

        letters.connect()
