"""A briefing as JSON, whole, and back: what one process hands to another."""

from __future__ import annotations

from pydantic import ValidationError

from summarizer.briefing import Briefing
from summarizer.errors import BriefingFormatError
from summarizer.rendering.references import evidence_of
from summarizer.rendering.rendition import Rendition

_ADVICE = "give a file that `summarizer brief -f json` of this version wrote"


def rendered(rendition: Rendition) -> str:
    """The briefing as JSON: fields in the order of the model, two spaces, one newline at the end."""
    return rendition.without_template("json").model_dump_json(indent=2) + "\n"


def parse(text: str, name: str) -> Briefing:
    """The briefing that `rendered` wrote, equal in all; `name` is what messages call it.

    Raises `BriefingFormatError` if it is not JSON, not a briefing, or cites a source it does not list.
    """
    try:
        briefing = Briefing.model_validate_json(text)
    except ValidationError as error:
        raise BriefingFormatError(f"{name}: {_told(error)}; {_ADVICE}", name=name) from error
    known = {source.id for source in briefing.sources}
    for evidence in (*evidence_of(briefing), *briefing.uncited):
        if evidence.document not in known:
            problem = f"sentence {evidence.sentence} is of {evidence.document!r}, which is not in `sources`"
            raise BriefingFormatError(f"{name}: {problem}; {_ADVICE}", name=name)
    return briefing


def _told(error: ValidationError) -> str:
    first, *others = error.errors(include_url=False, include_input=False)
    place = ".".join(map(str, first["loc"]))
    more = f" (and {len(others)} more)" if others else ""
    return f"not a briefing: {place}{': ' if place else ''}{first['msg']}{more}"
