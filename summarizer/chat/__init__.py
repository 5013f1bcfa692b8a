"""Chat models: the embedded one, any GGUF file, and any OpenAI-compatible server."""

from __future__ import annotations

from pathlib import Path

from summarizer.chat.base import ChatModel
from summarizer.chat.local import LocalModel, require_runtime
from summarizer.chat.openai import OpenAIModel
from summarizer.progress import Report, unwatched

__all__ = ["ChatModel", "connect"]


def connect(name: str, *, base_url: str | None = None, report: Report = unwatched) -> ChatModel:
    """The chat model of that name.

    With `base_url` it is that server's `name`. Otherwise a name that ends in `.gguf` is the path of a
    model file; "embedded" and the other names of `weights.known()` are models for this process, whose
    weights are fetched if they are not here, while `report` is told how far that is; any other name is
    one of OpenAI's models.

    Raises `ModelNotFoundError` (no such file), `WeightsError` (not here, not to be fetched), or
    `MissingExtraError` (llama.cpp is not installed).
    """
    if base_url is not None:
        return OpenAIModel(name, base_url=base_url)
    if name.endswith(".gguf"):
        return LocalModel(Path(name).expanduser())
    from summarizer.chat import weights  # what fetches is slow to import, and most runs fetch nothing

    if name not in weights.names():
        return OpenAIModel(name)
    require_runtime()
    chosen = weights.find(name)
    file = weights.path(chosen) or weights.pull(chosen, home=weights.home(), report=report)
    return LocalModel(file, name=chosen.name)
