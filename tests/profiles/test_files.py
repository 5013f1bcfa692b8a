from __future__ import annotations

from pathlib import Path

import pytest

from summarizer.briefing import Briefing
from summarizer.declaration import profile_of
from summarizer.draft import BriefingDraft, ItemDraft, PassageDraft, SectionItemDraft
from summarizer.drafting.passages.merged import Merge, MergedItem
from summarizer.drafting.repair import Repair
from summarizer.errors import ProfileError
from summarizer.profiles import checking, files
from summarizer.profiles.profile import PLAIN, STANDARD, Content, DetailKind

OURS = """
about = "Ours."
order = ["risks"]

[sections.risks]
title = "What may go wrong"
instruction = "Each thing that somebody fears."
content = "risk"
most = 3
signs.en = ["flood", "storm"]

[sections.risks.details.owner]
instruction = "who bears it"
kind = "name"

[sections.positions]
drop = true

[sections.open_questions]
title = "Left open"
"""


@pytest.mark.parametrize("name", ["consultation", "hearing", "news", "ruling"])
def test_a_shipped_profile_is_found_by_its_name(name: str) -> None:
    found = files.find(name)
    assert found.name == name
    assert found.about
    assert found.sections


def test_a_file_says_what_sections_there_are_and_in_which_order(tmp_path: Path) -> None:
    (tmp_path / "ours.toml").write_text(OURS, "utf-8")
    found = files.find(str(tmp_path / "ours.toml"))
    assert found.name == "ours"
    assert found.contents == (
        "headline", "risks", "key_points", "disagreements", "developments", "open_questions",
    )  # fmt: skip
    (risks,) = found.sections
    assert (risks.title, risks.most, risks.content) == ("What may go wrong", 3, Content.RISK)
    assert risks.signs_in("en") == ("flood", "storm")
    assert [(detail.label, detail.kind) for detail in risks.details] == [("owner", DetailKind.NAME)]
    assert found.titles["open_questions"] == "Left open"


def test_the_hash_is_of_what_a_profile_says_and_not_of_its_comments() -> None:
    plain = files.parse(OURS, "ours")
    assert files.parse(f"# A remark.\n{OURS}", "ours").sha256 == plain.sha256
    assert files.parse(OURS.replace("fears", "feared"), "ours").sha256 != plain.sha256
    assert PLAIN.sha256 == ""


@pytest.mark.parametrize(
    ("source", "line", "problem"),
    [
        ("[sections.risks]\ntitle = ", 2, "not TOML"),
        ("[sections.risks]\ntitle = 'Risks'", 1, "instruction: is empty"),
        ("[sections.risks]\ninstruction = '  '", 2, "instruction: is empty"),
        ("[sections.risks]\ninstruction = 'x'\ncontent = 'fears'", 3, "content"),
        ("[sections.risks]\ninstruction = 'x'\ncolour = 'red'", 3, "colour"),
        ("[sections.title]\ninstruction = 'x'", 1, "is the name of something else"),
        ("[sections.Risks]\ninstruction = 'x'", 1, "a name is small letters"),
        ("[sections.copy]\ninstruction = 'x'", 1, "is the name of something else"),
        ("[sections.a]\ninstruction = 'x'\ndetails.text.instruction = 'y'", 1, "is the name of something"),
        ("[sections.a]\ninstruction = 'x'\nlead = 'date'", 3, "there is no detail date"),
        ("[sections.a]\ninstruction = 'x'\ndrop = true", 3, "only a section of every note is dropped"),
        ("[sections.positions]\nmost = 3", 2, "takes a title, an instruction and drop alone"),
        ("about = 'Nothing.'", None, "says nothing of any section"),
        ("order = ['risks']\n[sections.positions]\ndrop = true", 1, "there is no section risks"),
        ("order = ['positions']\n[sections.positions]\ndrop = true", 1, "which is dropped"),
        ("[sections.a]\ninstruction='x'\ntitle='Key'\n[sections.b]\ninstruction='x'\ntitle='key'", 3, "too"),
        ("".join(f"[sections.s{n}]\ninstruction = 'x'\n" for n in range(13)), None, "room for 12"),
    ],
)  # fmt: skip
def test_what_is_wrong_with_a_file_is_named_with_its_line(
    source: str, line: int | None, problem: str
) -> None:
    with pytest.raises(ProfileError, match=problem) as raised:
        files.parse(source, "ours", called="ours.toml")
    assert raised.value.fields["line"] == line
    assert str(raised.value).startswith("ours.toml")


def test_a_name_that_is_nearly_right_is_suggested() -> None:
    with pytest.raises(ProfileError, match="is hearing meant"):
        files.find("hearng")
    with pytest.raises(ProfileError, match="there are: consultation, hearing, news, ruling"):
        files.find("weather")


def test_a_file_that_is_not_there_or_no_text_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "bytes.toml").write_bytes(b"\xff\xfe\x00")
    for name in ("bytes.toml", "absent.toml"):
        with pytest.raises(ProfileError, match=rf"{name}: cannot be read"):
            files.find(tmp_path / name)


def test_no_section_may_have_a_name_that_a_note_or_a_draft_has_already() -> None:
    held = {*Briefing.model_fields, *BriefingDraft.model_fields, *PassageDraft.model_fields}
    held |= {*Merge.model_fields, *vars(Briefing)["__annotations__"]} - set(STANDARD)
    items = {*ItemDraft.model_fields, *SectionItemDraft.model_fields, *MergedItem.model_fields}
    for name in held - set(STANDARD):
        with pytest.raises(ProfileError):
            files.parse(f"[sections.{name}]\ninstruction = 'x'", "ours")
    for name in {*items, *Repair.model_fields} - {"party", "why"}:
        with pytest.raises(ProfileError):
            files.parse(f"[sections.a]\ninstruction = 'x'\ndetails.{name}.instruction = 'y'", "ours")


def test_standard_sections_are_fields_of_a_briefing() -> None:
    assert set(STANDARD) <= set(Briefing.model_fields)


def test_a_briefing_itself_declares_nothing() -> None:
    with pytest.raises(ProfileError, match="says nothing of any section"):
        profile_of(Briefing)


def test_a_check_passes_what_is_in_order() -> None:
    checking.check(files.parse(OURS, "ours"))
