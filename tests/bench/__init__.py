"""How fast it is: measured on the machine at hand, not part of the tests."""

from typing import NamedTuple


class Figure(NamedTuple):
    """What was measured, what came of it, and of what."""

    what: str
    value: str
    of: str
