"""Reading sources into documents."""

from summarizer.loaders.sources import FEED_LIMIT, Access, Failure, Loaded, load, load_all

__all__ = ["FEED_LIMIT", "Access", "Failure", "Loaded", "load", "load_all"]
