"""Fetching what lies at an address, without being led where nobody meant to go."""

from summarizer.loaders.web.fetching import Fetched, Fetcher, shown
from summarizer.loaders.web.limits import Limits

__all__ = ["Fetched", "Fetcher", "Limits", "shown"]
