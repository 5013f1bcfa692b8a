"""A verification as Markdown: what does not stand first, then what does, each with the source's words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from summarizer.rendering.markdown import escape
from summarizer.verification.reports.layout import Item, Standing, items_of
from summarizer.verification.reports.telling import Teller, summary, words_of
from summarizer.verification.results import Verification

_HEADINGS = {
    Standing.FAILS: "What does not stand",
    Standing.WARNED: "What stands, with a warning",
    Standing.STANDS: "What stands",
}


def render(verification: Verification) -> str:
    """The report, for a mail, a review or a page."""
    teller = Teller(verification)
    items = items_of(verification)
    sources = ", ".join(escape(teller.name(document.id)) for document in verification.documents)
    blocks = [
        f"# Verification of {escape(verification.note.name)}",
        f"**{escape(summary(verification))}.**",
        f"Against {sources}.",
    ]
    for standing, heading in _HEADINGS.items():
        held = [item for item in items if item.standing is standing]
        if held:
            blocks += [f"## {heading}", "\n".join(_list(held, teller))]
    if verification.unchecked:
        blocks += ["## Not checked", "\n".join(f"- {escape(reason)}" for reason in verification.unchecked)]
    return "\n\n".join(blocks) + "\n"


def _list(items: Sequence[Item], teller: Teller) -> Iterator[str]:
    for item in items:
        telling = teller.tell(item.judged)
        place = f"line {item.judged.place.line}, {teller.kind(item.judged)}"
        yield f"- **{telling.verdict}** ({place}): {escape(words_of(item.judged))}"
        yield from (f"  - {escape(detail)}" for detail in telling.details)
        for proof in telling.proofs:
            words = f": {escape(proof.words)}" if proof.words else ""
            yield f"  - {escape(proof.place)}{words}"
