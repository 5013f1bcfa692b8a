"""What rules put into the sections of a profile."""

from summarizer.drafting.own.choice import Pick, picks, told

__all__ = ["Pick", "picks", "told"]
