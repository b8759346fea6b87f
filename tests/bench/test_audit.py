"""The audit says what it lacks, names no machine's registry, and looks at every type and direction."""

import os
import re
import subprocess
import sys
from pathlib import Path

from django.conf import settings

from bench.audit.__main__ import first_of_each_type
from bench.audit.pages import Address

ROOT: Path = settings.ROOT


def test_a_machine_without_the_tools_is_told_so_in_a_sentence(tmp_path: Path) -> None:
    bare = os.environ | {"PATH": str(tmp_path), "CHROME_PATH": "", "PYTHONPATH": f"{ROOT / 'site'}{os.pathsep}{ROOT}"}
    said = subprocess.run(
        [sys.executable, "-m", "bench.audit"], cwd=ROOT, env=bare, capture_output=True, text=True, check=False
    )
    assert said.returncode == 2
    assert re.fullmatch(r"[A-Z][^\n]* needs [^\n]*\.\n", said.stderr)


def test_the_lock_file_names_no_registry() -> None:
    lock = (ROOT / "bench" / "audit" / "package-lock.json").read_text(encoding="utf-8")
    assert '"integrity"' in lock
    assert '"resolved"' not in lock


def test_the_quick_audit_takes_each_type_once_by_turns_in_one_language_and_the_other() -> None:
    pages = [
        Address(kind, f"http://site/{code}/{kind}/{n}/") for kind in "abc" for n in (1, 2) for code in ("fr", "ar")
    ]
    only_french = Address("d", "http://site/fr/d/")
    chosen = [str(page) for page in first_of_each_type([*pages, only_french])]
    assert chosen == ["/fr/a/1/", "/ar/b/1/", "/fr/c/1/", "/fr/d/"]
