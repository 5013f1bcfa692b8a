"""What is not read of an office document, in the words of its notices."""

INSERTIONS = "tracked insertions read as accepted"
DELETIONS = "tracked deletions left out"
COMMENTS = "comments left out"
STRUCK = "struck-out or hidden passages left out"
WHITE = "passages in white letters left out"
MARGINS = "headers and footers of its pages left out"
SIGNS = "signs of a font that could not be told, “\N{REPLACEMENT CHARACTER}” in the text"
