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


class NothingToSummarizeError(SummarizerError):
    """The sources were read, and hold no statement that a briefing could stand on."""


class PromptError(SummarizerError):
    """A prompt is missing, malformed, or wants a variable that it was not given."""


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


class ReplyError(ModelError):
    """The model replied, and no attempt gave what was asked for (cut short, refused, not the schema)."""


class CassetteError(SummarizerError):
    """A cassette cannot be read: absent, not YAML, or not what a cassette holds."""


class CassetteMissError(ModelError):
    """A request was made of which the cassette has no recording, and none may be made."""


class PassageTooLongError(ModelError):
    """The documents do not fit into one request to the model."""


class UnsupportedError(SummarizerError):
    """A strict run made a briefing that holds what could not be supported; it is in `fields["briefing"]`."""
