"""Briefing notes from documents, with evidence for every sentence."""

__version__ = "0.1.0"
