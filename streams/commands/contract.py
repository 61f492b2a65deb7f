"""`saidbefore contract`: check, write, release and register what other services rely on."""

import json
from collections.abc import Iterable, Iterator

from streams.contract.files import Finding, check, release, write
from streams.contract.registry import register

__all__ = ["check", "lines", "register", "release", "write"]


def lines(findings: Iterable[Finding], *, as_json: bool) -> Iterator[str]:
    """What is wrong, a line each; for people also where nothing is."""
    found = list(findings)
    if as_json:
        yield from (json.dumps(finding._asdict()) for finding in found)
    else:
        yield from map(str, found)
        if not found:
            yield "the files are as the models say, and accept all that any release accepted"
