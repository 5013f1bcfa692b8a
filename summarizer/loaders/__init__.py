"""Reading sources into documents."""

from summarizer.loaders.sources import Failure, Loaded, load, load_all

__all__ = ["Failure", "Loaded", "load", "load_all"]
