"""What plays a cassette and records one: a chat model between the model and those who ask it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import StrEnum
from pathlib import PurePath
from threading import Lock

from summarizer.chat.base import ChatModel, ChatReply, ChatRequest
from summarizer.chat.cassette.asked import Asked, Moved, body, moved, moved_model, taken_apart
from summarizer.chat.cassette.exchanges import Cassette, Exchange, PromptMark, SourceMark
from summarizer.chat.cassette.missing import Miss, miss
from summarizer.chat.identity import Identity
from summarizer.chat.standin import Standin
from summarizer.documents import Document
from summarizer.errors import CassetteError, CassetteMissError, ModelError
from summarizer.step import Step


class Mode(StrEnum):
    """What is played and what is recorded, in VCR's words.

    `none` plays, and records nothing. `once` records where there is no cassette, and else is `none`.
    `new_episodes` plays what stands as it was recorded, and asks for the rest: what is new, and what
    moved. `all` asks for everything.
    """

    NONE = "none"
    ONCE = "once"
    NEW_EPISODES = "new_episodes"
    ALL = "all"


class Deck(Standin):
    """A chat model that plays `cassette`, and records what the `mode` lets it ask of `model`.

    `identity` is the model as it is now, and `model` connects to it, at the first request that is not
    played: playing needs no model. What a run is told is what its recording holds, so that playing it
    gives the same briefing: without secrets (by their look, and those handed in), and of a reply its text,
    end and tokens alone. A request that raises is not recorded.

    One deck serves one run. After it, `misses`, `moved` and `unplayed` say how cassette and run differ,
    whatever became of the errors in between.
    """

    def __init__(
        self,
        cassette: Cassette | None,
        *,
        mode: Mode,
        identity: Identity,
        model: Callable[[], ChatModel] | None = None,
        secrets: Sequence[str] = (),
    ) -> None:
        super().__init__(identity)
        self._cassette = cassette
        self._records = mode in (Mode.ALL, Mode.NEW_EPISODES) or (mode is Mode.ONCE and cassette is None)
        self._mode = mode
        self._connect = model
        self._model: ChatModel | None = None
        self._secrets = tuple(secrets)
        self._lock = Lock()
        self._held = {exchange.key: exchange for exchange in cassette.exchanges} if cassette else {}
        compared = None if mode is Mode.ALL else cassette
        self._shared = tuple(moved_model(identity, compared.model)) if compared else ()
        self._moved: list[Moved] = []
        self._misses: list[Miss] = []
        self._told: dict[tuple[str, int], Exchange] = {}
        self._prompts: dict[str, PromptMark] = {}

    @property
    def cassette(self) -> Cassette | None:
        """What is played, as it was handed in."""
        return self._cassette

    @property
    def misses(self) -> tuple[Miss, ...]:
        """The requests that had no recording and could not be made, in order."""
        return tuple(self._misses)

    @property
    def moved(self) -> tuple[Moved, ...]:
        """What is no longer as it was recorded: of the model, then of each exchange in turn.

        Under `new_episodes` it is why an exchange was asked for anew.
        """
        return (*self._shared, *self._moved)

    @property
    def unplayed(self) -> tuple[Exchange, ...]:
        """The recorded exchanges that nobody asked for; a run that a miss ended has not come to all."""
        return tuple(exchange for key, exchange in self._held.items() if key not in self._told)

    @property
    def recorded(self) -> tuple[Exchange, ...]:
        """The exchanges that the model was asked for in this run."""
        return tuple(told for told in self._told.values() if told is not self._held.get(told.key))

    def recording(self, case: str, documents: Sequence[Document]) -> Cassette:
        """The cassette of this run: what was played and what was recorded, in order, and nothing else.

        Where nothing may be recorded it is the cassette as it was: what moved must not pass for recorded now.
        """
        if self._cassette is not None and not self._records:
            return self._cassette
        return Cassette(
            case=case,
            model=self._identity,
            sources=source_marks(documents),
            prompts=dict(self._prompts),
            exchanges=tuple(self._told.values()),
        )

    def complete(self, request: ChatRequest, step: Step) -> ChatReply:
        """The recorded reply, or the model's own, or its error.

        Raises `CassetteMissError` where there is no recording and none may be made, `CassetteError` where
        a recording would hold two requests of one name.
        """
        asked = taken_apart(request, step, secrets=self._secrets)
        with self._lock:
            known = self._known(asked)
        exchange = known or self._ask(asked, request)
        with self._lock:
            self._told[asked.key] = exchange
            if step.prompt:
                self._prompts[step.prompt] = asked.mark
        return body(exchange)

    def _known(self, asked: Asked) -> Exchange | None:
        """The exchange that answers without asking anybody: one of this run, or one that is played."""
        told = self._told.get(asked.key)
        if told is not None and told.request != asked.messages and self._records:
            raise CassetteError(f"two requests are called “{asked.step.name}”; name each for what it is of")
        if told is not None or self._cassette is None or self._mode is Mode.ALL:
            return told
        held = self._held.get(asked.key)
        moves = tuple(moved(asked, held, self._cassette)) if held else ()
        self._moved += moves
        stale = bool(moves or self._shared) and self._mode is Mode.NEW_EPISODES
        return None if stale else held

    def _ask(self, asked: Asked, request: ChatRequest) -> Exchange:
        if not self._records:
            missed = miss(asked, self._cassette, self._shared)
            self._misses.append(missed)
            raise CassetteMissError(missed.message, step=asked.step.name, attempt=asked.step.attempt)
        reply = self._connected().complete(request, asked.step)
        return asked.answered(reply, secrets=self._secrets)

    def _connected(self) -> ChatModel:
        with self._lock:
            if self._model is None:
                if self._connect is None:
                    raise ModelError(f"{self.name}: nothing to record from; give the deck its model")
                self._model = self._connect()
            return self._model


def source_marks(documents: Sequence[Document]) -> tuple[SourceMark, ...]:
    """What a cassette keeps of its sources; of a path only the last part, which is the same everywhere."""
    return tuple(SourceMark(PurePath(d.name or d.id or "document").name, d.sha256) for d in documents)
