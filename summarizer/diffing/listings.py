"""The lists of a briefing beside its items: what they lost and won."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from summarizer.briefing import Briefing, Party, SourceEntry, Version
from summarizer.diffing.changes import Listing
from summarizer.text import one_line

_HASH = 12


def listings(old: Briefing, new: Briefing) -> Iterator[Listing]:
    """Each list that differs, line by line; one without lines differs in places or order alone."""
    if old.sources != new.sources:
        yield _listing("sources", map(_source, old.sources), map(_source, new.sources))
    if old.parties != new.parties:
        yield _listing("parties", map(_party, old.parties), map(_party, new.parties))
    if old.notices != new.notices:
        yield _listing("notices", old.notices, new.notices)
    for name in ("disagreements", "developments"):
        told = [_told(briefing)[name] for briefing in (old, new)]
        if told[0] != told[1]:
            yield _listing(name, *told)
    if old.uncited != new.uncited:
        quotes = ([one_line(each.quote) for each in briefing.uncited] for briefing in (old, new))
        yield _listing("uncited", *quotes)


def _told(briefing: Briefing) -> Mapping[str, list[str]]:
    """What several sources tell differently, and what developed, each with its versions."""
    disagreements = [f"{each.about}: {_versions(each.versions)}" for each in briefing.disagreements]
    developments = [f"{each.about}: {_versions(each.versions)}" for each in briefing.developments]
    return {"disagreements": disagreements, "developments": developments}


def _versions(versions: Iterable[Version]) -> str:
    return "; ".join(f"{one_line(v.value)} ({', '.join(v.documents)})" for v in versions)


def _listing(name: str, old: Iterable[str], new: Iterable[str]) -> Listing:
    mine, theirs = Counter(old), Counter(new)
    return Listing(name, tuple((mine - theirs).elements()), tuple((theirs - mine).elements()))


def _source(source: SourceEntry) -> str:
    known = (source.name, source.title, source.publisher, source.date, f"sha256 {source.sha256[:_HASH]}")
    return f"{source.id}: {', '.join(filter(None, known))}"


def _party(party: Party) -> str:
    members = (f"{member.name} ({member.basis})" for member in party.members)
    return f"{party.name}: {', '.join(members)}" if party.members else party.name
