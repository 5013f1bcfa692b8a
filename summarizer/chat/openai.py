"""Any server that speaks OpenAI's chat completions."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cached_property
from json import JSONDecodeError
from types import MappingProxyType
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from summarizer.chat.base import ChatReply, ChatRequest, Drafter
from summarizer.errors import AuthenticationError, ModelError, ModelNotFoundError, ServerError
from summarizer.step import Step

if TYPE_CHECKING:
    from openai import OpenAI

_CONTEXT = re.compile(r"context[ _](length|window|size)|too many tokens", re.IGNORECASE)
_HEADER = re.compile(r"[!-~]*")
_SHOWN = 200  # characters of a server's own words in an error
_NO_KEY = "no-key-given"

_REFUSED = AuthenticationError, "the key was refused; check OPENAI_API_KEY, and that it may use this model"
_STATUSES = {
    401: _REFUSED,
    403: _REFUSED,
    404: (ModelNotFoundError, "no such model or address ({said}); check -m and --base-url"),
    429: (ServerError, "too many requests, or no credit left ({said}); wait, or check your plan"),
}
_TOO_LONG = (
    ServerError,
    "the request is longer than the model's context ({said}); "
    "give fewer or shorter documents, or use a model with a longer context",
)
_SILENT = ServerError, "no answer within {said}; check that the server is up, or use a faster model"
_UNREACHED = (
    ServerError,
    "could not be reached ({said}); check --base-url and the network, or use -m embedded",
)
_FAILED = ServerError, "the request failed ({said}); try again, or use another model"
_NOT_JSON = (
    ServerError,
    "no chat completion but “{said}”; check --base-url, which often ends in /v1",
)
_EMPTY = ServerError, "a reply without a choice ({said}); try again, or use another model"


class OpenAIModel:
    """A model behind a server; without `base_url`, OpenAI's (or the SDK's `OPENAI_BASE_URL`).

    `timeout` is in seconds, for each try; the `retries` and the waits between them are the SDK's. A key
    that is not given is the SDK's `OPENAI_API_KEY`; where there is none, a server at `base_url` is sent a
    placeholder. The key stands in no `repr`, error or pickle: an unpickled model takes it from the
    environment.
    """

    drafter: Drafter = "whole"
    context = 128_000
    parameters: Mapping[str, Any] = MappingProxyType({})  # Any: JSON

    def __init__(
        self,
        name: str,
        *,
        base_url: str | None = None,
        api_key: str | None = None,
        timeout: float = 120.0,
        retries: int = 2,
    ) -> None:
        if base_url is not None and not _is_address(base_url):
            raise ServerError(f"{base_url}: not a server's address; give one like http://localhost:8080/v1")
        self.name = name
        self.base_url = base_url
        self.timeout = timeout
        self.retries = retries
        self._api_key = api_key

    def __repr__(self) -> str:
        return f"OpenAIModel({self.name!r}, base_url={self.base_url!r})"

    def __getstate__(self) -> dict[str, object]:
        state = {name: value for name, value in vars(self).items() if name != "_client"}
        return state | {"_api_key": None}

    def complete(self, request: ChatRequest, _step: Step) -> ChatReply:
        """The reply as the server sent it."""
        import openai

        client = self._client
        try:
            completion = client.chat.completions.create(
                model=self.name,
                messages=request["messages"],
                # The body as it is: fields that the SDK does not know go through as well.
                extra_body=request,
            )
        except (openai.OpenAIError, JSONDecodeError) as error:
            # A server may repeat the key in what it says, and a traceback would print it.
            repeated = client.api_key in str(error)
            raise self._translated(error) from (None if repeated else error)
        return self._checked(completion)

    @cached_property
    def _client(self) -> OpenAI:
        import openai

        def client(key: str | None) -> OpenAI:
            return openai.OpenAI(
                api_key=key, base_url=self.base_url, timeout=self.timeout, max_retries=self.retries
            )

        try:
            made = client(self._api_key)
        except openai.OpenAIError as error:
            if self.base_url is None:
                raise self._key_error("no API key; set OPENAI_API_KEY, or use -m embedded") from error
            made = client(_NO_KEY)
        if not _HEADER.fullmatch(made.api_key):
            raise self._key_error(
                "the API key holds white space or a character that no key has; copy it anew"
            )
        return made

    def _key_error(self, what: str) -> AuthenticationError:
        return AuthenticationError(f"{self.name}: {what}", model=self.name)

    @property
    def _server(self) -> str:
        return str(self._client.base_url).rstrip("/")

    def _checked(self, completion: object) -> ChatReply:
        """The reply as a plain body; what is no JSON object comes from the SDK as whatever it is."""
        from openai.types.chat import ChatCompletion

        if not isinstance(completion, ChatCompletion):
            raise self._error(*_NOT_JSON, said=self._shown(str(completion)))
        if not completion.choices:
            raise self._error(*_EMPTY, said=self._shown(completion.to_json(indent=None)))
        return completion.model_dump(mode="json", exclude_unset=True, warnings=False)

    def _translated(self, error: Exception) -> ModelError:
        import openai

        said = self._shown(str(error.__cause__ or error))
        if isinstance(error, openai.APIStatusError):
            other = _TOO_LONG if _CONTEXT.search(str(error)) else _FAILED
            return self._error(*_STATUSES.get(error.status_code, other), said=said)
        if isinstance(error, openai.APITimeoutError):
            return self._error(*_SILENT, said=f"{self.timeout:g} s, tried {self.retries + 1} times")
        if isinstance(error, openai.APIConnectionError):
            return self._error(*_UNREACHED, said=said)
        return self._error(*_FAILED, said=said)

    def _error(self, kind: type[ModelError], message: str, *, said: str) -> ModelError:
        what = message.format(said=said)
        return kind(f"{self.name} at {self._server}: {what}", model=self.name, server=self._server)

    def _shown(self, words: str) -> str:
        """A server's own words, on one line, cut, and without the key that some servers repeat."""
        return " ".join(words.replace(self._client.api_key, "…").split())[:_SHOWN]


def _is_address(base_url: str) -> bool:
    try:
        parts = urlsplit(base_url)
        return parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:  # brackets that do not close, a port that is no number
        return False
