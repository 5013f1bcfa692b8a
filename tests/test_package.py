"""What is shipped, what importing costs, and that the pages tell the truth about both."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from pathlib import Path
from zipfile import ZipFile

import pytest

import summarizer

ROOT = Path(__file__).parent.parent
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), *ROOT.glob("examples/*.md")])
HEAVY = {"click", "instructor", "jinja2", "openai", "pydantic", "rich", "spacy", "xllamacpp"}


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> ZipFile:
    folder = tmp_path_factory.mktemp("dist")
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    (path,) = folder.glob("*.whl")
    return ZipFile(path)


def test_the_version_is_the_packages_own(wheel: ZipFile) -> None:
    (metadata,) = [name for name in wheel.namelist() if name.endswith(".dist-info/METADATA")]
    assert f"\nVersion: {summarizer.__version__}\n" in wheel.read(metadata).decode()


def test_the_wheel_holds_every_file_that_is_read_at_run_time(wheel: ZipFile) -> None:
    shipped = set(wheel.namelist())
    package = {path for path in (ROOT / "summarizer").rglob("*") if path.is_file() and path.suffix != ".pyc"}
    prompts = set((ROOT / "prompts").rglob("*.jinja"))
    expected = {path.relative_to(ROOT).as_posix() for path in package}
    expected |= {f"summarizer/{path.relative_to(ROOT).as_posix()}" for path in prompts}
    assert "summarizer/py.typed" in expected
    assert expected - shipped == set()


@pytest.mark.parametrize("name", ["LICENSE", "NOTICE"])
def test_the_wheel_carries_the_licence_and_the_notices(wheel: ZipFile, name: str) -> None:
    assert [shipped for shipped in wheel.namelist() if shipped.endswith(f".dist-info/licenses/{name}")]


def test_importing_the_package_imports_nothing_slow() -> None:
    script = f"import sys, summarizer; print(*sorted({HEAVY} & set(sys.modules)))"
    run = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True)
    assert run.stdout.split() == []


def test_no_committed_file_names_a_home_folder_or_a_package_index() -> None:
    listing = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=False)
    if listing.returncode:
        pytest.skip("not a git checkout")
    machine = re.compile(r"/(?:home|root|Users)/\w|[A-Z]:\\Users|pythonhosted\.org|pypi\.org")
    files = [ROOT / name for name in listing.stdout.split("\0") if name]
    found = [
        f"{path.relative_to(ROOT)}: {match.group()}"
        for path in files
        if path.is_file() and (match := machine.search(path.read_text("utf-8", errors="replace")))
    ]
    assert found == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_a_link_within_the_repository_leads_somewhere(page: Path) -> None:
    links = re.findall(r"\]\((?!https?:|#)([^)#]+)", page.read_text("utf-8"))
    assert [link for link in links if not (page.parent / link).exists()] == []


def test_the_architecture_page_has_the_floors_of_the_project_in_order() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    floors, *_ = project["tool"]["importlinter"]["contracts"]
    expected = [set(re.findall(r"\w+", floor)) for floor in floors["layers"]]
    page = (ROOT / "docs" / "architecture.md").read_text("utf-8")
    section = page.partition("## The floors")[2].partition("\n## ")[0]
    rows = re.findall(r"^\| (`.+?) \|", section, flags=re.MULTILINE)
    assert [set(re.findall(r"\w+", row)) for row in rows] == expected


@pytest.mark.parametrize("name", ["the first command", "the test command"])
def test_the_readme_gives_each_command_in_a_block_of_its_own(name: str) -> None:
    command = _block(name)
    assert command.startswith("python3 -m venv .venv && ")
    named = [word for word in command.split() if word.startswith("examples/")]
    assert all((ROOT / word).is_file() for word in named)


def _block(name: str) -> str:
    readme = (ROOT / "README.md").read_text("utf-8")
    found = re.search(rf"^<!-- {name} -->\n```sh\n(.+?)\n```$", readme, flags=re.MULTILINE | re.DOTALL)
    assert found, f"README.md has no block after <!-- {name} -->"
    return found.group(1)
