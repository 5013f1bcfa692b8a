"""Who speaks: names, descriptions and pronouns resolved to one speaker, and the party they speak for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from summarizer.grounding.cast import Cast, Person
from summarizer.grounding.genders import gender_of
from summarizer.grounding.introductions import Introduction, describe, person_name, plain, post_of
from summarizer.grounding.mentions import Mentions
from summarizer.grounding.parties import Parties
from summarizer.language.gazetteer import Meaning, Sense
from summarizer.language.lexicon import Lexicon
from summarizer.language.parse import child, phrase, subtree, text_of

if TYPE_CHECKING:
    from summarizer.documents import Sentence
    from summarizer.language.parse import Doc, Token

# Demonyms with these endings are their own plural: the French, the Chinese.
_MANY = ("s", "se", "sh", "ch")


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


def _undated(words: list[Token], head: Token) -> list[Token]:
    """A noun's phrase without when it was: “residents in 2015” are residents."""
    nouns = ((c, child(c, "pobj")) for c in head.children if c.dep_ == "prep" and c.i > head.i)
    dated = [c for c, noun in nouns if noun is not None and noun.ent_type_ in {"DATE", "TIME"}]
    gone = {t.i for each in dated for t in subtree(each)}
    return [t for t in words if t.i not in gone]


def _state(name: str, place: Meaning, definite: bool) -> Speaker | None:
    """The state that a word stands for; “the Russians” are, “Russians” are people, “the Russian” is one."""
    if place.sense is Sense.NAME:
        return Speaker(place.place.name, place.place.name)
    if place.sense is not Sense.DEMONYM:
        return Speaker(name, place.place.name, "gazetteer")
    if not name.endswith(_MANY):
        return None
    return Speaker(name, place.place.name, "gazetteer") if definite else Speaker(name, name)


def displayed(name: str) -> str:
    """A speaker's name as a note prints it: transcripts put names in capitals, notes do not.

    >>> displayed("MS KERRIGAN"), displayed("NATO")
    ('Ms Kerrigan', 'NATO')
    """
    return name.title() if name.isupper() and " " in name else name


