from summarizer.loaders.html.completeness import between, lost
from summarizer.loaders.html.page import Block
from summarizer.loaders.html.parsing import whole
from tests.loaders.html.pages import PARAGRAPHS, article, page

BLOCKS = [Block(paragraph) for paragraph in PARAGRAPHS]
MENU = Block(
    "A line of a menu that leads elsewhere, as long as any paragraph of the article itself is. " * 2,
    linked=170,
)


def test_nothing_is_lost_of_what_is_all_there_whatever_stands_around_it() -> None:
    around = [Block("Read more of this. " * 9), *BLOCKS, Block("Read more of that. " * 9)]
    assert lost(around, "\n\n".join(PARAGRAPHS)) == 0


def test_what_is_missing_from_the_middle_is_lost() -> None:
    share = lost(BLOCKS, "\n\n".join((*PARAGRAPHS[:2], *PARAGRAPHS[3:])))
    assert share == len(PARAGRAPHS[2]) / sum(map(len, PARAGRAPHS))


def test_what_leads_elsewhere_is_no_loss() -> None:
    assert lost([*BLOCKS[:2], MENU, *BLOCKS[2:]], "\n\n".join(PARAGRAPHS)) == 0


def test_what_stands_between_is_put_back_without_what_stands_around() -> None:
    text = whole(page(article(*PARAGRAPHS)))
    found = between(text, f"{PARAGRAPHS[0]}\n\n{PARAGRAPHS[-1]}")
    assert found == "\n\n".join(("# Roof for the market hall", *PARAGRAPHS))


def test_a_page_of_which_nothing_is_known_is_all_there_is() -> None:
    assert between("One.\n\nTwo.", "Three.") == "One.\n\nTwo."
