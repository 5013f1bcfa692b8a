"""What is kept on this machine of exchanges with models: replies, not to be paid twice, and a log."""

from summarizer.chat.store.cache import Cache, Cached, Stats, Unwritten
from summarizer.chat.store.database import Database, delete
from summarizer.chat.store.limits import Limits
from summarizer.chat.store.log import Exchange, Log, Logged, Run
from summarizer.chat.store.place import path

__all__ = [
    "Cache",
    "Cached",
    "Database",
    "Exchange",
    "Limits",
    "Log",
    "Logged",
    "Run",
    "Stats",
    "Unwritten",
    "delete",
    "path",
]
