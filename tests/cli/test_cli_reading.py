from pathlib import Path

from click.testing import CliRunner, Result

from summarizer.cli.application import application
from tests.loaders.html.pages import PARAGRAPHS, article, page
from tests.loaders.web import servers
from tests.loaders.web.servers import serving

PAGE = servers.page(page(article(*PARAGRAPHS)).encode())
RSS = b"<rss><channel>%s</channel></rss>"
ITEM = b"<item><link>/%d</link></item>"


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(application, [*map(str, arguments)])


def test_a_page_of_an_own_network_is_read_where_that_is_said() -> None:
    with serving(PAGE) as server:
        url = f"http://127.0.0.1:{server.port}/roof"
        refused = run("brief", url, "-m", "extractive")
        read = run("brief", url, "-m", "extractive", "--allow-private")
    assert (refused.exit_code, read.exit_code) == (2, 0)
    assert "127.0.0.1 is in a private network" in refused.stderr
    assert "--allow-private" in refused.stderr
    assert "The council of Lower Weir voted on Tuesday" in read.stdout
    assert f"fetching: {url}" in read.stderr


def test_a_note_is_verified_against_a_page(tmp_path: Path) -> None:
    (tmp_path / "right.md").write_text("# Roof\n\n> The hall stays open while it lasts\n", "utf-8")
    (tmp_path / "wrong.md").write_text("# Roof\n\n> The hall stays shut while it lasts\n", "utf-8")
    with serving(PAGE) as server:
        url = f"http://127.0.0.1:{server.port}/roof"
        codes = [
            run("verify", tmp_path / note, url, "--allow-private").exit_code
            for note in ("right.md", "wrong.md")
        ]
    assert codes == [0, 1]


def test_of_a_feed_as_many_articles_are_read_as_is_said() -> None:
    feed = servers.page(RSS % b"".join(ITEM % number for number in range(9)))
    with serving(feed, PAGE) as server:
        url = f"http://127.0.0.1:{server.port}/feed"
        run("brief", url, "-m", "extractive", "--allow-private", "--feed-limit", "2")
    assert len(server.requests) == 3


def test_what_is_no_article_is_left_out_and_told(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(PARAGRAPHS[0], "utf-8")
    (tmp_path / "b.html").write_text("<title>Just a moment...</title><h1>Checking your browser</h1>", "utf-8")
    (tmp_path / "list.txt").write_text("a.txt\nb.html\n", "utf-8")
    result = run("brief", f"@{tmp_path}/list.txt", "-m", "extractive")
    assert result.exit_code == 1
    assert "left out" in result.stderr
    assert "b.html: a check for robots, and no article" in result.stderr
