"""What a note is to hold beside, and instead of, the sections of every note."""
