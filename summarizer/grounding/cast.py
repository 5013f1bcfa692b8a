"""Who is who in the documents: the people and bodies named, and how the text introduces them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from summarizer.grounding.genders import gender_of, named_gender
from summarizer.grounding.introductions import Introduction, introductions, person_name, plain
from summarizer.language.gazetteer import Meaning, lookup
from summarizer.language.lexicon import Lexicon

if TYPE_CHECKING:
    from summarizer.language.parse import Doc, Entity

# So many letters alike at its start make two long surnames one.
_SPELLING = 6
# Words in the longest name of a person.
_NAME = 4
_SHORTENED = re.compile(r"((?:[A-Z][\w’'-]+)(?: (?:of|and|the|for|[A-Z][\w’'-]+))+) \(([A-Z]{2,})\)")
_ACTING = frozenset({"nsubj", "nsubjpass", "poss", "agent", "compound", "nmod", "appos"})


@dataclass(frozen=True)
class Person:
    """Somebody named in the documents, by the fullest form that the documents have.

    `gender` is "f" or "m" where a title or a post tells it (Mrs, spokesman), else empty.
    """

    name: str
    introductions: tuple[Introduction, ...] = ()
    gender: str = ""

    @property
    def surname(self) -> str:
        return self.name.split()[-1]


@dataclass(frozen=True)
class Cast:
    """The people and the organisations of a passage, in the order in which they appear."""

    people: tuple[Person, ...] = ()
    organisations: tuple[str, ...] = ()
    acronyms: Mapping[str, str] = field(default_factory=dict)

    def named(self, name: str, gender: str = "") -> tuple[Person, ...]:
        """The people whom a full name, a surname or a first name may mean; a title tells two apart."""
        alike = [p for p in self.people if _agree(gender, p.gender)]
        sure = [p for p in alike if gender and p.gender == gender]
        for people in (sure, alike):
            exact = tuple(p for p in people if p.name == name)
            if found := exact or tuple(p for p in people if _shortens(name, p.name)):
                return found
        return _only(tuple(p for p in alike if p.name.split()[0] == name))

    def place(self, text: str) -> Meaning | None:
        """The state or body that a word stands for; not so where it is the name of one of the people."""
        meaning = lookup(text)
        if meaning is None or not meaning.ambiguous:
            return meaning
        word = plain(text)
        named = any(word in {person.name, person.name.split()[0], person.surname} for person in self.people)
        return None if named else meaning

    def spelled(self, name: str) -> tuple[Person, ...]:
        """Likewise, where one source may write the surname otherwise: Zelensky, Zelenskyy."""
        start = name.split()[-1][:_SPELLING]
        return self.named(name) or tuple(
            p for p in self.people if len(start) == _SPELLING and p.surname.startswith(start)
        )


def _shortens(short: str, full: str) -> bool:
    """Whether the surnames are one, and the first names too where the shorter form has one."""
    words, whole = short.split(), full.split()
    return words[-1] == whole[-1] and (len(words) == 1 or words[0] == whole[0])


def _agree(one: str, other: str) -> bool:
    return not one or not other or one == other


def _only(people: tuple[Person, ...]) -> tuple[Person, ...]:
    """The one of them, or nobody where there are several."""
    return people if len(people) == 1 else ()


def cast(docs: Mapping[int, Doc], lexicon: Lexicon) -> Cast:
    """The cast of parsed sentences, given by their numbers in order."""
    people: dict[str, Person] = {}
    organisations: dict[str, None] = {}
    for number, doc in docs.items():
        for entity in [*doc.ents, *_unlabelled(doc, lexicon)]:
            if entity.label_ not in {"PERSON", "ORG"} and not _called(entity, lexicon):
                continue
            found = tuple(introductions(entity.root, number, lexicon))
            if name := _person(entity, found, lexicon):
                title = _title(entity, lexicon)
                gender = gender_of([title, *(i.role for i in found)], lexicon) or named_gender(name, lexicon)
                key = _known(name, gender, people) or f"{title} {name}"
                known = people.get(key, Person(key))
                people[key] = replace(
                    known, introductions=known.introductions + found, gender=known.gender or gender
                )
            elif lookup(plain(entity.text)) is None and _acts(entity, lexicon):
                organisations.setdefault(plain(entity.text))
    people = _merged(_without_things(people, docs.values()), lexicon)
    surnames = {person.surname for person in people.values()}
    acronyms = _acronyms(docs.values())
    names = dict.fromkeys([*organisations, *acronyms.values()])
    bodies = tuple(name for name in names if name not in surnames and name not in acronyms)
    return Cast(tuple(p for p in people.values() if not _named_after(p, bodies)), bodies, acronyms)


def _acronyms(docs: Iterable[Doc]) -> Mapping[str, str]:
    """The names that the text shortens: “the Union of Parcel and Warehouse Staff (UPWS)”."""
    return {short: plain(name) for doc in docs for name, short in _SHORTENED.findall(doc.text)}


def _person(entity: Entity, found: tuple[Introduction, ...], lexicon: Lexicon) -> str:
    """The person's name if the entity is one. The parser takes some for organisations, and back."""
    tokens = list(entity)
    named = (
        entity.label_ == "PERSON" or _called(entity, lexicon) or any(i.role in _human(lexicon) for i in found)
    )
    titled = tokens[0].lower_.rstrip(".") in lexicon["people.titles"]
    if any(i.role in lexicon["people.bodies"] for i in found):
        return ""
    return person_name(tokens, lexicon) if (named or titled) and not _thing(entity) else ""


