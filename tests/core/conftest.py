from pathlib import Path
from typing import Any

import pytest

from tests.core.block_examples import document, picture


@pytest.fixture
def library(db: None, settings: Any, tmp_path: Path) -> None:
    """A picture and a file of each kind, for the blocks that show some."""
    settings.MEDIA_ROOT = tmp_path
    picture()
    for name in ("film.mp4", "voix.mp3", "guide.pdf"):
        document(name)
