"""Laying a note out with a Jinja template, each text escaped as it is printed."""

from __future__ import annotations

import traceback
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import jinja2
from markupsafe import Markup

from summarizer.errors import TemplateError
from summarizer.rendering.note import Note
from summarizer.rendering.words import words_in

if TYPE_CHECKING:
    from jinja2.runtime import Context

    from summarizer.rendering.sandbox import Sandbox

TEMPLATES = Path(__file__).with_name("templates")
"""Where the templates are that the package brings along."""

FAILURES = (
    jinja2.TemplateError,
    ArithmeticError,
    AttributeError,
    LookupError,
    MemoryError,
    RecursionError,
    TypeError,
    ValueError,
)
"""What a template may fail with."""


@dataclass(frozen=True)
class Layout:
    """A format that templates can lay out: its own template, its escaping, its filters.

    A template is given `note` and `words`. Whatever it prints is escaped, once, on the way out, so
    that a template cannot forget to; `Markup` (a filter's, or by `|safe`) goes out as it is. What is printed
    is first made a text of by `shown`.
    """

    template: str
    escape: Callable[[str], str]
    filters: tuple[Callable[..., object], ...] = ()
    shown: Callable[[object], str] = str

    def render(self, note: Note, *, own: Path | None = None) -> str:
        """The note, laid out by the format's template or by one's own, which may include it.

        Raises `TemplateError` if a template is missing, malformed, or fails.
        """
        called = str(own or self.template)
        with told(called):
            environment = self.sandbox(own.parent) if own else _shipped(self)
            return environment.get_template(own.name if own else self.template).render(context(note))

    def sandbox(self, *folders: Path) -> Sandbox:
        """Where a template of this format runs; it may include what is in `folders`, and our templates."""
        from summarizer.rendering.sandbox import Sandbox

        environment = Sandbox(
            loader=jinja2.FileSystemLoader([*folders, TEMPLATES]),
            finalize=self._printed,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
        )
        environment.filters.update({filter.__name__: filter for filter in self.filters})
        return environment

    # Given a context, it is not called at compile time, when Jinja has escaped constants already, as HTML.
    @jinja2.pass_context
    def _printed(self, _: Context, value: object) -> Markup:
        shown = value if isinstance(value, Markup) else self.shown(value)
        return shown if isinstance(shown, Markup) else Markup(self.escape(shown))


@cache
def _shipped(layout: Layout) -> Sandbox:
    return layout.sandbox()


def context(note: Note) -> Mapping[str, object]:
    """What a template is given."""
    return {"note": note, "words": words_in(note.language)}


@contextmanager
def told(called: str) -> Iterator[None]:
    """Raise what goes wrong with a template as `TemplateError`, which calls the template `called`."""
    try:
        yield
    except jinja2.TemplateNotFound as error:
        problem = f"template {error.name!r} not found; give the path of a file"
        raise TemplateError(f"{called}: {problem}", template=called) from error
    except jinja2.TemplateSyntaxError as error:
        problem = f"{_place(error)}{error.message}; correct the template"
        raise TemplateError(f"{called}: {problem}", template=called) from error
    except (OSError, UnicodeDecodeError) as error:
        problem = f"cannot be read ({error}); give a template in UTF-8"
        raise TemplateError(f"{called}: {problem}", template=called) from error
    except FAILURES as error:
        problem = f"{_place(error)}{error or type(error).__name__}; correct the template"
        raise TemplateError(f"{called}: {problem}", template=called) from error


def _place(error: BaseException) -> str:
    """Where a template failed: by what was noted of it, else by the line, if that can be told."""
    if noted := getattr(error, "__notes__", ()):
        return f"{noted[0]}: "
    frames = traceback.extract_tb(error.__traceback__)
    lines = [frame.lineno for frame in frames if ".jinja" in Path(frame.filename).name]
    lines += [error.lineno] if isinstance(error, jinja2.TemplateSyntaxError) else []
    return f"line {lines[-1]}: " if lines else ""
