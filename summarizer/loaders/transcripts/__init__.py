"""Transcripts with times: captions of a recording, and texts in which turns are stamped."""
