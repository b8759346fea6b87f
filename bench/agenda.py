"""What the agenda costs with 100 and with 10,000 series, in one run: part of ``make bench``.

On a database of its own: that of ``DATABASE_URL``, which must be empty, or an SQLite file. Activities are written in
bulk (``many_activities``): a hundred are on now, the others lie over the three years that have rows.
"""

import os
import sys
import tempfile

import django

FEW, MANY = 100, 10_000


def table(few: int, many: int) -> None:
    from django.core.management import call_command
    from django.db import connection

    from bench.agenda_costs import measured
    from events.models import Occurrence, Series

    call_command("prepare", verbosity=0)
    small, large = measured(few), measured(many)
    print(f"{connection.vendor}; {Series.objects.count()} series, {Occurrence.objects.count()} dates\n")
    print(f"| view | {few:,} series | {many:,} series | ratio | queries | shown |\n|---|---|---|---|---|---|")
    for name, before in small.items():
        after = large[name]
        queries, shown = f"{before.queries} / {after.queries}", f"{before.shown} / {after.shown}"
        times = f"{before.time:.1f} ms | {after.time:.1f} ms | {after.time / before.time:.2f}"
        print(f"| {name} | {times} | {queries} | {shown} |")


def main() -> None:
    few, many = (int(word) for word in sys.argv[1:3]) if len(sys.argv) > 2 else (FEW, MANY)
    with tempfile.TemporaryDirectory(prefix="cimb-agenda-") as var:
        os.environ |= {"DJANGO_SETTINGS_MODULE": "config.settings.base", "CIMB_VAR": os.environ.get("CIMB_VAR") or var}
        django.setup()
        table(few, many)


if __name__ == "__main__":
    main()
