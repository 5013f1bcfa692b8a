"""Briefings with planted changes, and how many of them are told."""
