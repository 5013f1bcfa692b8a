"""Whether what a claim says beside a figure, a date or a name stands beside it in the sources as well."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from summarizer.grounding.claims.sources import Sources
from summarizer.grounding.claims.terms import Word
from summarizer.grounding.claims.texts import Text

# What a sentence counts for one that has the anchor, by how many sentences later it comes.
_REACH: Mapping[int, float] = {0: 1.0, 1: 0.8, 2: 0.6, 3: 0.4, -1: 0.7, -2: 0.4}


@dataclass(frozen=True)
class Links:
    """The claim's words around an anchor, looked for around the same anchor in the sources.

    `among` are the numbers of the sentences that are looked into; all, where it is `None`.

    An anchor that is taken from elsewhere in a document (another party's name, another year) stands
    there, but beside other words. This is what tells it from a faithful one however much is reworded.
    """

    claim: Text
    sources: Sources
    among: frozenset[int] | None = None

    def gap(self, anchor: Collection[Word], holders: Iterable[int]) -> float:
        """How much less of its neighbours the sentences around the anchor have than the best ones, 0 to 1.

        0 where no other sentence fits better, and where no sentence has any of the neighbours.
        """
        shares = self.sources.shares(self._neighbours(anchor), among=self.among)
        if not shares:
            return 0.0
        here = max((self._around(holder, shares) for holder in holders), default=0.0)
        return max(0.0, max(shares.values()) - here)

    def _neighbours(self, anchor: Collection[Word]) -> Mapping[str, float]:
        first = next(n for n, word in enumerate(self.claim.words) if word in anchor)
        own = {word.stem for word in anchor}
        return {stem: share for stem, share in self.claim.near(first).items() if stem not in own}

    @staticmethod
    def _around(holder: int, shares: Mapping[int, float]) -> float:
        return max(shares.get(holder + by, 0.0) * factor for by, factor in _REACH.items())
