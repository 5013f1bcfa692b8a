"""The command line: where settings and the terminal are read, and findings become exit codes."""

from summarizer.cli.application import main

__all__ = ["main"]
