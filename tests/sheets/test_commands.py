"""`progress export` and `progress import` of a sheet: what is written, what is said, and that it is all or nothing."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner
from conftest import write_tree

from sheets.filling_in import filled_in
from sheets.made_up_plan import FILES, HOMES, SCHOOLS
from site_builder.cli import main
from site_builder.commands.all_or_none import write_all
from site_builder.commands.import_sheet import import_sheet
from site_builder.problems import UnusableError

DAY = "1772452800"
"""2 March 2026, for whoever asks the clock (SOURCE_DATE_EPOCH)."""


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", DAY)
    monkeypatch.chdir(write_tree(tmp_path, FILES))
    return tmp_path


def contents(root: Path) -> dict[str, bytes]:
    return {path.as_posix(): path.read_bytes() for path in root.rglob("*.md")}


def test_a_round_goes_out_and_comes_in(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    result = CliRunner().invoke(main, ["export", "plan.xlsx"])
    assert (result.exit_code, result.stdout) == (0, "plan.xlsx\n")
    typed = {"Actions!H4": "2026-02", "Actions!I4": "On track", "Areas!D5": "Head of schools"}
    Path("plan.xlsx").write_bytes(filled_in(Path("plan.xlsx").read_bytes(), typed))
    before = contents(root)
    told = (
        f"{HOMES}:\n  Area 1 (Homes), action 'hire' (Hire two foster carers.): On track, reported 2026-02\n"
        f"{SCHOOLS}:\n  Area 2 (Schools): who leads on it (a role): nothing → 'Head of schools'\n"
    )
    capsys.readouterr()
    assert import_sheet(Path("mkdocs.yml"), Path("plan.xlsx"), True) == 0
    assert capsys.readouterr() == (told, "2 changes in 2 files. Nothing was written: this was a dry run.\n")
    assert contents(root) == before
    assert import_sheet(Path("mkdocs.yml"), Path("plan.xlsx"), False) == 0
    assert capsys.readouterr() == (told, "2 changes in 2 files written.\n")
    homes = FILES[HOMES].replace(
        "owner: Head of homes}", "reports: [{date: 2026-02, status: on-track}], owner: Head of homes}"
    )
    assert Path(HOMES).read_text("utf-8") == homes
    assert Path(SCHOOLS).read_bytes() == FILES[SCHOOLS].replace("actions", "lead: Head of schools\r\nactions").encode()
    assert [path.name for path in root.rglob(".*.part")] == []


def test_one_error_stops_the_whole(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    CliRunner().invoke(main, ["export", "plan.xlsx"])
    Path("plan.xlsx").write_bytes(filled_in(Path("plan.xlsx").read_bytes(), {"Areas!D4": "Me", "Areas!E5": "soon"}))
    before = contents(root)
    capsys.readouterr()
    assert import_sheet(Path("mkdocs.yml"), Path("plan.xlsx"), False) == 1
    said = capsys.readouterr()
    assert said.out.startswith("plan.xlsx: Areas!E5: error: The date 'soon' cannot be read;")
    assert said.err == "1 error. Nothing was changed.\n"
    assert contents(root) == before


def test_what_is_wrong_in_the_plan_is_put_right_first(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    CliRunner().invoke(main, ["export", "plan.xlsx"])
    Path(HOMES).write_text(FILES[HOMES].replace("better: down", "better: sideways"), "utf-8")
    capsys.readouterr()
    assert import_sheet(Path("mkdocs.yml"), Path("plan.xlsx"), False) == 1
    assert "'better' is 'sideways'; use up or down." in capsys.readouterr().out
    refused = CliRunner().invoke(main, ["export", "plan.xlsx"])
    assert refused.exit_code == 1 and "Nothing was exported." in refused.stderr


def test_tables_are_written_one_by_one_or_into_a_folder(root: Path) -> None:
    assert CliRunner().invoke(main, ["export", "actions.csv"]).exit_code == 0
    assert CliRunner().invoke(main, ["export", "sheets"]).exit_code == 0
    assert (root / "sheets/actions.csv").read_bytes() == (root / "actions.csv").read_bytes()
    assert sorted(path.name for path in (root / "sheets").iterdir()) == [
        *("actions.csv", "areas.csv", "measures.csv", "promises.csv", "ratings.csv")
    ]
    assert import_sheet(Path("mkdocs.yml"), Path("actions.csv"), False) == 0


@pytest.mark.parametrize("name", ["plan.ods", "plans.csv"])
def test_another_name_is_wrong_use(name: str, root: Path) -> None:
    result = CliRunner().invoke(main, ["export", name])
    assert result.exit_code == 2 and f"'{name}'" in result.stderr
    with pytest.raises(UnusableError, match="cannot be read"):
        import_sheet(Path("mkdocs.yml"), Path("nowhere.xlsx"), False)


def test_files_are_written_together_or_not_at_all(root: Path) -> None:
    before = {file: FILES[file] for file in (HOMES, SCHOOLS)}
    after = {file: text + "More.\n" for file, text in before.items()}
    (root / SCHOOLS).write_text("Changed meanwhile.\n", "utf-8")
    with pytest.raises(UnusableError, match="was changed by somebody else meanwhile"):
        write_all(root, before, after, "import")
    assert (root / HOMES).read_text("utf-8") == FILES[HOMES]
    (root / SCHOOLS).write_bytes(FILES[SCHOOLS].encode())
    taken = root / SCHOOLS.replace("02-schools.md", ".02-schools.md.part")
    taken.mkdir()  # so that the second file cannot be written
    with pytest.raises(UnusableError, match="Everything is as it was"):
        write_all(root, before, after, "import")
    assert {file: (root / file).read_bytes().decode() for file in before} == before
    taken.rmdir()
    write_all(root, before, after, "import")
    assert {file: (root / file).read_bytes().decode() for file in before} == after
