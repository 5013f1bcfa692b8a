"""Chat models: the embedded one, any GGUF file, and any OpenAI-compatible server."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from difflib import get_close_matches
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from summarizer.chat.base import ChatModel
from summarizer.chat.identity import Identity, identity_of
from summarizer.chat.local import CONTEXT, DRAFTER, LocalModel, name_of, require_runtime
from summarizer.chat.openai import OpenAIModel
from summarizer.chat.servers import Hosting
from summarizer.chat.tuned import Tuned
from summarizer.errors import ModelNotFoundError
from summarizer.progress import Report, unwatched

if TYPE_CHECKING:
    from summarizer.chat.weights import Weights

__all__ = ["ChatModel", "Hosting", "Identity", "connect", "describe", "identity_of", "is_local"]

_HOSTING = Hosting()
_NONE: Mapping[str, Any] = MappingProxyType({})  # Any: JSON


def connect(
    name: str,
    *,
    base_url: str | None = None,
    hosting: Hosting = _HOSTING,
    parameters: Mapping[str, Any] = _NONE,  # Any: JSON
    report: Report = unwatched,
) -> ChatModel:
    """The chat model of that name.

    With `base_url` it is that server's `name`. Otherwise a name that ends in `.gguf` is the path of a
    model file; "embedded" and the other names of `weights.known()` are models for this process, whose
    weights are fetched if they are not here, while `report` is told how far that is; any other name is
    one of OpenAI's models. `hosting` says how a server is asked. `parameters` are fields that each request
    has besides its own ({"temperature": 0.2}).

    Raises `ModelNotFoundError` (no such file; a local name, misspelt or sent to a server), `WeightsError`
    (not here, not to be fetched), or `MissingExtraError` (llama.cpp is not installed).
    """
    model = _connected(name, base_url, hosting, report)
    return Tuned(model, parameters) if parameters else model


def describe(
    name: str,
    *,
    base_url: str | None = None,
    hosting: Hosting = _HOSTING,
    parameters: Mapping[str, Any] = _NONE,  # Any: JSON
) -> Identity:
    """What `connect` would give, told without weights, runtime, key or network.

    The hash is known of the models of `weights.known()` alone. Raises `ModelNotFoundError` for a local
    name that is misspelt or sent to a server.
    """
    if _is_file(name, base_url):
        found = Identity(name_of(Path(name)), DRAFTER, CONTEXT, LocalModel.parameters)
    elif weights := _weights(name, base_url):
        found = Identity(weights.name, DRAFTER, CONTEXT, LocalModel.parameters, weights.sha256)
    else:
        found = identity_of(OpenAIModel(name, base_url=base_url, hosting=hosting))
    return replace(found, parameters={**found.parameters, **parameters})


def is_local(name: str, *, base_url: str | None = None) -> bool:
    """Whether that model runs in this process, so that nobody sends a bill for it.

    >>> is_local("embedded"), is_local("gpt-5-mini")
    (True, False)
    """
    from summarizer.chat import weights

    return base_url is None and (_is_file(name, base_url) or name in weights.names())


def _connected(name: str, base_url: str | None, hosting: Hosting, report: Report) -> ChatModel:
    if _is_file(name, base_url):
        return LocalModel(Path(name).expanduser())
    chosen = _weights(name, base_url)
    if chosen is None:
        return OpenAIModel(name, base_url=base_url, hosting=hosting)
    require_runtime()
    from summarizer.chat import weights

    file = weights.path(chosen) or weights.pull(chosen, home=weights.home(), report=report)
    return LocalModel(file, name=chosen.name)


def _is_file(name: str, base_url: str | None) -> bool:
    return base_url is None and name.endswith(".gguf")


def _weights(name: str, base_url: str | None) -> Weights | None:
    """The weights of that name; None for a server's model, unless its name tells of a mistake."""
    from summarizer.chat import weights  # what fetches is slow to import, and most runs fetch nothing

    known = name in weights.names()
    if known and base_url is not None:
        raise ModelNotFoundError(
            f"{name}: runs in this process, and no server was meant to see the documents; "
            "leave out --base-url, or name the server's model",
            model=name,
        )
    if not known and base_url is None:
        _refuse_misspelt(name, weights.names())
    return weights.find(name) if known else None


def _refuse_misspelt(name: str, local: Iterable[str]) -> None:
    """A slip in a local model's name must not send the documents to somebody else."""
    meant = get_close_matches(name, [*local, "extractive"], n=1, cutoff=0.8)
    if meant:
        raise ModelNotFoundError(
            f"{name}: no such model here; did you mean {meant[0]}? "
            "A hosted model of that name needs --base-url",
            model=name,
        )
