"""Everything that `summarizer` raises on purpose."""

from __future__ import annotations

from typing import Any


class SummarizerError(Exception):
    """The base of all errors raised on purpose; its message says what to do next.

    Subclasses take keyword fields beside the message. They survive `pickle`, so that an error
    raised in another process arrives whole.
    """

    def __init__(self, message: str, **fields: object) -> None:
        super().__init__(message)
        self.message = message
        self.fields = fields

    def __reduce__(self) -> tuple[Any, ...]:  # Any: the type that pickle itself declares
        return _rebuild, (type(self), self.message, self.fields)

    def __str__(self) -> str:
        return self.message


def _rebuild(kind: type[SummarizerError], message: str, fields: dict[str, object]) -> SummarizerError:
    return kind(message, **fields)


class SourceError(SummarizerError):
    """A source could not be read: missing, binary, empty, undecodable or of an unknown kind."""


class AddressRefusedError(SourceError):
    """A source lies, or leads, where nothing is fetched from: `host` has `address`, which is not public."""


class NoArticleError(SourceError):
    """A page holds no article, but what stands in front of one; `fields["kind"]` says what: "robots"."""


class NothingToSummarizeError(SummarizerError):
    """The sources were read, and hold no statement that a briefing could stand on."""


class PromptError(SummarizerError):
    """A prompt is missing, malformed, or wants a variable that it was not given."""


class ProfileError(SummarizerError):
    """A profile is missing or malformed; its fields are `profile`, and `line`, from 1, or None."""


class LanguageError(SummarizerError):
    """There are no words for a note in that language."""


class TemplateError(SummarizerError):
    """A rendering template is missing, malformed, or failed."""


class BriefingFormatError(SummarizerError):
    """A file that should hold a briefing as JSON does not."""


class MissingExtraError(SummarizerError):
    """An optional dependency is not installed; the message names the extra that brings it."""


class ModelError(SummarizerError):
    """A chat model could not be used, or did not give a usable reply."""


class ModelNotFoundError(ModelError):
    """No such model: an unknown name, or weights that are neither here nor to be fetched."""


class WeightsError(ModelError):
    """Weights could not be fetched whole, or their checksum is not the published one."""


class AuthenticationError(ModelError):
    """The server refused the key, or none was given."""


class ServerError(ModelError):
    """The model's server could not be reached, failed, or answered with something else."""


class RequestRefusedError(ServerError):
    """The server will not take the request as it is: a parameter, or the way in which JSON is asked for."""


class QuotaError(ServerError):
    """No credit is left with the server, or the plan's limit is used up."""


class NoCompletionError(ServerError):
    """The address answers with something that is no chat completion: a page, most often."""


class TransientError(ServerError):
    """What may pass by itself, so that the same request is sent again, within a limit on tries and time.

    `fields["retry_after"]` is the number of seconds that the server asked to wait, or None.
    """


class RateLimitError(TransientError):
    """Too many requests for the server, or for the key's plan."""


class UnavailableError(TransientError):
    """The server is there and failed: overloaded, starting, or broken."""


class UnreachableError(TransientError):
    """The server could not be reached, or the connection broke before the reply was whole."""


class NoAnswerError(TransientError):
    """The server did not answer, or did not end its answer, within the timeout."""


class BrokenReplyError(TransientError):
    """The server's answer was no whole JSON, although it should be."""


class ReplyError(ModelError):
    """The model replied, and no attempt gave what was asked for (cut short, refused, not the schema)."""


class EmptyReplyError(ReplyError):
    """The model replied with nothing: no choice, or one without content."""


class ReplyCutError(ReplyError):
    """The reply ran into a limit on its length, with more room as well: ask for less at a time."""


class ReplyRefusedError(ReplyError):
    """The model, or a filter behind it, would not answer."""


class SpendingCapError(SummarizerError):
    """A request was not sent, because it could have taken the run past what it may cost.

    No `ModelError`: nothing is wrong with the model, and no part of the work may go on without it.
    """


class StoreError(SummarizerError):
    """The file of kept replies and past exchanges cannot be used: damaged, forbidden, of another version."""


class PricesError(SummarizerError):
    """A file of prices is not one, or the price that is needed is not known."""


class CassetteError(SummarizerError):
    """A cassette cannot be read: absent, not YAML, or not what a cassette holds."""


class CassetteMissError(ModelError):
    """A request was made of which the cassette has no recording, and none may be made."""


class PassageTooLongError(ModelError):
    """The documents do not fit into one request to the model."""


class UnsupportedError(SummarizerError):
    """A strict run made a briefing that holds what could not be supported; it is in `fields["briefing"]`."""
