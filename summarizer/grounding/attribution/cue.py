"""A word that gives speech to somebody, in a parse."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from summarizer.grounding.attribution.model import Mode

if TYPE_CHECKING:
    from summarizer.language.parse import Token


@dataclass(frozen=True)
class Cue:
    """A word of speech, stand or belief in a parse, with its subject and what it governs.

    A `mute` one tells of nobody's speech, or of whom nothing is known; words quoted under it are not
    those of whoever reports it: “Police said that a man had called him ‘a thief’”. A `slight` one
    governs no quotation that speech claims. A `bare` one is a cue only where it stands by a quotation:
    “…,” Lee went on.
    """

    token: Token
    subject: Token | None
    content: tuple[Token, ...]
    mode: Mode = Mode.SPEECH
    slight: bool = False
    bare: bool = False

    @property
    def mute(self) -> bool:
        return self.mode is not Mode.SPEECH
