"""An Apache Kafka with workers, for a bench."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from streams.commands.up import running
from streams.demo.show import LOG, logging_to, of_its_own
from streams.settings import Settings
from streams.show.progress import unheard


@contextmanager
def kafka(extract_workers: int, compare_workers: int) -> Iterator[Settings]:
    """The settings of a fresh broker with empty topics, and workers that are looked after as by `saidbefore up`."""
    workers = {"extract_workers": extract_workers, "compare_workers": compare_workers}
    with TemporaryDirectory() as home, logging_to(Path(home) / LOG):
        settings = of_its_own(Settings(), Path(home)).model_copy(update=workers)
        with running(settings, unheard) as live:
            yield live
