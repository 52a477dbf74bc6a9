"""What several acceptance tests look at, made once."""

from __future__ import annotations

import pytest

from generator.cards.make import Printed
from tests.printing import printed, small


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Printed:
    """The cards of the small playbook: a pocket deck with its sheet, a folded badge, a tiny deck."""
    result = printed(small(), tmp_path_factory.mktemp("cards"))
    assert result.problems == ()
    return result
