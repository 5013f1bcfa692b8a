"""Who speaks: names, descriptions and pronouns resolved to one speaker, and the party they speak for."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from summarizer.grounding.cast import Cast, Introduction, Person, describe, person_name, plain
from summarizer.language.gazetteer import Sense, lookup
from summarizer.language.lexicon import Lexicon
from summarizer.language.parse import child, phrase, text_of

if TYPE_CHECKING:
    from summarizer.documents import Sentence
    from summarizer.language.parse import Doc, Token

# How far back a pronoun or a description reaches, in sentences.
_REACH = 3
_OWNERS = frozenset({"his", "her", "its", "their"})
_FEMALE = frozenset({"she", "her", "ms", "mrs", "miss", "spokeswoman", "chairwoman", "councilwoman", "queen"})
_MALE = frozenset({"he", "his", "mr", "spokesman", "chairman", "councilman", "king"})


@dataclass(frozen=True)
class Speaker:
    """Somebody whose words the text gives.

    `name` is the fullest form in the documents, `party` for whom they speak (the name itself where
    nothing is said), `basis` how that is known (see `summarizer.briefing.Member`), `sentence` where
    the text says so. `observer` is one who is quoted for what they know and is no party.
    """

    name: str
    party: str
    basis: str = "name"
    sentence: int | None = None
    person: bool = False
    observer: bool = False


@dataclass
class _Mention:
    """Where a speaker, a body or a state was last named."""

    speaker: Speaker
    sentence: int
    gender: str = ""


def _edge(words: list[str], full: list[str]) -> bool:
    """Whether a name begins or ends with these words."""
    return full[: len(words)] == words or full[-len(words) :] == words


def displayed(name: str) -> str:
    """A speaker's name as a note prints it: transcripts put names in capitals, notes do not.

    >>> displayed("MS KERRIGAN"), displayed("NATO")
    ('Ms Kerrigan', 'NATO')
    """
    return name.title() if name.isupper() and " " in name else name


class Speakers:
    """Resolves those who speak, sentence by sentence in reading order.

    It remembers who was named and who spoke, as a reader does; so each document needs its own.
    """

    def __init__(self, cast: Cast, lexicon: Lexicon) -> None:
        self._cast = cast
        self._lexicon = lexicon
        self._spoke: list[_Mention] = []
        self._bodies: list[tuple[int, int, str]] = []
        self._paragraph = -1

    def enter(self, sentence: Sentence, doc: Doc) -> None:
        """Read on to the next sentence: note the bodies that it names."""
        self._paragraph = sentence.paragraph
        organisations = set(self._cast.organisations)
        for entity in doc.ents:
            name = plain(entity.text)
            if name in organisations or (
                lookup(name) is not None and entity.root.dep_ in {"nsubj", "nsubjpass"}
            ):
                self._bodies.append((sentence.number, sentence.paragraph, name))

    def mentioned(self, head: Token, sentence: int) -> None:
        """Remember a person named as the subject of a sentence: “he” may mean them next."""
        if head.pos_ != "PRON" and (person := self._person(head)) is not None:
            self.heard(self._speaking(person), sentence)

    def heard(self, speaker: Speaker, sentence: int, *, head: Token | None = None) -> None:
        """Remember that somebody spoke, for the pronouns that follow."""
        words = {t.lower_ for t in phrase(head)} if head is not None else set()
        gender = "f" if words & _FEMALE else "m" if words & _MALE else ""
        if not gender:
            known = [m.gender for m in self._spoke if m.speaker.name == speaker.name and m.gender]
            gender = known[-1] if known else ""
        self._spoke.append(_Mention(speaker, sentence, gender))

    def can_speak(self, head: Token) -> bool:
        """Whether a subject is somebody who could hold a stand, rather than a thing."""
        if head.pos_ == "PRON" or self._person(head) is not None:
            return True
        name = plain(text_of(phrase(head)))
        lists = ("offices", "posts", "bodies", "groups", "observers", "collective")
        people = frozenset().union(*(self._lexicon[f"people.{name}"] for name in lists))
        known = lookup(name) is not None or name in self._cast.organisations
        return known or head.lower_ in people or head.lemma_.lower() in people

    def resolve(self, head: Token, sentence: int) -> tuple[Speaker, ...]:
        """Those whom a subject stands for: one, or several where they are joined (“France and Germany”)."""
        heads = [head, *(t for t in head.conjuncts if t.pos_ in {"PROPN", "NOUN"} and t.i > head.i)]
        found = [speaker for one in heads if (speaker := self._one(one, sentence)) is not None]
        return tuple(dict.fromkeys(found))

    def layout(self, sentence: Sentence) -> Speaker:
        """The speaker whom the layout names: a transcript's turn, a signature."""
        known = self._cast.spelled(sentence.speaker)
        if len(known) == 1:
            return self._speaking(known[0])
        name = displayed(sentence.speaker)
        return Speaker(name, name, person=True)

    def _one(self, head: Token, sentence: int) -> Speaker | None:
        if head.pos_ == "PRON":
            return self._pronoun(head, sentence)
        if (person := self._person(head)) is not None:
            return self._speaking(person)
        if (person := self._described(head, sentence)) is not None:
            return self._speaking(person)
        return self._group(head, sentence)

    def _pronoun(self, head: Token, sentence: int) -> Speaker | None:
        gender = "f" if head.lower_ == "she" else "m" if head.lower_ == "he" else ""
        if head.lower_ not in {"he", "she", "they", "it"}:
            return None
        if (subject := self._main_subject(head)) is not None:
            above = self._one(subject, sentence)
            if above is not None and above.person == bool(gender):
                return above
            if gender and subject.dep_ not in {"nsubj", "nsubjpass"}:
                return None  # “…, who said he”: he is in this sentence, and nobody before it
        for mention in reversed(self._spoke):
            if sentence - mention.sentence > _REACH:
                return None
            if gender and (mention.speaker.person or mention.gender) and mention.gender in {"", gender}:
                mention.gender = gender
                return mention.speaker
            if not gender and not mention.speaker.person:
                return mention.speaker
        return None

    def _main_subject(self, pronoun: Token) -> Token | None:
        """The subject of the clause above: “Trump urged … as he said …”."""
        for clause in pronoun.head.ancestors:
            subject = child(clause, "nsubj", "nsubjpass")
            if subject is None or subject.i >= pronoun.i:
                continue
            if subject.tag_ in {"WP", "WDT"}:  # “Petrakis, a lawyer, who said he had promised”
                noun = clause.head
                while noun.dep_ == "appos" and self._person(noun) is None:
                    noun = noun.head
                return noun
            if subject.pos_ != "PRON":
                return subject
        return None

    def _person(self, head: Token) -> Person | None:
        """The person whose name the noun is, or stands before (“The director, Ines Moreau, …”)."""
        named = [head, *(c for c in head.children if c.dep_ == "appos")]
        for token in named:
            if not token.text[:1].isupper():
                continue
            entity = next((e for e in token.doc.ents if e.start <= token.i < e.end), None)
            name = person_name(list(entity) if entity is not None else [token], self._lexicon)
            if name and (person := self._recent(self._cast.named(name) or self._cast.named(token.text))):
                return person
        return None

    def _recent(self, people: Iterable[Person]) -> Person | None:
        """The one of them who spoke last, else the first."""
        names = {person.name: person for person in people}
        spoke = [m.speaker.name for m in self._spoke if m.speaker.name in names]
        return names[spoke[-1]] if spoke else next(iter(names.values()), None)

    def _described(self, head: Token, sentence: int) -> Person | None:
        """The person whom a definite description means: “the US president”, “the union leader”."""
        offices = self._lexicon["people.offices"] | self._lexicon["people.posts"]
        offices -= self._lexicon["people.collective"]
        determiner = child(head, "det")
        if head.lower_ not in offices or head.tag_ not in {"NN", "NNP"} or determiner is None:
            return None
        if determiner.lower_ != "the":
            return None
        wanted = describe(head, sentence)
        fitting = [p for p in self._cast.people if any(self._fits(wanted, i) for i in p.introductions)]
        place = lookup(wanted.body)
        if place is not None:
            state = [p for p in self._cast.people if self._party(p)[0] == place.place.name]
            same = [p for p in state if any(i.role == wanted.role for i in p.introductions)]
            # “the French leader” is the head of state or government, whatever the title.
            leads = [
                p
                for p in state
                if any(i.role in {"president", "minister", "chancellor"} for i in p.introductions)
            ]
            return self._recent(same or (leads if wanted.role == "leader" else ()))
        if fitting:
            return self._recent(fitting)
        last = next((m for m in reversed(self._spoke) if sentence - m.sentence <= 2), None)
        if last is None or not last.speaker.person:
            return None
        person = self._recent(self._cast.named(last.speaker.name))
        roles = {i.role for i in person.introductions} if person is not None else set()
        return person if roles & offices else None

    def _fits(self, wanted: Introduction, known: Introduction) -> bool:
        if wanted.role != known.role:
            return False
        return wanted.words - {"the"} <= known.words

    def _speaking(self, person: Person) -> Speaker:
        party, basis, where = self._party(person)
        observer = any(i.role in self._lexicon["people.observers"] for i in person.introductions)
        return Speaker(person.name, party, basis, where, person=True, observer=observer)

    def _party(self, person: Person) -> tuple[str, str, int | None]:
        """For whom a person speaks, how that is known, and in which sentence."""
        for introduction in person.introductions:
            if introduction.words & self._lexicon["people.opposition"]:
                continue
            party = self._body(introduction)
            if party:
                return party, "text", introduction.sentence
        for introduction in person.introductions:
            if introduction.text and introduction.role not in {"mr", "mrs", "ms", "miss", "dr"}:
                return f"{introduction.text} {person.name}", "text", introduction.sentence
        return person.name, "name", None

    def _body(self, introduction: Introduction) -> str:
        """The party that an introduction names, or ``""``."""
        body = introduction.body.lower() if introduction.body.lower() in _OWNERS else introduction.body
        place = lookup(body) if body else None
        official = introduction.role in self._lexicon["people.offices"] or not introduction.role
        if place is not None:
            return place.place.name if official or place.sense is Sense.SEAT else ""
        if body in {"his", "her"}:
            owner = next((m.speaker for m in reversed(self._spoke) if m.speaker.person), None)
            return owner.party if owner is not None else ""
        if body in {"its", "their"}:
            return self._nearest(introduction.sentence)
        if body:
            party = self.organisation(body, introduction.sentence)
            unknown = party.islower() and party.split()[-1] not in self._lexicon["people.bodies"]
            return "" if unknown else party  # “head of collections”: a field, not a body
        if introduction.role in {"spokesman", "spokeswoman", "spokesperson"}:
            return self._nearest(introduction.sentence)
        return self._nearest(introduction.sentence, states=True) if official else ""

    def _nearest(self, sentence: int, *, states: bool = False) -> str:
        """The body named last before a sentence; with `states`, the state that the paragraph is about."""
        for number, paragraph, name in reversed(self._bodies):
            place = lookup(name)
            if number > sentence or sentence - number > _REACH:
                continue
            if states and (place is None or paragraph != self._paragraph):
                continue
            return place.place.name if place is not None else self.organisation(name, sentence)
        return ""

    def organisation(self, text: str, sentence: int) -> str:
        """The fullest name of an organisation: “the port authority” → Veldmar Port Authority."""
        name = self._cast.acronyms.get(plain(text), plain(text))
        if (place := lookup(name)) is not None:
            return place.place.name
        words = name.lower().split()
        known = [full for full in self._cast.organisations if _edge(words, full.lower().split())]
        known = known or [o for o in self._cast.organisations if set(words) <= set(o.lower().split())]
        if known:
            return max(known, key=len)
        if words and words[-1] in self._lexicon["people.generic_bodies"] and not name[0].isupper():
            return self._named_last(words[-1], sentence) or name
        return name

    def _named_last(self, noun: str, sentence: int) -> str:
        """The body that spoke or was named last and may be meant by “the company”."""
        spoke = [(m.sentence, m.speaker.party) for m in self._spoke if not m.speaker.person]
        named = [(number, name) for number, _, name in self._bodies]
        for number, name in [*reversed(spoke), *reversed(named)]:
            last = name.lower().split()[-1]
            other = last in self._lexicon["people.bodies"] and last != noun
            if 0 <= sentence - number <= _REACH and not other and lookup(name) is None:
                return self._cast.acronyms.get(name, name)
        return ""

    def _group(self, head: Token, sentence: int) -> Speaker | None:
        """A body, a state, or people who are not named."""
        if head.pos_ not in {"NOUN", "PROPN"} and head.ent_type_ not in {"ORG", "GPE", "NORP"}:
            return None
        words = phrase(head)
        if words[0].lower_ in {"neither", "no", "nobody", "none", "what", "which", "that", "this"}:
            return None
        name = plain(text_of(words))
        observer = bool({t.lower_ for t in words} & self._lexicon["people.observers"])
        place = lookup(name)
        if place is not None:
            basis = "name" if place.sense is Sense.NAME else "gazetteer"
            return Speaker(place.place.name if basis == "name" else name, place.place.name, basis)
        introduction = describe(head, sentence)
        human = head.lemma_.lower() in (self._lexicon["people.offices"] | self._lexicon["people.posts"])
        if human and (party := self._body(introduction)) and not party[0].islower():
            return Speaker(name, party, "text", sentence, person=head.tag_ == "NN", observer=observer)
        if introduction.body in {"his", "her"} and (party := self._body(introduction)):
            return Speaker(name, party, "text", sentence)
        full = self.organisation(name, sentence)
        if full in self._lexicon["people.generic_bodies"]:
            return None  # “the company”, and no telling which
        full = full[:1].upper() + full[1:]
        return Speaker(full, full, person=human and head.tag_ == "NN", observer=observer)
