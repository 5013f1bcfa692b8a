"""Chat models: the embedded one, any GGUF file, and any OpenAI-compatible server."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches
from pathlib import Path

from summarizer.chat.base import ChatModel
from summarizer.chat.local import LocalModel, require_runtime
from summarizer.chat.openai import OpenAIModel
from summarizer.errors import ModelNotFoundError
from summarizer.progress import Report, unwatched

__all__ = ["ChatModel", "connect"]


def connect(name: str, *, base_url: str | None = None, report: Report = unwatched) -> ChatModel:
    """The chat model of that name.

    With `base_url` it is that server's `name`. Otherwise a name that ends in `.gguf` is the path of a
    model file; "embedded" and the other names of `weights.known()` are models for this process, whose
    weights are fetched if they are not here, while `report` is told how far that is; any other name is
    one of OpenAI's models.

    Raises `ModelNotFoundError` (no such file; a local name, misspelt or sent to a server), `WeightsError`
    (not here, not to be fetched), or `MissingExtraError` (llama.cpp is not installed).
    """
    from summarizer.chat import weights  # what fetches is slow to import, and most runs fetch nothing

    if base_url is not None:
        if name in weights.names():
            raise ModelNotFoundError(
                f"{name}: runs in this process, and no server was meant to see the documents; "
                "leave out --base-url, or name the server's model",
                model=name,
            )
        return OpenAIModel(name, base_url=base_url)
    if name.endswith(".gguf"):
        return LocalModel(Path(name).expanduser())
    if name not in weights.names():
        _refuse_misspelt(name, weights.names())
        return OpenAIModel(name)
    require_runtime()
    chosen = weights.find(name)
    file = weights.path(chosen) or weights.pull(chosen, home=weights.home(), report=report)
    return LocalModel(file, name=chosen.name)


def _refuse_misspelt(name: str, local: Iterable[str]) -> None:
    """A slip in a local model's name must not send the documents to somebody else."""
    meant = get_close_matches(name, [*local, "extractive"], n=1, cutoff=0.8)
    if meant:
        raise ModelNotFoundError(
            f"{name}: no such model here; did you mean {meant[0]}? "
            "A hosted model of that name needs --base-url",
            model=name,
        )
