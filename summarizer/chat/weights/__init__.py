"""The weights of the embedded models: which are known, where they lie, and how they get there."""

from summarizer.chat.weights.pulling import pull
from summarizer.chat.weights.registry import Part, Weights, find, home, known, names, path

__all__ = [
    "Part",
    "Weights",
    "find",
    "home",
    "known",
    "names",
    "path",
    "pull",
]
