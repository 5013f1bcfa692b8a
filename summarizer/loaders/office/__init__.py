"""Word, OpenDocument, e-books and rich text, read from the files' own parts."""
