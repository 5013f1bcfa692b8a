"""Pages that hold no article: what stands in front of one, or in place of it."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files

from summarizer.errors import NoArticleError
from summarizer.loaders.html.page import Block, Page
from summarizer.text import fold

_SAVE = "open it in a browser, and give the page as saved there (.html)"
_TOLD: Mapping[str, str] = {
    "robots": f"a check for robots, and no article; {_SAVE}",
    "consent": f"a question about cookies, and no article; answer it there: {_SAVE}",
    "paywall": f"the beginning of an article for subscribers; {_SAVE}, if you may read it",
    "login": f"a page to log in at, and no article; log in there: {_SAVE}",
    "error": "a page that says that there is none, or an error; check the address",
    "script": f"a page that programs fill in the browser, empty until then; {_SAVE}",
    "forward": "a page that only leads to another; give the address where a browser ends up",
    "index": "a list of articles, and none itself; give the articles' own addresses, or the site's feed",
    "empty": "no running text, and so no article; give the address of the text itself",
}

# Characters of prose: less than a line, than a stub, than a short piece of news, than an article.
_LINE, _STUB, _SHORT, _LONG = 120, 400, 800, 1_500
# Words of a block that a site says; a paragraph of the article itself has more.
_SHORT_BLOCK = 16
_CARDS, _LINKS, _LED = 8, 20, 0.6
_RUN = 3
_ABOUT = 0.8
_UNFREE = re.compile(r'"isAccessibleForFree"\s*:\s*"?false', re.IGNORECASE)
_FORWARD = re.compile(r"\s*\d+\s*[;,]\s*url\s*=", re.IGNORECASE)
_FULL_STOP = re.compile(r"[.!?。！？।॥؟۔][\"'”’»)\]\s]*$")
_ARTICLE = re.compile(r'"@type"\s*:\s*\[?\s*"(?:\w*Article|BlogPosting|Report)"')


def refuse(page: Page, article: str, *, name: str) -> None:
    """Raises `NoArticleError`, which calls the page `name`, if `article` is not what such a page is read for.

    The signs are what a site says of the page, in its own short lines, beside how little the page tells. A
    page that says that it is an article is believed, unless the rest of it is for subscribers.
    """
    kind = _kind(_View(page, article))
    if kind:
        raise NoArticleError(f"{name}: {_TOLD[kind]}", source=name, kind=kind)


@dataclass(frozen=True, slots=True)
class _Words:
    """What a kind of page is called, and says; `topic` is what its text is about, where it has one."""

    titles: tuple[str, ...]
    phrases: tuple[str, ...]
    topic: tuple[str, ...] = ()


@dataclass(frozen=True)
class _View:
    """A page, and the article that was found in it."""

    page: Page
    article: str

    @cached_property
    def told(self) -> Sequence[str]:
        """The lines of the article that are sentences."""
        return [line for line in self.article.splitlines() if _FULL_STOP.search(line)]

    @cached_property
    def prose(self) -> int:
        """The characters of these lines."""
        return sum(map(len, self.told))

    @cached_property
    def titles(self) -> Sequence[str]:
        heading = next((block.text for block in self.page.blocks if block.heading), "")
        return [fold(title) for title in (self.page.title, heading) if title]

    @cached_property
    def lines(self) -> Sequence[str]:
        """What the page says in short blocks, and where each stands among the blocks."""
        return [fold(block.text) for block in self.page.blocks if _is_short(block)]

    @cached_property
    def closing(self) -> Sequence[str]:
        """The short blocks that stand after the first long one: the head of a site is before it."""
        first = next((at for at, block in enumerate(self.page.blocks) if not _is_short(block)), 0)
        return [fold(block.text) for block in self.page.blocks[first:] if _is_short(block)]

    def is_called(self, kind: str) -> bool:
        """Whether its title says that it is of that kind."""
        return any(title.startswith(_words()[kind].titles) for title in self.titles)

    def says(self, kind: str) -> bool:
        """Whether its title, or a short block of it, says so."""
        phrases = _words()[kind].phrases
        return self.is_called(kind) or any(phrase in line for line in self.lines for phrase in phrases)


def _kind(view: _View) -> str:
    """What the page is instead of an article; "" if it may be one."""
    if _is_paywall(view):
        return "paywall"
    if _is_marked(view.page) or view.prose >= _LONG:
        return "index" if _is_index(view) and not _is_marked(view.page) else ""
    return next((kind for kind, holds in _KINDS.items() if holds(view)), "")


def _is_paywall(view: _View) -> bool:
    said = any(phrase in line for line in view.closing for phrase in _words()["paywall"].phrases)
    unfree = _UNFREE.search(view.page.stated) is not None
    last = next((line for line in reversed(view.article.splitlines()) if not _is_short_text(line)), "")
    cut = not _FULL_STOP.search(last) or last.endswith(("...", "…"))
    if said and unfree:
        return view.prose < _LONG
    return (said or unfree) and (view.prose < _SHORT if cut else view.prose < _STUB)


def _is_consent(view: _View) -> bool:
    topic = _words()["consent"].topic
    about = sum(len(line) for line in view.told if any(word in fold(line) for word in topic))
    return view.is_called("consent") or (view.says("consent") and about >= _ABOUT * view.prose)


def _is_login(view: _View) -> bool:
    called = view.is_called("login") or view.says("login")
    return (called and view.prose < _STUB) or (view.page.passwords > 0 and view.prose < _LINE)


def _is_script(view: _View) -> bool:
    shown = sum(len(block.text) for block in view.page.blocks)
    runs = view.page.left_out.get("script", 0) > 0
    return view.prose < _STUB and (view.says("script") or (runs and shown < _LINE))


def _is_forward(view: _View) -> bool:
    return view.prose < _STUB and _FORWARD.match(view.page.metas.get("refresh", "")) is not None


def _is_index(view: _View) -> bool:
    """Whether the page is of headings, or lines, that lead elsewhere, with never a run of paragraphs."""
    blocks = view.page.blocks
    cards = sum(block.heading and _leads(block) for block in blocks)
    characters = sum(len(block.text) for block in blocks)
    led = sum(block.linked for block in blocks)
    links = sum(map(_leads, blocks))
    run = longest = 0
    for block in blocks:
        long = not _is_short(block) and not _leads(block)
        run = run + 1 if long else 0 if _leads(block) else run
        longest = max(longest, run)
    listed = view.prose < _LINE and links >= _LINKS and led >= _LED * characters
    return longest < _RUN and (cards >= _CARDS or listed)


_KINDS: Mapping[str, Callable[[_View], bool]] = {
    "forward": _is_forward,
    "robots": lambda view: view.prose < _SHORT and view.says("robots"),
    "error": lambda view: view.prose < _STUB and view.says("error"),
    "script": _is_script,
    "login": _is_login,
    "index": _is_index,
    "consent": _is_consent,
    "empty": lambda view: not any(_FULL_STOP.search(block.text) for block in view.page.blocks),
}
"""The kinds of pages that do not say what they are, in the order in which they are looked for."""


def _is_marked(page: Page) -> bool:
    """Whether the page says, to programs, that it is an article."""
    stated = _ARTICLE.search(page.stated) is not None
    return stated or page.metas.get("og:type") == "article" or "article:published_time" in page.metas


def _is_short(block: Block) -> bool:
    return _is_short_text(block.text)


def _is_short_text(text: str) -> bool:
    return len(text.split()) <= _SHORT_BLOCK


def _leads(block: Block) -> bool:
    return 2 * block.linked > len(block.text)


@cache
def _words() -> Mapping[str, _Words]:
    kinds = tomllib.loads(files(__package__).joinpath("walls.toml").read_text("utf-8"))
    return {
        kind: _Words(**{key: tuple(words) for key, words in lists.items()}) for kind, lists in kinds.items()
    }
