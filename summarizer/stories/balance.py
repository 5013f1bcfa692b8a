"""Whose words the sources have, and who of them has no position in the note."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection

from summarizer.briefing import Balance, Position, Share, Unheard
from summarizer.grounding.reading import Reading
from summarizer.grounding.speakers import Speaker
from summarizer.stories.copies import Copies
from summarizer.stories.differences import evidence_at


def balance(reading: Reading, positions: Collection[Position], known: Copies) -> Balance | None:
    """The quotations of each party, the most first; `None` where nobody is quoted.

    A quotation counts once, whatever repeats the sentence that it stands in.
    """
    quotes: Counter[str] = Counter()
    voices: Counter[Speaker] = Counter()
    first: dict[Speaker, int] = {}
    for attribution in reading.attributions:
        if known.first(attribution.sentence) != attribution.sentence:
            continue
        for voice in attribution.voices if attribution.quotes else ():
            quotes[voice.party] += 1
            voices[voice] += 1
            first.setdefault(voice, attribution.sentence)
    if not quotes:
        return None
    heard = {position.party for position in positions}
    unheard = [v for v in voices if not any(_speaks(v, party) for party in heard)]
    return Balance(
        shares=tuple(
            Share(party=p, quotes=n) for p, n in sorted(quotes.items(), key=lambda s: (-s[1], s[0]))
        ),
        unheard=tuple(
            Unheard(name=v.name, party=v.party, quotes=voices[v], evidence=(evidence_at(first[v], reading),))
            for v in sorted(unheard, key=lambda v: (-voices[v], first[v]))
        ),
    )


def _speaks(voice: Speaker, party: str) -> bool:
    """Whether a party of the note is the voice's, or one of several that hold the position together."""
    return voice.party == party or voice.party in party.split(" and ") or voice.name == party
