"""Reading sources into documents."""

from summarizer.loaders.sources import Failure, Loaded, identified, load, load_all

__all__ = ["Failure", "Loaded", "identified", "load", "load_all"]
