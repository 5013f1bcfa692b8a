"""Laying a note out with a Jinja template, each text escaped as it is printed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import jinja2
from markupsafe import Markup

from summarizer.errors import TemplateError
from summarizer.rendering.note import Note
from summarizer.rendering.words import ENGLISH

_TEMPLATES = Path(__file__).with_name("templates")
_FAILURES = (jinja2.TemplateError, ArithmeticError, LookupError, TypeError, ValueError)


@dataclass(frozen=True)
class Layout:
    """A format that templates can lay out: its own template, its escaping, its filters.

    A template is given `note` and `words`. Whatever it prints is escaped, once, on the way out, so
    that a template cannot forget to; `Markup` (a filter's, or by `|safe`) goes out as it is.
    """

    template: str
    escape: Callable[[str], str]
    filters: tuple[Callable[..., object], ...] = ()

    def render(self, note: Note, *, own: Path | None = None) -> str:
        """The note, laid out by the format's template or by one's own, which may include it.

        Raises `TemplateError` if a template is missing, malformed, or fails.
        """
        environment = _environment(self, own.parent if own else _TEMPLATES)
        called = str(own or self.template)
        try:
            return environment.get_template(own.name if own else self.template).render(
                note=note, words=ENGLISH
            )
        except jinja2.TemplateNotFound as error:
            problem = f"template {error.name!r} not found; give the path of a file"
            raise TemplateError(f"{called}: {problem}", template=called) from error
        except jinja2.TemplateSyntaxError as error:
            problem = f"line {error.lineno}: {error.message}; correct the template"
            raise TemplateError(f"{called}: {problem}", template=called) from error
        except (OSError, UnicodeDecodeError) as error:
            problem = f"cannot be read ({error}); give a template in UTF-8"
            raise TemplateError(f"{called}: {problem}", template=called) from error
        except _FAILURES as error:
            raise TemplateError(f"{called}: {error}; correct the template", template=called) from error


@cache
def _environment(layout: Layout, folder: Path) -> jinja2.Environment:
    def escaped(value: object) -> object:
        return value if isinstance(value, Markup) else layout.escape(str(value))

    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader([folder, _TEMPLATES]),
        undefined=jinja2.StrictUndefined,
        finalize=escaped,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters.update({filter.__name__: filter for filter in layout.filters})
    return environment
