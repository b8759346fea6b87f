import pytest

from tests.events import making


@pytest.fixture(scope="module")
def own_agenda(module_transaction: None) -> None:
    """The agenda that ``making.agenda()`` gives, made once for the module's tests: nothing of what ships is there."""
    making.agenda()
