"""What stands between a command and the model that it asks: cache, cap, log and bill."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from summarizer.cli.keys import secrets
from summarizer.cli.spending import Spending
from summarizer.cli.telling import counted, tell, used

if TYPE_CHECKING:
    from summarizer.briefing import Provenance, Usage
    from summarizer.chat import ChatModel, Identity
    from summarizer.chat.cap import Capped
    from summarizer.chat.meter import Meter
    from summarizer.chat.prices import Price
    from summarizer.chat.rehearsal import Rehearsal
    from summarizer.chat.store import Cached, Database, Limits, Logged
    from summarizer.cli.asking import Asking

_KEPT = "what is paid for is kept: run it again with a higher cap, and only the rest is asked for"
_LOST = "nothing of it is kept, since there is no cache"


@dataclass(frozen=True)
class Asked:
    """Which model is asked, how, and about what: the names of the documents."""

    model: str
    asking: Asking
    about: str = ""

    @property
    def address(self) -> str:
        """The server's address as it may be shown; empty for a model in this process."""
        from summarizer.chat.addresses import address, bare

        return "" if self.is_local else bare(address(self.asking.base_url))

    @property
    def manner(self) -> str:
        """All that a reply may depend on beside the request and what the model says of itself."""
        how = self.asking.hosting
        return f"{self.address} {how.schema} {how.length} {how.output_tokens} {self._file}"

    @property
    def _file(self) -> str:
        """Which file a model of one's own is: a name may stand for another tomorrow."""
        path = Path(self.model).expanduser()
        if not (self.is_local and path.is_file()):
            return ""
        found = path.stat()
        return f"{path.resolve()} {found.st_size} {found.st_mtime_ns}"

    @property
    def is_local(self) -> bool:
        """Whether the model runs in this process."""
        from summarizer.chat import is_local

        return is_local(self.model, base_url=self.asking.base_url)


class Account:
    """The money of one run: what it may take, what it took, and what is kept of it."""

    def __init__(self, spending: Spending, asked: Asked) -> None:
        self._spending = spending
        self._asked = asked
        self._sent: Meter | None = None
        self._capped: Capped | None = None
        self._cached: Cached | None = None
        self._logged: Logged | None = None

    def live(self, model: ChatModel, *, kept: bool = False) -> ChatModel:
        """The model, of which each exchange is billed, logged, held to the cap, and counted."""
        from summarizer.chat.billing import Billed
        from summarizer.chat.cap import Cap, Capped
        from summarizer.chat.meter import Meter

        model = Billed(model, self.price)
        if self._is_on(self._spending.log):
            model = self._logged = self._in_log(model)
        cap = Cap(self._spending.max_tokens, self._spending.max_cost)
        if cap != Cap():
            model = self._capped = Capped(model, cap, self.price, kept=_KEPT if kept else _LOST)
        self._sent = Meter(model)
        return self._sent

    def model(self, model: ChatModel, identity: Identity) -> ChatModel:
        """The same, whose replies are kept, where they are to be."""
        if not self._is_on(self._spending.cache):
            return self.live(model)
        self._cached = self._in_cache(self.live(model, kept=True), identity)
        return self._cached

    def rehearsal(self, identity: Identity) -> tuple[ChatModel, Rehearsal]:
        """What stands for the model where nothing is sent, and what in it tells what would be."""
        from summarizer.chat.rehearsal import Rehearsal

        rehearsed = Rehearsal(identity, shows_schema=not self._asked.is_local)
        if not self._is_on(self._spending.cache):
            return rehearsed, rehearsed
        return self._in_cache(rehearsed, identity, writes=False), rehearsed

    @property
    def sent(self) -> Usage:
        """What this run took so far."""
        from summarizer.briefing import Usage

        return self._sent.usage if self._sent else Usage()

    @property
    def stopped(self) -> str:
        """Why a request was not sent that a note could do without; empty where none was held back."""
        return self._capped.refused if self._capped else ""

    def tally(self) -> str:
        """What was sent so far, in a few words; empty where nothing was."""
        usage = self.sent
        if not usage.requests:
            return ""
        cost = "" if usage.cost is None or self._asked.is_local else f", ${usage.cost:.4f}"
        failed = f", {counted(usage.failed, 'request')} failed" if usage.failed else ""
        return f"{usage.tokens:,} tokens{cost}{failed}"

    def spent(self) -> str:
        """What was sent by a run that ended without a note."""
        usage = self._sent.usage if self._sent else None
        if usage is None or not usage.requests:
            return "usage: nothing was sent"
        return f"usage: {used(usage, to=self._asked.model)}{self._unknown(usage)}"

    def told(self, provenance: Provenance) -> Iterator[str]:
        """What the replies behind a note took, and what of that this run took, where that is less."""
        usage = provenance.usage
        yield self._told(usage, provenance.model)
        sent = self._sent.usage if self._sent else usage
        if sent.requests < usage.requests:
            now = f"{used(sent)}; the other replies" if sent.requests else "nothing was sent; all replies"
            yield f"of that in this run: {now} were kept from earlier runs"

    def told_sent(self) -> str:
        """What this run took."""
        return self._told(self.sent, self._asked.model)

    def warn(self) -> None:
        """Tell of a cache or a log that failed: once, since it will fail each time alike."""
        for failures in (part.failures for part in (self._cached, self._logged) if part):
            if failures:
                tell(f"summarizer: not kept: {failures[0]}")
                return

    def _told(self, usage: Usage, model: str) -> str:
        return f"usage: {used(usage, to=model)}{self._unknown(usage)}"

    def _unknown(self, usage: Usage) -> str:
        if usage.cost is not None or self._asked.is_local or not usage.requests:
            return ""
        return ", cost unknown: no price of the model at that address (give one with --prices)"

    def _is_on(self, wanted: bool | None) -> bool:
        """Whether something is kept: by default what a hosted model says, which is paid for."""
        return not self._asked.is_local if wanted is None else wanted

    def _in_cache(self, model: ChatModel, identity: Identity, *, writes: bool = True) -> Cached:
        from summarizer.chat.store import Cache, Cached, Unwritten

        kind = Cache if writes else Unwritten
        cache = kind(self._database, self._limits)
        return Cached(
            model,
            cache,
            identity=identity,
            server=self._asked.manner,
            secrets=secrets(self._asked.asking.base_url),
        )

    def _in_log(self, model: ChatModel) -> Logged:
        from summarizer.chat.store import Log, Logged

        log = Log(self._database, self._limits)
        about, server = self._asked.about, self._asked.address
        return Logged(model, log, about=about, server=server, secrets=secrets(self._asked.asking.base_url))

    @cached_property
    def price(self) -> Price | None:
        """What the model costs, as far as that is known."""
        from summarizer.chat import prices

        if self._asked.is_local:
            return prices.FREE
        own = self._spending.prices
        return prices.price(
            self._asked.model, base_url=self._asked.address, own=prices.read(own) if own else None
        )

    @cached_property
    def _database(self) -> Database:
        from summarizer.chat.store import Database, path

        return Database(path())

    @cached_property
    def _limits(self) -> Limits:
        from summarizer.chat.store import Limits

        told = {"days": self._spending.keep_days, "megabytes": self._spending.keep_megabytes}
        return Limits(**{name: limit for name, limit in told.items() if limit is not None})
