"""Numbered sentences of documents, each known by what it is to its document."""

from summarizer.segmentation.language import detect
from summarizer.segmentation.numbering import number, segment

__all__ = ["detect", "number", "segment"]
