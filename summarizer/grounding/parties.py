"""For whom people speak, and which body is meant by “the company” or “its”."""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarizer.grounding.bodies import Bodies
from summarizer.grounding.cast import Cast, Person
from summarizer.grounding.introductions import Introduction, plain
from summarizer.grounding.kinds import Candidate, Fit, fit, meant
from summarizer.grounding.mentions import REACH, Mentions
from summarizer.language.gazetteer import Sense
from summarizer.language.lexicon import Lexicon

if TYPE_CHECKING:
    from summarizer.documents import Sentence
    from summarizer.language.parse import Doc


def _edge(words: list[str], full: list[str]) -> bool:
    """Whether a name begins or ends with these words."""
    return full[: len(words)] == words or full[-len(words) :] == words


def _words(name: str) -> list[str]:
    """The words of an organisation's name, possessive marks aside: employers’ federation."""
    return [word.removesuffix("’s").removesuffix("'s").rstrip("’'") for word in name.lower().split()]


class Parties:
    """The bodies that one document names, sentence by sentence, and who speaks for them."""

    def __init__(self, cast: Cast, mentions: Mentions, lexicon: Lexicon) -> None:
        self._cast = cast
        self._mentions = mentions
        self._lexicon = lexicon
        self._bodies = Bodies(cast, lexicon)
        self._known: dict[str, tuple[str, str, int | None]] = {}

    def enter(self, sentence: Sentence, doc: Doc) -> None:
        """Read on to the next sentence: note the bodies that it names."""
        self._bodies.enter(sentence, doc)

    def of(self, person: Person) -> tuple[str, str, int | None]:
        """For whom a person speaks, how that is known, and in which sentence."""
        if person.name in self._known:
            return self._known[person.name]
        opposition = [bool(i.words & self._lexicon["people.opposition"]) for i in person.introductions]
        for introduction, opposes in zip(person.introductions, opposition, strict=True):
            # Who was once in office, or is against those who are, does not speak for the state.
            state = any(opposition) and self._cast.place(introduction.body) is not None
            if not opposes and not state and (party := self.named(introduction)):
                self._known[person.name] = party, "text", introduction.sentence
                return self._known[person.name]
        for introduction in person.introductions:
            if introduction.text and introduction.role not in {"mr", "mrs", "ms", "miss", "dr"}:
                return f"{introduction.text} {person.name}", "text", introduction.sentence
        return person.name, "name", None

    def named(self, introduction: Introduction) -> str:
        """The party that an introduction names, or ``""``."""
        body = introduction.body
        place = self._cast.place(body) if body else None
        official = introduction.role in self._lexicon["people.offices"] or not introduction.role
        if introduction.role in self._lexicon["people.kin"]:
            return ""
        if place is not None:
            local = place.sense is Sense.CAPITAL and introduction.role in self._lexicon["people.local"]
            return place.place.name if (official and not local) or place.sense is Sense.SEAT else ""
        if body in {"his", "her"}:
            owner = self._mentions.person("m" if body == "his" else "f", introduction.sentence)
            return owner.party if owner is not None else ""
        if body in {"its", "their"}:
            return self._nearest(introduction)
        if body:
            party = self.organisation(body, introduction.sentence)
            unknown = party.islower() and party.split()[-1] not in self._lexicon["people.bodies"]
            return "" if unknown else party  # “head of collections”: a field, not a body
        if introduction.role in {"spokesman", "spokeswoman", "spokesperson"}:
            return self._nearest(introduction)
        return self._state(introduction.sentence) if official else ""

    def _nearest(self, introduction: Introduction) -> str:
        """The body named last before somebody is introduced.

        Empty where the last sentence to name any names two, or one that may be a person: then there is no
        telling which. Of a sentence that was not read yet, nothing is told.
        """
        sentence = introduction.sentence
        if self._bodies.paragraph(sentence) is None:
            return ""
        found: dict[int, set[str]] = {}
        for named in self._bodies.until(sentence, reach=REACH):
            if named.sentence < sentence or named.at < introduction.at:
                party = self.organisation(named.name, sentence) if named.name else ""
                found.setdefault(named.sentence, set()).add(party)
        for number, party in self._mentions.bodies():  # “the trust”, which spoke
            if 0 <= sentence - number <= REACH:
                found.setdefault(number, set()).add(party)
        last = found[max(found)] if found else set()
        return last.pop() if len(last) == 1 else ""

    def _state(self, sentence: int) -> str:
        """The one state that the last sentence to name any names, in the paragraph so far."""
        found: dict[int, set[str]] = {}
        for named in self._bodies.until(sentence, reach=REACH):
            place = self._cast.place(named.name) if named.known else None
            if place is not None and named.paragraph == self._bodies.paragraph(sentence):
                found.setdefault(named.sentence, set()).add(place.place.name)
        last = found[max(found)] if found else set()
        return last.pop() if len(last) == 1 else ""

    def organisation(self, text: str, sentence: int) -> str:
        """The fullest name of an organisation: “the port authority” → Veldmar Port Authority."""
        name = self._cast.acronyms.get(plain(text), plain(text))
        if (place := self._cast.place(name)) is not None:
            return place.place.name
        words = _words(name)
        lists = ("bodies", "firms", "generic_bodies", "unions")
        bodies = frozenset[str]().union(*(self._lexicon[f"people.{each}"] for each in lists))
        if name.islower() and words and words[-1] not in bodies:
            return name  # landlords are not the Landlords' Association
        noun = words[-1] if words and name[0].islower() else ""
        if len(words) == 1 and noun in self._lexicon["people.generic_bodies"]:
            return self._called(noun, sentence) or name
        owned = (f"{name}’s ", f"{name}'s ")  # “Lee’s Diner” is not Lee
        others = [full for full in self._cast.organisations if not full.startswith(owned)]
        known = [full for full in others if _edge(words, _words(full))]
        known = known or [full for full in others if set(words) <= set(_words(full))]
        if known:
            return self._meant(known, sentence) or name
        # “the shipping company” is the firm named last; “the swimming club” is one of its own.
        return (self._firm(noun, sentence) if noun in self._lexicon["people.firms"] else "") or name

    def _meant(self, known: list[str], sentence: int) -> str:
        """Which of several bodies that share a word is meant: all are one, or one was named just before."""
        fullest = max(known, key=len)
        if all(set(_words(full)) <= set(_words(fullest)) for full in known):
            return fullest
        near = [body.name for body in self._bodies.until(sentence, reach=REACH) if body.name in known]
        return near[-1] if near else ""

    def _called(self, noun: str, sentence: int) -> str:
        """The one body that “the company” or “the union” may mean, or ``""``.

        One that was named or described just before goes first; else the only one of the document whose name
        has the noun.
        """
        described = self._bodies.described(noun, sentence, reach=REACH)
        told = (Candidate(self._fullest(name, sentence), Fit.SURELY, named=False) for name in described)
        near = [*self._near(noun, sentence), *told]
        far = [full for full in self._cast.organisations if noun in _words(full)]
        if any(each.fit is Fit.SURELY for each in near) or not far:
            return meant(near)
        return self._meant(far, sentence)

    def _fullest(self, described: str, sentence: int) -> str:
        return self.organisation(described, sentence) if described else ""

    def _firm(self, noun: str, sentence: int) -> str:
        return meant(self._near(noun, sentence))

    def _near(self, noun: str, sentence: int) -> list[Candidate]:
        """The bodies that spoke or were named just before, each with how the noun fits it."""
        near = {body.name for body in self._bodies.until(sentence, reach=REACH) if body.name}
        spoke = {name for n, name in self._mentions.bodies() if 0 <= sentence - n <= REACH}
        sure = frozenset(self._cast.organisations)
        found = []
        for name in sorted(near | spoke & sure):  # “police”, “landlords” spoke, and are told by no name
            if self._cast.place(name) is None:
                full = self._cast.acronyms.get(name, name)
                told = self._bodies.told(name) | self._bodies.told(full)
                # What only stands where a body's name would, and said nothing, may be anything.
                meant_by = full if name in sure or name in spoke else ""
                found.append(Candidate(meant_by, fit(noun, _words(full), told, self._lexicon)))
        return found