def _called(entity: Entity, lexicon: Lexicon) -> bool:
    """Whether it has the form of a person's name, whatever the parser takes it for: “Dominic Varley”."""
    words = [token for token in entity if token.tag_ != "POS"]
    formed = 2 <= len(words) <= _NAME and all(t.is_alpha and t.text[0].isupper() for t in words)
    given = words[0].lower_ in lexicon["names.female"] | lexicon["names.male"] if words else False
    return (
        formed and given and words[-1].lower_ not in lexicon["people.bodies"] and lookup(entity.text) is None
    )


def _unlabelled(doc: Doc, lexicon: Lexicon) -> Iterator[Entity]:
    """The names that the parser does not see, or takes for towns: capitals that open with a given name."""
    given = lexicon["names.female"] | lexicon["names.male"]
    at = 0
    while at < len(doc):
        end = at
        while end < len(doc) and doc[end].pos_ == "PROPN" and doc[end].ent_type_ not in {"PERSON", "ORG"}:
            end += 1
        if end - at >= 2 and doc[at].lower_ in given:
            yield doc[at:end]
        at = max(end, at + 1)


def _acts(entity: Entity, lexicon: Lexicon) -> bool:
    """Whether the text lets it act, own or speak, as it lets no mere place that the parser mistook."""
    words = {token.lower_ for token in entity}
    roles = {c.lower_ for c in entity.root.children if c.dep_ == "appos"}
    named = (words | roles) & lexicon["people.bodies"]
    return entity.root.dep_ in _ACTING or bool(named) or _thing(entity)


def _thing(entity: Entity) -> bool:
    """Whether it is spoken of as no person is: with “the” in front, or “which” after it."""
    if "the" in {entity[0].lower_, entity.doc[max(entity.start - 1, 0)].lower_}:
        return True
    clauses = (c for c in entity.root.children if c.dep_ == "relcl")
    return any(t.lower_ == "which" for clause in clauses for t in clause.subtree)


def _human(lexicon: Lexicon) -> frozenset[str]:
    return lexicon["people.posts"] | lexicon["people.titles"]


def _named_after(person: Person, organisations: tuple[str, ...]) -> bool:
    """Whether the “person” is the first word of an organisation's name: “Corvane” of Corvane Line."""
    return not person.introductions and any(name.startswith(f"{person.name} ") for name in organisations)


def _title(entity: Entity, lexicon: Lexicon) -> str:
    """The title by the name that tells a gender: Mr, Mrs; or ``""``."""
    beside = [*entity.root.lefts, *entity]
    return next((t.text for t in beside if t.i < entity.end and gender_of([t.text], lexicon)), "")


def _known(name: str, gender: str, people: Mapping[str, Person]) -> str:
    """The key under which somebody of that name stands already, else the name.

    Empty where only the title could tell: a Mrs Smith where the text has a Mr Smith, or two Smiths.
    """
    fitting = Cast(tuple(people.values())).named(name, gender)
    if len(fitting) == 1:
        return fitting[0].name
    return "" if gender and " " not in name and (fitting or name in people) else name


def _without_things(people: Mapping[str, Person], docs: Iterable[Doc]) -> dict[str, Person]:
    """The people but for what the text elsewhere treats as a place, or as a thing: the Adria Crest."""
    entities = [entity for doc in docs for entity in doc.ents]
    places = {plain(e.text) for e in entities if e.label_ == "GPE"}
    things = {plain(e.text) for e in entities if e.root.dep_ not in {"compound", "poss"} and _thing(e)}
    return {
        name: person
        for name, person in people.items()
        if not (name in places and lookup(name) is not None) and not (name in things and " " in name)
    }


def _merged(people: Mapping[str, Person], lexicon: Lexicon) -> dict[str, Person]:
    """The people, those first named by one word joined to the only fuller name that has it."""
    merged: dict[str, Person] = {}
    for name, person in people.items():
        fuller = [p.name for p in people.values() if p.name != name and _extends(p, person, lexicon)]
        key = fuller[0] if len(fuller) == 1 else name
        known = merged.get(key, Person(key))
        merged[key] = Person(key, known.introductions + person.introductions, known.gender or person.gender)
    return merged


def _extends(fuller: Person, lone: Person, lexicon: Lexicon) -> bool:
    """Whether a fuller name may be that of somebody named by one word, or by a title and a surname."""
    words, known = fuller.name.split(), lone.name.split()
    titled = len(known) == 2 and bool(gender_of(known[:1], lexicon))
    if len(words) < 2 or gender_of(words[:1], lexicon) or (len(known) > 1 and not titled):
        return False
    sure = fuller.gender == lone.gender if titled else _agree(fuller.gender, lone.gender)
    return sure and known[-1] in ({words[-1]} if titled else {words[0], words[-1]})
