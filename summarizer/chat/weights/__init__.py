"""The weights of the embedded models: which are known, where they lie, and how they get there."""

from summarizer.chat.weights.pulling import pull, silent
from summarizer.chat.weights.registry import Part, Weights, find, home, known, names, path
from summarizer.chat.weights.sources import Progress, Report

__all__ = [
    "Part",
    "Progress",
    "Report",
    "Weights",
    "find",
    "home",
    "known",
    "names",
    "path",
    "pull",
    "silent",
]
