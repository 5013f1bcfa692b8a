"""Any server that speaks OpenAI's chat completions."""

from __future__ import annotations

import json
import re
import time
import traceback
from collections.abc import Callable, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any

from summarizer.chat import failures
from summarizer.chat.addresses import address, bare, credentials, is_address
from summarizer.chat.base import ChatReply, ChatRequest, Drafter
from summarizer.chat.dialects import LENGTH, spoken, understood
from summarizer.chat.servers import Hosting, Server, known
from summarizer.errors import AuthenticationError, ModelError, ServerError, TransientError
from summarizer.step import Step

if TYPE_CHECKING:
    from openai import OpenAI

_HEADER = re.compile(r"[!-~]*")
_SHOWN = 200  # characters of a server's own words in an error
_NO_KEY = "no-key-given"
_SECRET = 16  # characters; what is shorter stands for no key, and may be any word
_CONTEXT = 128_000
_HOSTING = Hosting()


class OpenAIModel:
    """A model behind a server; without `base_url`, OpenAI's (or the SDK's `OPENAI_BASE_URL`).

    Each request is sent once: what may pass by itself is a `TransientError`, and `structured.ask` sends it
    again, so that every try is counted and there is one budget for all. (The SDK's own retries are seen by
    nobody, and where a server asks for more than a minute they come back after a second.) `wait` is what
    passes the seconds that a step is to be delayed.

    A key that is not given is the SDK's `OPENAI_API_KEY`; where there is none, a server at `base_url` is
    sent a placeholder. The key stands in no `repr`, error or pickle: an unpickled model takes it from the
    environment.
    """

    drafter: Drafter = "whole"

    def __init__(
        self,
        name: str,
        *,
        base_url: str | None = None,
        api_key: str | None = None,
        hosting: Hosting = _HOSTING,
        wait: Callable[[float], None] = time.sleep,
    ) -> None:
        if base_url is not None and not is_address(base_url):
            raise ServerError(
                f"{bare(base_url)}: not a server's address; give one like http://localhost:8080/v1"
            )
        self.name = name
        self.base_url = base_url
        self.hosting = hosting
        self.context = hosting.context or _CONTEXT
        most = {LENGTH: hosting.output_tokens} if hosting.output_tokens else {}
        self.parameters: Mapping[str, Any] = most  # Any: JSON
        self._api_key = api_key
        self._wait = wait

    def __repr__(self) -> str:
        return f"OpenAIModel({self.name!r}, base_url={bare(self.base_url or '') or None!r})"

    def __getstate__(self) -> dict[str, object]:
        state = {name: value for name, value in vars(self).items() if name not in ("_client", "_server")}
        return state | {"_api_key": None}

    def complete(self, request: ChatRequest, step: Step) -> ChatReply:
        """The reply as the server sent it, with JSON as its content, whichever way that was asked for.

        Raises `TransientError` for what may pass, `PassageTooLongError` for a request over the model's
        context (with the tokens that it holds in `fields["context"]`, or None), `RequestRefusedError` for
        one that the server does not take, with what it may take instead, and `AuthenticationError`,
        `QuotaError`, `ModelNotFoundError`, `NoCompletionError` or `ServerError`.
        """
        import httpx2
        import openai

        asked = spoken(self._bounded(request), self._server)
        if step.delay:
            self._wait(step.delay)
        try:
            body = self._without_key(self._sent(asked))
        except (openai.OpenAIError, httpx2.HTTPError, httpx2.StreamError, TimeoutError) as error:
            cause = error
        else:
            return understood(self._read(body), self._server.schema)
        failure = self._translated(cause, asked)
        # A server may repeat the key in what it says, and a traceback would print it.
        raise failure from (None if self._is_told(cause) else cause)

    def _bounded(self, request: ChatRequest) -> ChatRequest:
        most = self.hosting.output_tokens
        return request if most is None else request | {LENGTH: min(request.get(LENGTH) or most, most)}

    def _sent(self, asked: ChatRequest) -> bytes:
        """The body of the answer, read to its end within the timeout, however slowly it drips."""
        ends = time.monotonic() + self._server.timeout
        body = bytearray()
        completions = self._client.chat.completions
        with completions.with_streaming_response.create(
            model=self.name,
            messages=asked["messages"],
            timeout=self._server.timeout,
            # The body as it is: fields that the SDK does not know go through as well.
            extra_body=asked,
        ) as response:
            for part in response.iter_bytes():
                body += part
                if time.monotonic() > ends:
                    raise TimeoutError("the reply did not end")
        return bytes(body)

    def _without_key(self, body: bytes) -> bytes:
        """What the server said, but for the key: whoever repeats it would have it printed and kept."""
        for secret in self._secrets:
            if len(secret) >= _SECRET:
                body = body.replace(secret.encode(), b"[secret]")
        return body

    def _read(self, body: bytes) -> ChatReply:
        """The body as a completion, whatever its content type calls it."""
        try:
            told = json.loads(body)
        except (ValueError, RecursionError):
            text = body.decode("utf-8", "replace")
            raise self._error(failures.of_text(text), said=text) from None
        match told:
            case {"choices": None} | {"choices": []} | {"choices": [{}, *_]}:
                reply: ChatReply = told
                return reply
            case {"usage": usage}:
                paid = {"usage": usage}
            case _:
                paid = {}
        failure = self._error(failures.of_body(told), said=body.decode("utf-8", "replace"))
        failure.fields.update(paid)
        raise failure

    @cached_property
    def _client(self) -> OpenAI:
        import openai

        def client(key: str | None) -> OpenAI:
            return openai.OpenAI(api_key=key, base_url=self.base_url, max_retries=0)

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

    @cached_property
    def _server(self) -> Server:
        """What is known of the server, or was said of it."""
        return known(str(self._client.base_url)).asked(self.hosting)

    def _key_error(self, what: str) -> AuthenticationError:
        return AuthenticationError(f"{self.name}: {what}", model=self.name)

    def _translated(self, error: Exception, asked: ChatRequest) -> ModelError:
        import openai

        kind = failures.of_exception(error, asked, self._server.schema)
        if kind is failures.KEY_REFUSED and self._client.api_key == _NO_KEY:
            kind = failures.KEY_MISSING
        if kind is failures.SILENT:
            return self._error(kind, said=f"{self._server.timeout:g} s")
        wait = (
            failures.retry_after(error.response.headers) if isinstance(error, openai.APIStatusError) else None
        )
        said = str(error.__cause__ or error)
        failure = self._error(kind, said=said, retry_after=wait)
        if kind is failures.TOO_LONG:
            failure.fields["context"] = failures.context_of(said)
        return failure

    def _error(self, kind: failures.Kind, *, said: str, retry_after: float | None = None) -> ModelError:
        error, message = kind
        what = message.format(said=self._shown(said))
        server = bare(str(self._client.base_url))
        fields = {"retry_after": retry_after} if issubclass(error, TransientError) else {}
        return error(f"{self.name} at {server}: {what}", model=self.name, server=server, **fields)

    def _shown(self, words: str) -> str:
        """A server's own words, on one line, cut, and without the key that some servers repeat."""
        from summarizer.chat.cassette.secrets import scrubbed

        told = scrubbed(words, secrets=self._secrets)
        for secret in self._secrets:
            told = told.replace(secret, "…")
        return " ".join(told.split())[:_SHOWN]

    def _is_told(self, error: Exception) -> bool:
        """Whether a traceback would print the key, or the password of the address."""
        printed = "".join(traceback.format_exception(error))
        return any(secret in printed for secret in self._secrets)

    @property
    def _secrets(self) -> tuple[str, ...]:
        """The key, and what stands in the address for whoever asks there."""
        return self._client.api_key, *credentials(address(self.base_url))
