"""What a sentence leans on: the pronouns that mean something said before it, or something left out of it."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING

from summarizer.documents import Sentence
from summarizer.grounding.reading import Reading
from summarizer.language.parse import subtree, text_of
from summarizer.text import fold

if TYPE_CHECKING:
    from summarizer.grounding.speakers import Speaker
    from summarizer.language.parse import Doc, Token

_PRONOUNS = frozenset({"he", "she", "they", "it", "this", "that", "these", "those", "them", "him", "i", "we"})
_OF_THINGS = frozenset({"it", "its"})
_OF_SEVERAL = frozenset({"they", "them", "their"})
_OF_PEOPLE = frozenset({"he", "she", "him", "his", "her"})
_OWNING = frozenset({"its", "their", "his", "her"})
# No “it” and no “they” means these.
_TIMES = frozenset({"DATE", "TIME", "MONEY", "PERCENT", "QUANTITY", "CARDINAL", "ORDINAL", "GPE"})
# What names a place of publication says nothing of the matter: “in remarks broadcast on television”.
MEDIA = frozenset(
    {
        "remark", "comment", "interview", "statement", "speech", "post", "broadcast",
        "television", "media", "reporter", "platform", "conference",
    }
)  # fmt: skip


def leaning(doc: Doc) -> list[Token]:
    """The pronouns of a sentence that point to something, in it or before it."""
    return [t for t in doc if (t.lower_ in _PRONOUNS and _refers(t)) or _owns(t)]


def outside(doc: Doc) -> list[Token]:
    """Those of them for which the sentence itself has nothing that they may stand for."""
    return [t for t in leaning(doc) if not (_owned_inside(t) if _owns(t) else _resolved_inside(t))]


def leans(sentence: Sentence, reading: Reading) -> bool:
    """Whether a sentence has a pronoun for somebody or something that it does not name.

    Words of a turn are given to their speaker, and a pronoun beside which a name is put is no riddle.
    """
    doc = reading.docs.get(sentence.number)
    if doc is None or sentence.speaker:
        return False
    named = cleared(sentence, doc, reading)
    return any(t.i not in named for t in outside(doc))


def cleared(sentence: Sentence, doc: Doc, reading: Reading) -> Mapping[int, str]:
    """What is put for a word, by its place: a name for the speaker's pronoun, or beside “the firm”, “its”."""
    found: dict[int, str] = {}
    for attribution in reading.said.get(sentence.number, ()):
        if attribution.speaker is None or len(attribution.voices) != 1:
            continue
        voice = attribution.voices[0]
        speaker = attribution.speaker.shifted(-sentence.span.start)
        head = next((t for t in doc if t.idx + len(t) == speaker.end), None)
        if head is None:
            continue
        found |= _owner(doc, voice, sentence, reading)
        named = [t.i for t in doc if t.text == voice.name.split()[-1]]
        described = (
            speaker.of(sentence.text).lower().startswith("the ") and head.lower_ not in voice.name.lower()
        )
        if head.lower_ in reading.lexicon["stories.speaking"]:
            continue  # “We support it” of a letter is so said
        if head.pos_ == "PRON" and not any(i < head.i for i in named):
            found[head.i] = f"[{voice.name}]"
        elif head.pos_ != "PRON" and described and not named:
            found[head.i] = f"{head.text} [{voice.name}]"
    return found


def _owner(doc: Doc, voice: Speaker, sentence: Sentence, reading: Reading) -> Mapping[int, str]:
    """“Its secretary, Ann Lee, said”: for whom she speaks is whose secretary she is, if the text tells it."""
    told = voice.person and voice.basis == "text" and voice.party != voice.name
    if not told or fold(voice.party) in fold(sentence.text):
        return {}
    surname = voice.name.split()[-1]
    owning = (t for t in doc if t.lower_ in {"its", "their"} and _owns(t))
    pronoun = next((t for t in owning if surname in text_of(subtree(t.head))), None)
    if pronoun is None:
        return {}
    text, party = reading.text(sentence), voice.party
    lowered = party[:1].lower() + party[1:]
    name = lowered if party not in text and lowered in text else party
    body = name.split()[-1].lower() in reading.lexicon["people.bodies"]
    return {
        pronoun.i: f"{pronoun.text} [{'the ' if body else ''}{name}{'’' if name.endswith('s') else '’s'}]"
    }


