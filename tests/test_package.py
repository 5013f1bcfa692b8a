"""What is shipped, and what importing it costs."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from types import ModuleType
from zipfile import ZipFile

import pytest

import summarizer
from summarizer import briefing, errors

ROOT = Path(__file__).parent.parent
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


def test_what_the_package_lists_is_there_and_nothing_else() -> None:
    assert dir(summarizer) == sorted(summarizer.__all__)
    assert all(getattr(summarizer, name) for name in summarizer.__all__)
    with pytest.raises(AttributeError, match="module 'summarizer' has no attribute 'breif'"):
        _ = summarizer.breif


@pytest.mark.parametrize("module", [briefing, errors])
def test_every_error_and_every_part_of_a_briefing_is_public(module: ModuleType) -> None:
    own = {
        name
        for name, value in vars(module).items()
        if getattr(value, "__module__", "") == module.__name__ and not name.startswith("_")
    }
    assert own <= {*summarizer.__all__}


def test_rendering_is_a_function_whatever_was_imported_first() -> None:
    script = "import summarizer.rendering.markdown, summarizer; print(callable(summarizer.render))"
    run = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True)
    assert run.stdout == "True\n"


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
