"""The facts that are kept of every release: `python -m tests.contract.keep` writes down those of the newest one, for good.

They are the examples in the released schemas, a fact a line. Today's models must read all of them.
"""

import json
from pathlib import Path

from streams.contract.files import released, releases

KEPT = Path(__file__).parent / "kept"


def lines(release: str) -> list[str]:
    """All examples of a release, as they would lie on their topics."""
    return [json.dumps(example, ensure_ascii=False) for schema in released(release).values() for example in schema["examples"]]


def main() -> None:
    """Write down the facts of the newest release, unless they are."""
    release = releases()[-1]
    file = KEPT / f"{release}.jsonl"
    if not file.exists():
        file.write_text("\n".join(lines(release)) + "\n", "utf-8")


if __name__ == "__main__":
    main()
