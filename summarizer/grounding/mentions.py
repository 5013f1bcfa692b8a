"""Who was named and who spoke, as a reader remembers it from sentence to sentence."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from summarizer.grounding.speakers import Speaker

# How far back a pronoun or a description reaches, in sentences.
REACH = 3


@dataclass(frozen=True)
class _Mention:
    speaker: Speaker
    sentence: int
    spoke: bool


class Mentions:
    """The speakers and subjects of one document so far, for the pronouns that follow."""

    def __init__(self) -> None:
        self._noted: list[_Mention] = []
        self._present: list[tuple[int, str]] = []
        self._genders: dict[str, str] = {}
        self._obscured = -REACH

    def note(self, speaker: Speaker, sentence: int, *, gender: str = "", spoke: bool = True) -> None:
        """Remember that somebody spoke, or was what a sentence is about."""
        self._noted.append(_Mention(speaker, sentence, spoke))
        self.learn(speaker.name, gender)

    def obscure(self, sentence: int) -> None:
        """Remember that a sentence is about somebody who is not known: “he” may be that one, or another."""
        self._obscured = sentence

    def learn(self, name: str, gender: str) -> None:
        """Remember whether somebody is a he or a she, where that is told."""
        if gender:
            self._genders[name] = gender

    def present(self, name: str, sentence: int) -> None:
        """Remember that a sentence names a person, in whatever place."""
        self._present.append((sentence, name))

    def person(self, gender: str, sentence: int) -> Speaker | None:
        """Whom “he” or “she” means: the last person of that gender, unless it could be another as well."""
        for mention in reversed(self._noted):
            if mention.sentence > sentence:
                continue  # asked of a sentence further up, of which what came after it tells nothing
            if sentence - mention.sentence > REACH or mention.sentence < self._obscured <= sentence:
                return None
            if not mention.speaker.person or not self.fits(mention.speaker.name, gender):
                continue
            if self._could_be_another(mention, gender, sentence):
                return None
            self.learn(mention.speaker.name, gender)
            return mention.speaker
        return None

    def only_named(self, gender: str, sentence: int) -> str:
        """The one person of that gender, surely told, whom the sentences before name in whatever place."""
        named = {name: number for number, name in self._present if 0 <= sentence - number <= REACH}
        spoken = {
            m.speaker.name for m in self._noted if m.speaker.person and 0 <= sentence - m.sentence <= REACH
        }
        fitting = [name for name in named.keys() | spoken if self.fits(name, gender)]
        if self._obscured > sentence - REACH or len(fitting) != 1 or self._genders.get(fitting[0]) != gender:
            return ""
        return fitting[0] if named.get(fitting[0], sentence) < sentence else ""

    def _could_be_another(self, mention: _Mention, gender: str, sentence: int) -> bool:
        """Whether the gender is only guessed, and somebody else was named meanwhile whom it fits too."""
        if self._genders.get(mention.speaker.name) == gender:
            return False
        return any(
            mention.sentence <= number < sentence and name != mention.speaker.name and self.fits(name, gender)
            for number, name in self._present
        )

    def fits(self, name: str, gender: str) -> bool:
        """Whether nothing speaks against that gender."""
        return self._genders.get(name, gender) == gender

    def is_known(self, name: str) -> bool:
        """Whether it is told if somebody is a he or a she."""
        return name in self._genders

    def body(self, sentence: int) -> Speaker | None:
        """Whom “it” or “they” means: the last body, state or group."""
        for mention in reversed(self._noted):
            if sentence - mention.sentence > REACH:
                return None
            if not mention.speaker.person:
                return mention.speaker
        return None

    def last_person(self, sentence: int, *, reach: int = REACH) -> Speaker | None:
        """The person who spoke last, or was last spoken of."""
        mention = next((m for m in reversed(self._noted) if m.speaker.person), None)
        return mention.speaker if mention is not None and sentence - mention.sentence <= reach else None

    def last_of(self, names: Collection[str]) -> str:
        """Which of the names was last noted, or ``""``."""
        return next((m.speaker.name for m in reversed(self._noted) if m.speaker.name in names), "")

    def bodies(self) -> list[tuple[int, str]]:
        """The parties that spoke other than through a person, the last first, with their sentences.

        Observers are none: “the union” is not the analysts who spoke before.
        """
        bodies = (
            m for m in reversed(self._noted) if m.spoke and not (m.speaker.person or m.speaker.observer)
        )
        return [(mention.sentence, mention.speaker.party) for mention in bodies]
