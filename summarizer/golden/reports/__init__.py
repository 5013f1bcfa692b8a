"""What a check found, printed: on a terminal, as JSON, as JUnit's XML, as Markdown, for GitHub."""
