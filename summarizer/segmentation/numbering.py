"""Numbering the sentences of documents."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from summarizer.documents import Document, Kind, Passage, Sentence
from summarizer.segmentation.blocks import Block, blocks_of
from summarizer.segmentation.boundaries import cut, sentences_in
from summarizer.segmentation.language import detect
from summarizer.segmentation.lexicon import lexicon
from summarizer.segmentation.lines import lines_of, unmarked
from summarizer.segmentation.orders import mark_orders
from summarizer.segmentation.paragraphs import paragraphs_of
from summarizer.segmentation.repeats import mark_pull_quotes
from summarizer.text import Span, has_word

_SPLIT = (Kind.STATEMENT, Kind.SUMMARY)


def segment(document: Document, *, language: str = "", first: int = 1) -> tuple[Sentence, ...]:
    """The sentences of `document`, in order, numbered from `first`; each is `document.text[start:end]`.

    `language` is an ISO 639-1 code, detected if it is not given. Everything that can be read is in one
    sentence of some kind, except list markers, heading marks, Markdown furniture (rules, fences,
    images, front matter) and the names that open the turns of a transcript, which `speaker` holds.
    """
    language = language or detect(document.text)
    words = lexicon(language)
    lines = lines_of(document.text, months=words.months)
    text = unmarked(document.text, lines)
    blocks = blocks_of(text, paragraphs_of(text, lines, words), words, recorded=document.turns)
    spans = (
        (block, span) for block in blocks for span in _spans(text, block, language) if has_word(span.of(text))
    )
    sentences = tuple(
        _placed(
            document,
            Sentence(n, document.id, s, s.of(document.text), block.kind, block.paragraph, block.speaker),
        )
        for n, (block, s) in enumerate(spans, first)
    )
    # An order may be in another language than what it is slipped into.
    told = mark_orders(sentences, lexicon())
    return mark_pull_quotes(told, apart={block.paragraph for block in blocks if block.set_apart})


def number(documents: Iterable[Document], *, language: str = "") -> Passage:
    """The passage of all `documents`; their sentences are numbered on from one to the next."""
    documents = tuple(documents)
    sentences: list[Sentence] = []
    for document in documents:
        sentences.extend(segment(document, language=language, first=len(sentences) + 1))
    return Passage(documents, tuple(sentences))


def _placed(document: Document, sentence: Sentence) -> Sentence:
    """The sentence with its pages and the time at which it is spoken, where the document tells them."""
    turn = document.turn_at(sentence.span.start)
    if not document.pages and turn is None:
        return sentence
    return replace(sentence, pages=document.pages_of(sentence.span), time=turn.time if turn else None)


def _spans(text: str, block: Block, language: str) -> Iterable[Span]:
    if block.kind in _SPLIT:
        return sentences_in(text, block.span, language=language, words=lexicon(language))
    return cut(text, block.span)
