"""Invented stories, each told by several documents, with what was planted in them."""
