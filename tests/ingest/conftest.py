"""What the tests of ingest share."""

from datetime import date

import pytest


@pytest.fixture
def today() -> date:
    return date(2021, 6, 10)