class Speakers:
    """Resolves those who speak, sentence by sentence in reading order.

    It remembers who was named and who spoke, as a reader does; so each document needs its own. `author` is
    whoever says “we” in it.
    """

    def __init__(self, cast: Cast, lexicon: Lexicon, *, author: Speaker | None = None) -> None:
        self._cast = cast
        self._author = author
        self._lexicon = lexicon
        self._mentions = Mentions()
        self._parties = Parties(cast, self._mentions, lexicon)
        for person in cast.people:
            self._mentions.learn(person.name, person.gender)

    def enter(self, sentence: Sentence, doc: Doc) -> None:
        """Read on to the next sentence: note the people and the bodies that it names."""
        self._parties.enter(sentence, doc)
        for entity in doc.ents:
            person = self._person(entity.root)
            if person is not None and entity.root.dep_ != "poss":
                self._mentions.present(person.name, sentence.number)

    def mentioned(self, head: Token, sentence: int) -> None:
        """Remember whom a sentence is about: “he” or “it” may mean them next."""
        if head.pos_ == "PRON":
            return
        if (person := self._person(head)) is not None:
            self._mentions.note(self._speaking(person), sentence, spoke=False)
        elif self.can_speak(head) and (group := self._group(head, sentence)) is not None:
            gender = gender_of((t.text for t in phrase(head) if t.dep_ != "poss"), self._lexicon)
            self._mentions.note(group, sentence, gender=gender, spoke=False)
        elif head.tag_ == "NN" and head.lower_.endswith(tuple(self._lexicon["people.agent_endings"])):
            self._mentions.obscure(sentence)  # “the keeper”: “he” may be, and nobody knows who that is

    def heard(self, speaker: Speaker, sentence: int, *, head: Token | None = None) -> None:
        """Remember that somebody spoke, for the pronouns that follow."""
        words = [t.text for t in phrase(head) if t.dep_ != "poss"] if head is not None else []
        self._mentions.note(speaker, sentence, gender=gender_of(words, self._lexicon))

    def can_speak(self, head: Token) -> bool:
        """Whether a subject is somebody who could hold a stand, rather than a thing."""
        if head.pos_ == "PRON" or self._person(head) is not None:
            return True
        name = plain(text_of(phrase(head)))
        lists = ("offices", "posts", "bodies", "groups", "observers", "collective")
        people = frozenset().union(*(self._lexicon[f"people.{name}"] for name in lists))
        known = self._cast.place(name) is not None or name in self._cast.organisations
        return known or head.lower_ in people or head.lemma_.lower() in people

    def named(self, head: Token) -> bool:
        """Whether a noun is somebody's name, or stands beside it."""
        return self._person(head) is not None

    def resolve(self, head: Token, sentence: int) -> tuple[Speaker, ...]:
        """Those whom a subject stands for: one, or several where they are joined (“France and Germany”)."""
        if any(c.lower_ == "neither" for c in head.children):
            return ()
        if several := self._several(head):
            return several
        heads = [head, *(t for t in head.conjuncts if t.pos_ in {"PROPN", "NOUN"} and t.i > head.i)]
        found = [speaker for one in heads if (speaker := self._one(one, sentence)) is not None]
        return tuple(dict.fromkeys(found))

    def _several(self, head: Token) -> tuple[Speaker, ...]:
        """The states for which several speak in one: “the foreign ministers of France and Germany”."""
        offices = self._lexicon["people.offices"] | self._lexicon["people.posts"]
        preposition = child(head, "prep") if head.tag_ == "NNS" and head.lower_ in offices else None
        noun = child(preposition, "pobj") if preposition is not None else None
        places = [self._cast.place(t.text) for t in (noun, *noun.conjuncts)] if noun is not None else []
        names = [place.place.name for place in places if place is not None]
        return tuple(Speaker(name, name) for name in names) if len(names) == len(places) > 1 else ()

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
        if head.lower_ == "we":
            return self._author
        gender = {"he": "m", "she": "f"}.get(head.lower_, "")
        if head.lower_ not in {"he", "she", "they", "it"}:
            return None
        if (subject := self._main_subject(head)) is not None:
            above = self._one(subject, sentence)
            fits = above is not None and (not gender or self._sure(above, gender, head))
            if above is not None and above.person == bool(gender) and fits and self.can_speak(subject):
                return above
            unsure = above is not None and above.person and not self._mentions.is_known(above.name)
            if gender and (unsure or subject.dep_ not in {"nsubj", "nsubjpass"}):
                return None  # “…, who said he”: he is in this sentence, and nobody before it
        if not gender:
            before = self._subject_before(head)
            return self._mentions.body(sentence) if before is None else self._body(before, sentence)
        return self._mentions.person(gender, sentence) or self._only_named(gender, sentence)

    @staticmethod
    def _subject_before(pronoun: Token) -> Token | None:
        """The subject of a clause that stands beside the pronoun's: “Lund would agree; it rejects …”."""
        clauses = [pronoun.head, *pronoun.head.ancestors]
        beside = [clause for above in clauses for clause in (above, *above.children)]
        subjects = [
            child(clause, "nsubj", "nsubjpass") for clause in beside if clause.pos_ in {"VERB", "AUX"}
        ]
        before = [s for s in subjects if s is not None and s.i < pronoun.i and s.pos_ != "PRON"]
        return max(before, key=lambda s: int(s.i)) if before else None

    def _body(self, subject: Token, sentence: int) -> Speaker | None:
        """The body that a subject names; a thing is none, and nobody before it is meant then."""
        found = self._one(subject, sentence) if self.can_speak(subject) else None
        return found if found is not None and not found.person else None

    def _only_named(self, gender: str, sentence: int) -> Speaker | None:
        """The only one whom “he” or “she” can mean of those named just before, in whatever place."""
        name = self._mentions.only_named(gender, sentence)
        people = self._cast.named(name, gender) if name else ()
        return self._speaking(people[0]) if len(people) == 1 else None

    def _sure(self, above: Speaker, gender: str, pronoun: Token) -> bool:
        """Whether the subject above is of that gender, or nobody else before the pronoun could be meant."""
        if self._mentions.is_known(above.name):
            return self._mentions.fits(above.name, gender)
        before = (e for e in pronoun.doc.ents if e.end <= pronoun.i and e.root.dep_ != "poss")
        named = {person.name for e in before if (person := self._person(e.root)) is not None}
        return not any(self._mentions.fits(name, gender) for name in named - {above.name})

    def _main_subject(self, pronoun: Token) -> Token | None:
        """The subject of the clause above: “Lee urged … as he said …”."""
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
        named = [head, *(c for c in head.children if c.dep_ == "appos"), *self._behind(head)]
        for token in named:
            if not token.text[:1].isupper():
                continue
            entity = next((e for e in token.doc.ents if e.start <= token.i < e.end), None)
            tokens = list(entity) if entity is not None else [token]
            gender = gender_of((t.text for t in [*token.lefts, *tokens]), self._lexicon)
            name = person_name(tokens, self._lexicon)
            if not name:
                continue
            people = self._cast.named(name, gender) or self._cast.named(token.text, gender)
            if person := self._meant(people):
                return person
        return None

    def _behind(self, head: Token) -> Iterator[Token]:
        """The names behind a post, which the parser gives to its body: “the chair of the trust, Ann Lee”.

        Likewise “one of the actors, Ann Lee”; but of “a critic of the mayor, Ann Lee” she is the mayor.
        """
        preposition = child(head, "prep")
        noun = child(preposition, "pobj") if preposition is not None else None
        if noun is None or (head.pos_ != "NUM" and post_of(noun, self._lexicon) != head):
            return
        yield from (c for c in noun.children if c.dep_ == "appos")

    def _meant(self, people: Sequence[Person]) -> Person | None:
        """Which of those who share a name: the only one named so far; of two cousins neither."""
        noted = [person for person in people if self._mentions.last_of({person.name})]
        return noted[0] if len(noted) == 1 else people[0] if len(people) == 1 else None

    def _recent(self, people: Iterable[Person]) -> Person | None:
        """The one of them who spoke last, else the first."""
        names = {person.name: person for person in people}
        last = self._mentions.last_of(names)
        return names[last] if last else next(iter(names.values()), None)

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
        place = self._cast.place(wanted.body)
        if place is not None:
            state = [p for p in self._cast.people if self._parties.of(p)[0] == place.place.name]
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
        return self._renamed(wanted, sentence)

    def _renamed(self, wanted: Introduction, sentence: int) -> Person | None:
        """Who spoke just before, where a word wide enough names them again: “the union leader”."""
        last = self._mentions.last_person(sentence, reach=2)
        if last is None or wanted.role not in self._lexicon["people.wide_posts"]:
            return None
        person = self._recent(self._cast.named(last.name))
        posts = self._lexicon["people.offices"] | self._lexicon["people.posts"]
        if person is None or not {i.role for i in person.introductions} & posts:
            return None
        unions, party = self._lexicon["people.unions"], set(last.party.lower().split())
        told = wanted.words & self._lexicon["people.bodies"]
        return person if all(word in party or (word in unions and party & unions) for word in told) else None

    def _fits(self, wanted: Introduction, known: Introduction) -> bool:
        if wanted.role != known.role:
            return False
        return wanted.words - {"the"} <= known.words

    def _speaking(self, person: Person) -> Speaker:
        party, basis, where = self._parties.of(person)
        observer = any(i.role in self._lexicon["people.observers"] for i in person.introductions)
        return Speaker(person.name, party, basis, where, person=True, observer=observer)

    def _group(self, head: Token, sentence: int) -> Speaker | None:
        """A body, a state, or people who are not named."""
        if head.pos_ not in {"NOUN", "PROPN"} and head.ent_type_ not in {"ORG", "GPE", "NORP"}:
            return None
        words = phrase(head)
        if words[0].lower_ in {"neither", "no", "nobody", "none", "what", "which", "that", "this"}:
            return None
        words = _undated(words, head)
        name = plain(text_of(words[1:] if words[0].tag_ == "PRP$" else words))
        if words[0].lower_.rstrip(".") in self._lexicon["people.titles"] and head.pos_ == "PROPN":
            name = person_name(words, self._lexicon) or name
            return Speaker(name, name, person=True)  # “Mr Lowe” is nobody's firm, whatever its name
        observer = bool({t.lower_ for t in words} & self._lexicon["people.observers"])
        if (place := self._cast.place(name)) is not None:
            told = head.ent_type_ or not place.ambiguous
            return _state(name, place, words[0].lower_ == "the") if told else None
        introduction = describe(head, sentence)
        posts = self._lexicon["people.offices"] | self._lexicon["people.posts"]
        human = head.lemma_.lower() in posts
        single = human and head.tag_ == "NN" and head.lower_ not in self._lexicon["people.collective"]
        if human and (party := self._parties.named(introduction)) and not party[0].islower():
            return Speaker(name, party, "text", sentence, person=single, observer=observer)
        if introduction.body in {"his", "her"} and (party := self._parties.named(introduction)):
            return Speaker(name, party, "text", sentence)
        common = len(words) == 1 and head.pos_ == "NOUN" and head.i == head.sent.start
        full = self._parties.organisation(name.lower() if common else name, sentence)
        if full in self._lexicon["people.generic_bodies"]:
            return None  # “the company”, and no telling which
        observer = observer or (single and len(words) <= 2 and name.islower())  # “a spokesman”, whose?
        full = full[:1].upper() + full[1:]
        return Speaker(full, full, person=single, observer=observer)
