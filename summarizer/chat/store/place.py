"""Where the file of kept replies and past exchanges lies."""

from __future__ import annotations

import os
from pathlib import Path

_FILE = "exchanges.sqlite"


def path() -> Path:
    """The file: under `SUMMARIZER_HOME`, else where the system keeps what programs can do without.

    Read from the environment here, as `weights.home` does, so that Python and the command line share it.
    """
    if chosen := os.environ.get("SUMMARIZER_HOME"):
        return Path(chosen).expanduser() / _FILE
    from platformdirs import user_cache_path

    return user_cache_path("summarizer", appauthor=False) / _FILE
