"""The work of each minute, for a timer of the machine's (deploy/) or by hand."""

from core import minutely
from core.management.commands import nightly


class Command(nightly.Command):
    help = "Publie et retire ce qui est programmé, et veille sur le reste. Peut être relancé sans risque."
    run = staticmethod(minutely.run)
