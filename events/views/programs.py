"""How one subscribes to a calendar in each program that people have, in plain words, step by step."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from events import addresses


@dataclass(frozen=True)
class Link:
    """A link that does the work; ``leaves`` where it leads to somebody else's site."""

    address: str
    words: str
    leaves: bool = False


@dataclass(frozen=True)
class Program:
    """A program: ``hint`` says where one has it; ``links`` are tried first, ``steps`` lead there by hand."""

    key: str
    name: str
    hint: str
    links: tuple[Link, ...]
    steps: tuple[str, ...]
    note: str = ""


def programs(address: str, title: str) -> list[Program]:
    """``address`` is the feed's, absolute; ``title`` is what the calendar is to be called."""
    copy = _("Copy the address that begins with https, at the top of this page.")
    return [
        Program(
            "apple",
            _("iPhone, iPad, Mac"),
            _("the calendar of Apple"),
            (Link(addresses.webcal(address), _("Open in the calendar")),),
            (
                _("Tap “Open in the calendar” on the device where you want it."),
                _("The device asks whether to subscribe: choose “Subscribe”."),
                _("Choose a colour if you like, then “Add”."),
            ),
        ),
        Program(
            "google",
            _("Google Calendar"),
            _("on the web"),
            (Link(addresses.google(address), _("Add to Google Calendar"), leaves=True),),
            (
                copy,
                _("On a computer, open calendar.google.com."),
                _("On the side, beside “Other calendars”, press “+”, then choose “From URL”."),
                _("Paste the address and press “Add calendar”."),
            ),
            _("Google looks for changes a few times a day: a cancellation may take until tomorrow to appear."),
        ),
        Program(
            "android",
            _("Android telephone"),
            _("Samsung, Xiaomi, Google Pixel…"),
            (Link(addresses.google(address), _("Add to Google Calendar"), leaves=True),),
            (
                _("An Android telephone shows the calendars of your Google account: first add it to Google Calendar."),
                _("On the telephone, open the application Google Calendar."),
                _("In its menu, tick the new calendar; if it is not there yet, open “Settings” and synchronise."),
            ),
            _("Without a Google account, an application such as ICSx⁵ subscribes to the address."),
        ),
        Program(
            "outlook",
            _("Outlook on the web, new Outlook"),
            _("outlook.com, Microsoft 365, Windows 11"),
            (
                Link(addresses.outlook(address, title), _("Add to Outlook.com"), leaves=True),
                Link(
                    addresses.outlook(address, title, "outlook.office.com"),
                    _("Add to Outlook at work or school"),
                    leaves=True,
                ),
            ),
            (
                copy,
                _("In Outlook, open the calendar and choose “Add calendar”."),
                _("Choose “Subscribe from web” and paste the address."),
                _("Give it a name and press “Import”."),
            ),
            _("Take the address with https: the new Outlook does not open those with webcal."),
        ),
        Program(
            "outlook-classic",
            _("Classic Outlook"),
            _("the program on Windows"),
            (Link(addresses.webcal(address), _("Open in the calendar")),),
            (
                copy,
                _("Choose “File”, “Account settings”, then the tab “Internet calendars”."),
                _("Press “New”, paste the address and press “Add”."),
            ),
        ),
        Program(
            "thunderbird",
            "Thunderbird",
            _("the program of Mozilla"),
            (),
            (
                copy,
                _("Open the calendar and choose “New calendar”."),
                _("Choose “On the network” and paste the address where the location is asked."),
                _("Press “Find calendars”, then “Subscribe”."),
            ),
        ),
        Program(
            "nextcloud",
            "Nextcloud",
            _("the calendar on the web"),
            (),
            (
                copy,
                _("In the calendar, press “New calendar”, then “New subscription from link (read-only)”."),
                _("Paste the address and confirm."),
            ),
        ),
    ]
