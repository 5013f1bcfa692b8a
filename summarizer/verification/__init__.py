"""Judging the quotes and the statements of a note, whoever wrote it."""

from summarizer.verification.judging import verify
from summarizer.verification.note import Note, NoteError
from summarizer.verification.opening import read_note
from summarizer.verification.results import Verification

__all__ = ["Note", "NoteError", "Verification", "read_note", "verify"]