def left_hanging(doc: Doc, kept: Collection[int]) -> bool:
    """Whether a pronoun that is kept may mean a noun before it that is not.

    Without its clause, “Ann Lee, who runs the mine, said that it would close” has another “it”.
    """
    pronouns = (t for t in doc if t.i in kept and t.lower_ in _OF_THINGS | _OF_SEVERAL | _OF_PEOPLE)
    return any(_may_mean(p, t) for p in pronouns for t in doc if t.i < p.i and t.i not in kept)


def kept_of(doc: Doc, text: str) -> frozenset[int]:
    """The places of a sentence's words that a shortening of it has, matched in order."""
    left = iter(doc)
    words = (fold(word.strip(".,;:“”\"'’‘()[]")) for word in text.split())
    return frozenset(
        found.i for word in words if (found := next((t for t in left if fold(t.text) == word), None))
    )


def _may_mean(pronoun: Token, noun: Token) -> bool:
    if noun.pos_ not in {"NOUN", "PROPN"} or noun.dep_ == "compound" or noun.lemma_.lower() in MEDIA:
        return False
    if pronoun.lower_ in _OF_PEOPLE:
        return bool(noun.ent_type_ == "PERSON" or noun.pos_ == "NOUN")
    if noun.ent_type_ in _TIMES | {"PERSON"}:
        return False
    return bool((noun.tag_ in {"NNS", "NNPS"}) == (pronoun.lower_ in _OF_SEVERAL))


def _refers(token: Token) -> bool:
    """Whether a pronoun, or a “those” before a noun, points to something said before."""
    return token.dep_ in {"nsubj", "nsubjpass", "dobj", "pobj"} or (
        token.dep_ == "det" and token.tag_ == "DT"
    )


def _owns(token: Token) -> bool:
    return token.lower_ in _OWNING and token.tag_ == "PRP$"


def _owned_inside(pronoun: Token) -> bool:
    """Whether the sentence has an owner: a noun before, or its subject: “in its report, the board said”."""
    before = [t for t in pronoun.doc if t.i < pronoun.i]
    heads = {pronoun.i, *(t.i for t in pronoun.ancestors)}
    later = [
        t for t in pronoun.doc if t.dep_ in {"nsubj", "nsubjpass"} and t.i not in heads and t.i > pronoun.i
    ]
    root = [t for t in later if t.head.dep_ == "ROOT"]
    nouns = (t for t in [*before, *root] if t.pos_ in {"NOUN", "PROPN"})
    pronouns = {t.lower_ for t in before if t.tag_ == "PRP"}
    return any(t.ent_type_ not in _TIMES - {"GPE"} for t in nouns) or bool(pronouns)


def _resolved_inside(pronoun: Token) -> bool:
    """Whether the sentence itself has, before a pronoun, what it may stand for."""
    nouns = {"NOUN", "PROPN"}
    before = [t for t in pronoun.doc if t.i < pronoun.i and t.pos_ in nouns and t.dep_ != "compound"]
    if pronoun.lower_ in {"he", "she", "him", "they", "them"}:
        return any(t.pos_ == "PROPN" for t in before)
    verbs = {pronoun.head.i, *(above.i for above in pronoun.ancestors)}
    subjects = {t.i for t in before if t.dep_ in {"nsubj", "nsubjpass"} and t.head.i in verbs}
    return any(t.ent_type_ != "PERSON" and t.i not in subjects for t in before)
