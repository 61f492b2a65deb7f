"""What many commands take, and the settings by which they run."""

from pathlib import Path
from typing import Annotated

import typer

from streams import log
from streams.settings import Settings, load

DataDir = Annotated[Path | None, typer.Option(help="Where broker and workers keep their data; else SAIDBEFORE_DATA_DIR.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON instead of words.")]


def settings_of(data_dir: Path | None = None) -> Settings:
    """The settings of this process, with its log set up by them. Raises SettingsError."""
    known = load(data_dir)
    log.configure(known.log_format)
    return known
