"""Numbered sentences of documents, each known by what it is to its document."""

from summarizer.segmentation.language import detect
from summarizer.segmentation.numbering import number, segment
from summarizer.segmentation.passages import pack

__all__ = ["detect", "number", "pack", "segment"]
