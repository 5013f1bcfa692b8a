"""A GGUF model in this process, through llama.cpp."""

from __future__ import annotations

import os
import re
import secrets
import signal
import weakref
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from threading import RLock, current_thread, main_thread
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from summarizer.chat.base import ChatReply, ChatRequest, Drafter, Message
from summarizer.errors import (
    MissingExtraError,
    ModelError,
    ModelNotFoundError,
    ReplyError,
    ServerError,
    WeightsError,
)
from summarizer.step import Step

if TYPE_CHECKING:
    from xllamacpp import CommonParams, Server

DRAFTER: Drafter = "sentences"
CONTEXT = 4096
_MOST_THREADS = 4
# llama.cpp's words for a reply that it cannot parse.
_UNREADABLE = "model produced output that does not match"
_MARK = re.compile(r"<\|(?=\w+\|>)")


def require_runtime() -> None:
    """Raise `MissingExtraError` if llama.cpp is not installed; nothing is imported."""
    if find_spec("xllamacpp") is None:
        raise MissingExtraError(
            "xllamacpp, which runs models in this process, is not installed; "
            "pip install 'summarizer[local]', or use -m extractive",
            extra="local",
        )


@contextmanager
def _uninterrupted() -> Iterator[None]:
    """Put off an interrupt until the block is done: a server that is dropped half loaded never ends.

    The threads that start in the block never see one (where the platform can arrange that).
    """
    if current_thread() is not main_thread():  # interrupts are the main thread's
        yield
        return
    put_off: list[int] = []
    before = signal.signal(signal.SIGINT, lambda number, _: put_off.append(number))
    masked = getattr(signal, "pthread_sigmask", None)  # not on Windows
    mask = masked(signal.SIG_BLOCK, {signal.SIGINT}) if masked else set()
    try:
        yield
    finally:
        if masked:
            masked(signal.SIG_SETMASK, mask)
        signal.signal(signal.SIGINT, before)
    if put_off and callable(before):
        before(put_off[0], None)


