"""Pages written for the tests: articles, and what stands in front of them."""

from __future__ import annotations

PARAGRAPHS = (
    "The council of Lower Weir voted on Tuesday to pay for a new roof over the market hall, nine to four, "
    "after a debate of three hours in which neither side gave way.",
    "The roof will cost 4.5 million euros, said the mayor, Ann Lee, of which the county pays a third. “We "
    "will not wait for another winter,” she said, “and we will not wait for another report either.”",
    "Tom Hall of the Greens called the price too high for a single building. He asked who would pay for the "
    "rest of the square, and was told that nobody had asked that question before.",
    "Traders in the hall have complained of leaks since the storm of 2019, when a part of the north wing had "
    "to be closed for a month. Some have moved to the car park behind the station since then.",
    "Work is to begin in May with the north wing, and to end before the autumn fair. The hall stays open "
    "while it lasts, the council said, but for two weeks in July.",
)

HEADER = (
    "<header><a href=/>The Weir Gazette</a><nav><ul><li><a href=/n>News</a><li><a href=/s>Sport</a>"
    "<li><a href=/login>Already a subscriber? Log in</a></ul></nav></header>"
)
BANNER = (
    "<div class=banner><p>We use cookies to make our site better.</p>"
    "<button>Accept all cookies</button></div>"
)
FOOTER = "<footer><a href=/imprint>Imprint</a> <a href=/privacy>Privacy</a><p>© The Weir Gazette</p></footer>"
MARKED = '<meta property="og:type" content="article">'
UNFREE = '<script type="application/ld+json">{"@type": "NewsArticle", "isAccessibleForFree": false}</script>'


def page(body: str, *, title: str = "Roof for the market hall", head: str = "") -> str:
    """A page of a newspaper's site: `body` between its header and its footer."""
    return (
        f'<!doctype html><html lang=en><head><meta charset="utf-8"><title>{title}</title>{head}</head>'
        f"<body>{HEADER}{BANNER}{body}{FOOTER}<script>track()</script></body></html>"
    )


def article(*paragraphs: str, heading: str = "Roof for the market hall", end: str = "") -> str:
    told = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    return f"<main><article><h1>{heading}</h1>{told}</article>{end}</main>"


def card(number: int) -> str:
    """What an index page shows of an article."""
    return (
        f"<article><h2><a href=/{number}>Story {number}: the council votes for yet another roof</a></h2>"
        f"<p>The council of Lower Weir voted on Tuesday, for the {number}th time, to pay for a new "
        f"roof over the "
        "market hall, after a debate of three hours.</p></article>"
    )
