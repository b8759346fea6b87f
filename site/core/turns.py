"""Who writes what search keeps does so alone until the transaction ends.

Otherwise two who publish would wait for each other in a circle, each for a word or an entry that the other has written;
and of two who change what hangs together, neither would see what the other does.
"""

from django.db import connection

LOCK = 5_246_117  # PostgreSQL's advisory lock of whoever writes the index; any number that nothing else uses


def hold() -> None:
    """To be called within the transaction, before anything is asked that another may be changing.

    SQLite lets one transaction alone write anything.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])
