"""What a recording stands on, where it is no longer what it was: sources, grammar, model, parameters."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path, PurePath

from summarizer.briefing import Briefing, Evidence
from summarizer.chat.cassette import Moved, SourceMark, source_marks
from summarizer.documents import Document
from summarizer.golden.case import Case
from summarizer.golden.comparing import Approved
from summarizer.golden.findings import Cause, Part
from summarizer.golden.tape import Tape
from summarizer.profiles import files as profiles
from summarizer.profiles.profile import PLAIN
from summarizer.rendering.references import evidence_of
from summarizer.segmentation import number


def sources_moved(
    case: Case, documents: Sequence[Document], tape: Tape | None, golden: Approved | None
) -> Iterator[Cause]:
    """The sources that are not those that were recorded, or approved; with what changed in each."""
    approved = golden.briefing if golden else None
    now, was = source_marks(documents), tape.cassette.sources if tape else _approved(approved)
    names, before = [mark.name for mark in now], [mark.name for mark in was]
    if not was:
        return
    if names != before:
        text = f"the sources: {', '.join(names)}; recorded: {', '.join(before)}"
        yield Cause(Part.SOURCE, text, case.setup_path, case.line("sources"))
        return
    for document, mark, recorded in zip(documents, now, was, strict=True):
        if mark.sha256 != recorded.sha256:
            text = f"the source {document.name} was edited since it was recorded"
            yield _edited(Cause(Part.SOURCE, text, case.folder / document.name), document, approved)


def grammar_moved(golden: Approved, actual: Briefing) -> Iterator[Cause]:
    """The grammar, where the approved briefing was made with another."""
    was, now = golden.briefing.provenance.grammar, actual.provenance.grammar
    if was != now:
        told = f"the grammar: {now or 'none'}; recorded: {was or 'none'}"
        yield Cause(Part.GRAMMAR, told, golden.path, golden.line('"grammar"'))


def profile_moved(case: Case, golden: Approved | None) -> Iterator[Cause]:
    """The profile, where the approved briefing was made with another, or with other sections in it.

    Raises `ProfileError` if the case's is none.
    """
    now = profiles.find(case.profile) if case.profile else PLAIN
    made = golden.briefing.provenance if golden else None
    if made is None or made.profile_sha256 == now.sha256:
        return
    if made.profile == now.name:
        text = f"the profile {now.name} was edited since it was recorded"
    else:
        text = f"the profile: {now.name or 'none'}; recorded: {made.profile or 'none'}"
    if isinstance(case.profile, Path) and made.profile == now.name:
        yield Cause(Part.PROFILE, text, case.profile)
    else:
        yield Cause(Part.PROFILE, text, case.setup_path, case.line("profile"))


def model_moved(case: Case, tape: Tape, moved: Sequence[Moved]) -> Iterator[Cause]:
    """The model, and the parameters that all its requests share."""
    for each in moved:
        part = Part(each.part.value)
        text = f"the {part.value}: {each.now}; recorded: {each.was}"
        line = case.line("model" if part is Part.MODEL else "parameters")
        file = case.setup_path if line else tape.path
        yield Cause(part, text, file, line or tape.line("model:"))


def _approved(briefing: Briefing | None) -> tuple[SourceMark, ...]:
    """The sources of the approved briefing, where there is no recording that would name them."""
    listed = briefing.sources if briefing else ()
    return tuple(SourceMark(PurePath(source.name).name, source.sha256) for source in listed)


def _edited(cause: Cause, document: Document, approved: Briefing | None) -> Cause:
    """The cause with the first sentence that no longer stands where it did, if `approved` holds it."""
    for was in _sentences(approved, document.id):
        if was.span.of(document.text) != was.quote:
            line = document.text.count("\n", 0, was.span.start) + 1
            now = "".join(f"\n+{text}" for text in _beginning_at(was.span.start, document))
            return replace(cause, line=line, detail=f"-{was.quote}{now}")
    return cause


def _beginning_at(start: int, document: Document) -> list[str]:
    """The sentence that begins there, if one does."""
    return [sentence.text for sentence in number([document]).sentences if sentence.span.start == start]


def _sentences(briefing: Briefing | None, document: str) -> list[Evidence]:
    """All sentences of the document that a briefing cites, or says that it does not cite, in order."""
    if briefing is None:
        return []
    told = (each for each in (*evidence_of(briefing), *briefing.uncited) if each.document == document)
    return sorted(told, key=lambda evidence: evidence.span)
