from pathlib import Path
from typing import Any

import pytest

from tests.core.block_examples import fill_library


@pytest.fixture
def library(db: None, settings: Any, tmp_path: Path) -> None:
    """Pictures and files for the blocks that show some, in a folder of this test's own."""
    settings.MEDIA_ROOT = tmp_path
    fill_library()
