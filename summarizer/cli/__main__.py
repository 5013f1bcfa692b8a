"""`python -m summarizer.cli`, for where the installed command is not on the path."""

from summarizer.cli.application import main

main()
