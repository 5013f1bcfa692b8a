import pytest

from summarizer.errors import NoArticleError
from summarizer.loaders.html import read
from tests.loaders.html.pages import MARKED, PARAGRAPHS, UNFREE, article, card, page

CLOUD = (
    "<html><head><title>Just a moment...</title></head><body><h1>gazette.example</h1><h2>Verifying "
    "you are human. "
    "This may take a few seconds.</h2><p>gazette.example needs to review the security of your "
    "connection before "
    "proceeding.</p><noscript>Enable JavaScript and cookies to "
    "continue</noscript><script>x()</script></body></html>"
)
PRESS = (
    "<html><head><title>gazette.example</title></head><body><h1>Access to this page has been denied</h1>"
    "<p>Press &amp; Hold to confirm you are a human (and not a bot).</p><p>Reference ID "
    "1234-abcd</p></body></html>"
)
CONSENT = (
    "<html><head><title>Before you continue to the Gazette</title></head><body><h1>We value your "
    "privacy</h1><p>"
    "We and our 312 partners store and access information on a device, such as cookies, and process "
    "personal data "
    "for personalised advertising, measurement of content, and research about those who read us. "
    "With your consent "
    "we and our partners may use precise data about where you are.</p><p>You may change your consent at any "
    "time at the end of each page, and withdraw it, where our partners rely on it, by the same way.</p>"
    "<button>Accept all</button><button>Reject all</button></body></html>"
)
LOGIN = (
    "<html><head><title>Sign in – The Weir Gazette</title></head><body><h1>Sign "
    "in</h1><form><label>E-mail</label>"
    "<input name=user><label>Password</label><input type=password><button>Sign "
    "in</button></form></body></html>"
)
SHELL = (
    "<html><head><title>The Weir Gazette</title><script src=/app.js></script></head><body><div id=root></div>"
    "<noscript>You need to enable JavaScript to run this app.</noscript></body></html>"
)
TOLD_SHELL = (
    "<html><head><title>The Weir Gazette</title></head><body><p>Please enable JavaScript to read this site. "
    "It does not work without it.</p></body></html>"
)
LOST = page(
    "<main><h1>Page not found</h1><p>The page you are looking for has moved, or never was.</p></main>"
)
FORWARD = '<html><head><meta http-equiv="refresh" content="0; url=/real"></head><body>Moved.</body></html>'
STUB = article(
    *PARAGRAPHS[:2], end="<div><h3>Subscribe to continue reading</h3><button>Choose a plan</button></div>"
)
CUT = article(PARAGRAPHS[0], PARAGRAPHS[1][:80] + "…")
INDEX = page("<main><h1>News</h1>" + "".join(map(card, range(12))) + "</main>", title="News")
LED = "".join(f"<li><a href=/{n}>A headline on the roof, number {n}</a>" for n in range(40))
LINKS = page(f"<ul>{LED}</ul>")


@pytest.mark.parametrize(
    ("html", "kind"),
    [
        (CLOUD, "robots"),
        (PRESS, "robots"),
        (CONSENT, "consent"),
        (LOGIN, "login"),
        (SHELL, "script"),
        (TOLD_SHELL, "script"),
        (LOST, "error"),
        (FORWARD, "forward"),
        (page(STUB), "paywall"),
        (page(STUB, head=UNFREE), "paywall"),
        (page(CUT, head=UNFREE + MARKED), "paywall"),
        (INDEX, "index"),
        (LINKS, "index"),
        ("<html><body><h1>The Weir Gazette</h1><img src=x></body></html>", "empty"),
    ],
)
def test_what_stands_in_front_of_an_article_is_told_as_what_it_is(html: str, kind: str) -> None:
    with pytest.raises(NoArticleError) as caught:
        read(html.encode(), name="page.html")
    assert caught.value.fields == {"source": "page.html", "kind": kind}
    assert str(caught.value).startswith("page.html: ")
    assert ("; " in str(caught.value)) or (": open" in str(caught.value)), "it says what to do"


ABOUT_PAYWALLS = (
    "The Gazette will put its articles behind a paywall from June. Readers who want to go on will be "
    "asked to "
    "subscribe, said its editor, who called the step overdue after two years of losses.",
    "“Subscribe to continue reading” is what they will see after three articles a month, and “You "
    "have reached "
    "your limit of free articles” is what follows. Already a subscriber? Then nothing changes.",
    "The union of printers was not asked, its chairman said. He fears for the printed edition.",
)
ABOUT_COOKIES = (
    "The regulator fined the Gazette 40,000 euros on Monday because its banner had an “Accept all” "
    "button and "
    "none to reject. Without consent, no cookie may be set, the regulator wrote.",
    "The publisher said that it would appeal. Its banner of cookies was the same as everybody's, it "
    "wrote, and "
    "its partners process personal data under contracts that the regulator has known for years.",
    "A court decides in autumn. Until then, the fine need not be paid, and the banner stays as it is.",
)
ABOUT_ROBOTS = (
    "Visitors of the county's site were asked to verify that they are human all of Sunday. The "
    "county had been "
    "attacked by a network of machines, and let through only those who could solve the captcha.",
    "“Just a moment”, read the page that most of them saw, for hours. By Monday, the attack was over.",
)


@pytest.mark.parametrize(
    "html",
    [
        page(article(*PARAGRAPHS)),
        page(article(*PARAGRAPHS[:2])),
        page(article(PARAGRAPHS[0]), head=MARKED),
        page(
            article("The council met on Monday. It adjourned at once.", "No vote was taken, its clerk said.")
        ),
        page(article(*ABOUT_PAYWALLS, heading="Gazette to charge its readers")),
        page(article(*ABOUT_COOKIES, heading="Fine for a banner of cookies")),
        page(article(*ABOUT_COOKIES, heading="Fine for a banner of cookies"), head=MARKED),
        page(article(*ABOUT_ROBOTS, heading="County's site attacked")),
        page(article(*PARAGRAPHS, heading="404 days without a roof"), title="404 days without a roof"),
        page(article(*PARAGRAPHS, heading="Access denied: how the council keeps its papers shut")),
        page(article(*PARAGRAPHS), head=UNFREE),
        page(
            article(
                *(
                    f"Part {n} is short, and says so.</p><h2><a href=#p{n}>Part {n}</a></h2><p>"
                    for n in range(12)
                )
            )
        ),
        page(f"<div><ul>{LED}</ul></div>{article(PARAGRAPHS[0])}"),
        page(article(*PARAGRAPHS, end="".join(map(card, range(12))))),
        page(article(*PARAGRAPHS[:3], end="<form><input type=password><button>Log in</button></form>")),
        page(article(*PARAGRAPHS, end="<p>Sign up to continue reading our letters every Monday.</p>")),
    ],
)
def test_an_article_is_read_whatever_it_talks_of_and_whatever_stands_around_it(html: str) -> None:
    document = read(html.encode(), name="page.html")
    assert "." in document.text
    assert "Imprint" not in document.text


def test_a_page_in_which_nothing_is_marked_as_main_is_read_whole_and_that_is_said() -> None:
    document = read(b"<html><body><p>Yes, it is so.</p></body></html>", name="page.html")
    assert "Yes, it is so." in document.text