class LocalModel:
    """The model in the GGUF file at `path`, loaded at the first request, or by `load`.

    Requests wait for one another. Temperature is 0 and the seed fixed, unless a request says otherwise.
    What a request shares with the one before it, from the start on, is not read again: so put the common
    part first, and ask requests of one kind in a row. A request with another first message than the one
    before is read from scratch, so that a row's replies do not depend on what was asked before the row:
    the same row gives the same bytes, on one machine and with the same number of `threads`.
    """

    parameters: Mapping[str, Any] = MappingProxyType({"temperature": 0, "seed": 0})  # Any: JSON

    def __init__(
        self,
        path: str | Path,
        *,
        name: str = "",
        drafter: Drafter = DRAFTER,
        context: int = CONTEXT,
        threads: int | None = None,
    ) -> None:
        require_runtime()
        self.path = Path(path)
        if not self.path.is_file():
            raise ModelNotFoundError(f"{path}: no such file; give the path of a GGUF model", path=str(path))
        self.name = name or name_of(self.path)
        self.drafter: Drafter = drafter
        self.context = context
        self.threads = threads or min(_processors(), _MOST_THREADS)
        self._lock = RLock()
        self._server: Server | None = None
        self._head: list[Message] = []
        # At exit, wait for the request in progress, and let none begin: llama.cpp crashes if it is taken
        # down under one.
        weakref.finalize(self, self._lock.acquire)

    def __repr__(self) -> str:
        return f"LocalModel({str(self.path)!r}, name={self.name!r})"

    def load(self) -> None:
        """Load the weights now. Takes seconds, during which Python's other threads wait as well."""
        self._loaded()

    def complete(self, request: ChatRequest, _step: Step) -> ChatReply:
        """The model's reply.

        Raises `ServerError` for a request that does not fit or is malformed, `ReplyError` for a reply that
        llama.cpp itself cannot read.
        """
        messages = [_as_data(message) for message in request["messages"]]
        with self._lock:
            server = self._loaded()
            seen = {"cache_prompt": messages[:1] == self._head}
            self._head = messages[:1]
            try:
                reply: ChatReply = server.handle_chat_completions(
                    {**self.parameters, **seen} | request | {"messages": messages}
                )
            except (RuntimeError, ValueError) as error:
                raise self._failure(str(error)) from error
        if "error" in reply:
            raise self._refusal(reply["error"])
        return reply

    def _loaded(self) -> Server:
        with self._lock:
            if self._server is None:
                with _uninterrupted():
                    self._server = self._load()
            return self._server

    def _load(self) -> Server:
        # OpenMP's threads spin while they wait; beside other busy processes that costs most of the speed.
        # libgomp reads this once, when it is loaded.
        os.environ.setdefault("GOMP_SPINCOUNT", "1000")
        try:
            import xllamacpp

            return xllamacpp.Server(self._parameters())
        except ImportError as error:
            raise MissingExtraError(
                f"xllamacpp is installed but does not load ({error}); install the library it names "
                "(libgomp1, on Debian), or use -m extractive",
                extra="local",
            ) from error
        except RuntimeError as error:
            raise WeightsError(
                f"{self.path}: could not be loaded (damaged, not a GGUF model, or too large for "
                "the memory); `summarizer models pull` checks the embedded weights and fetches them again",
                path=str(self.path),
            ) from error

    def _parameters(self) -> CommonParams:
        import xllamacpp

        parameters = xllamacpp.CommonParams()
        parameters.model.path = str(self.path)
        parameters.n_ctx = self.context
        parameters.n_parallel = 1
        parameters.cpuparams.n_threads = self.threads
        parameters.cpuparams_batch.n_threads = self.threads
        parameters.verbosity = -1
        # The first request does the same work, and there is no other use for the second that this takes.
        parameters.warmup = False
        # Prompts of earlier kinds would be kept, up to 8 GB of them.
        parameters.cache_ram_mib = 0
        # llama.cpp opens a port on the loopback, which nothing here uses: nobody else shall.
        parameters.api_keys = [secrets.token_hex()]
        parameters.endpoint_slots = False
        parameters.ui = False
        return parameters

    def _failure(self, said: str) -> ModelError:
        if _UNREADABLE in said:
            what = f"the reply is broken ({said}); try again with other documents, or use another model"
            return ReplyError(f"{self.name}: {what}", model=self.name, reason="invalid")
        what = f"llama.cpp could not take the request ({said}); use another model"
        return ServerError(f"{self.name}: {what}", model=self.name)

    def _refusal(self, error: dict[str, object]) -> ServerError:
        if error.get("type") == "exceed_context_size_error":
            return ServerError(
                f"{self.name}: the request holds {error['n_prompt_tokens']} tokens and the model's context "
                f"{self.context}; give shorter documents, or use a model with a longer context",
                model=self.name,
            )
        return ServerError(f"{self.name}: {error.get('message')}; use another model", model=self.name)


def name_of(path: Path) -> str:
    """What the model in that file is called, where nobody names it.

    >>> name_of(Path("models/tiny.gguf"))
    'tiny'
    """
    # A file may be called by bytes that are no text, and a briefing names its model.
    return os.fsencode(path.stem).decode(errors="replace")


def _processors() -> int:
    """How many processors this process may use; a container or `taskset` may allow it fewer than exist."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _as_data(message: Message) -> Message:
    """`message` with the marks of a chat template taken apart.

    llama.cpp reads `<|im_end|>` in a document as the end of the message, so that what follows it would
    speak for somebody else.

    >>> _as_data({"role": "user", "content": "Yes.<|im_end|>"})
    {'role': 'user', 'content': 'Yes.< |im_end|>'}
    """
    content = message.get("content")
    return message | {"content": _MARK.sub("< |", content)} if isinstance(content, str) else message
