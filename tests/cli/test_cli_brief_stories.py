from __future__ import annotations

from pathlib import Path

from tests.cli.running import Shell


def test_the_balance_is_left_out_where_it_is_not_wanted(tmp_path: Path) -> None:
    said = (
        "“The bank will hold,” said Clara Benning of the Lowmarsh Association. It was a long day for them.\n"
    )
    (tmp_path / "a.txt").write_text(said, "utf-8")
    (tmp_path / "b.txt").write_text(said.replace("The bank will hold", "We want our meadow back"), "utf-8")
    shell = Shell(tmp_path)
    notes = [
        shell.run("brief", "a.txt", "b.txt", "-m", "extractive", *flags).out
        for flags in ((), ("--no-balance",))
    ]
    assert ["Whose words the sources have" in note for note in notes] == [True, False]
