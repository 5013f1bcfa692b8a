"""How sources are read: the flags of all commands that take them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from summarizer.cli import standard_input
from summarizer.cli.flags import gathered
from summarizer.cli.settings import setting
from summarizer.cli.telling import tell
from summarizer.cli.watching import watching
from summarizer.errors import SourceError

if TYPE_CHECKING:
    from summarizer.loaders import Loaded

_FLAGS = (
    setting(
        "allow-private",
        "--allow-private/--no-allow-private",
        help="Fetch from private networks, too: an intranet, this machine. By default only from public ones.",
    ),
    setting(
        "feed-limit",
        "--feed-limit",
        metavar="N",
        help="How many articles of a feed are read, the newest first. By default 20.",
    ),
)


@dataclass(frozen=True)
class Reading:
    """What the command line says of how sources are read; None where it says nothing."""

    allow_private: bool | None = None
    feed_limit: int | None = None

    def loaded(self, sources: Sequence[str], *, output: Path | None = None) -> Loaded:
        """The documents; what cannot be read is told, and is an error if nothing can be.

        `output` is the file that is to be written, which is no source of itself.
        """
        from summarizer.loaders import FEED_LIMIT, Access, load_all

        limit = self.feed_limit or FEED_LIMIT
        access = Access(feed_limit=limit, allow_private=bool(self.allow_private))
        given = standard_input.read() if "-" in sources else None
        with watching() as report:
            loaded = load_all(sources, standard_input=given, access=access, output=output, report=report)
        reasons = [failure.reason for failure in loaded.failures]
        if not loaded.documents:
            own = [f"{name}: is where the note goes; name a source beside it" for name in loaded.passed_over]
            raise SourceError("\n".join([*reasons, *own]))
        for reason in (*reasons, *(f"{name}: is where the note goes" for name in loaded.passed_over)):
            tell(f"summarizer: left out: {reason}")
        return loaded


reading = gathered("reading", Reading, _FLAGS)
"""The command with these flags, which it gets as one value, `reading`."""
