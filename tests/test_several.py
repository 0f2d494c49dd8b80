"""What a command says where several configurations are named, and what it refuses."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from conftest import MKDOCS_YML, NOW, write_tree
from typed_commands import progress

AREA = "---\narea: 3\ntitle: Spotting risk\n---\n\nA summary.\n"
WRONG = "---\ntitle: A visit\ndate: soon\n---\n\nThey came.\n"
SAID = "The date 'soon' cannot be read."


@pytest.fixture
def councils(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a council that has no finding, one with an error, and one whose settings are wrong; we are in it."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(NOW.timestamp())))
    write_tree(tmp_path / "good", {"docs/plan/03-risk.md": AREA})
    write_tree(tmp_path / "bad", {"docs/plan/03-risk.md": AREA, "updates/2026-01-02-visit.md": WRONG})
    write_tree(tmp_path / "worse", {"mkdocs.yml": MKDOCS_YML.replace("plan: Ex", "paln: Ex")})
    monkeypatch.chdir(tmp_path)
    return tmp_path


def named(*councils: str) -> list[str]:
    return [word for council in councils for word in ("-f", f"{council}/mkdocs.yml")]


def test_each_line_says_of_which_council_it_speaks(councils: Path) -> None:
    result = progress(*named("good", "bad"), "check")
    (finding,) = result.stdout.splitlines()
    assert finding.startswith(f"bad/updates/2026-01-02-visit.md:3: error: {SAID}")
    assert result.stderr.splitlines() == [
        "good/mkdocs.yml: No errors, no warnings.",
        "bad/mkdocs.yml: 1 error, no warnings.",
        "1 of 2 councils failed, with their exit codes in brackets: bad/mkdocs.yml (1).",
    ]


def test_one_council_alone_is_told_of_as_ever(councils: Path) -> None:
    result = progress(*named("bad"), "check")
    assert result.stdout.startswith(f"updates/2026-01-02-visit.md:3: error: {SAID}")
    assert result.stderr == "1 error, no warnings.\n"


def test_paths_are_those_from_the_folder_where_it_was_typed(councils: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(councils / "bad")
    result = progress("-f", "mkdocs.yml", "-f", "../worse/mkdocs.yml", "check", "--format", "github")
    first, second, *_ = result.stdout.splitlines()
    assert first.startswith("::error file=updates/2026-01-02-visit.md,line=3,")
    assert second.startswith("::error file=../worse/mkdocs.yml,line=")


@pytest.mark.parametrize(
    ("councils_named", "code"),
    [
        (("good", "good2"), 0),
        (("good", "bad"), 1),
        (("worse", "bad", "good"), 2),
        (("bad", "nowhere"), 2),
    ],
)
def test_it_ends_with_the_worst_code_of_all(councils_named: tuple[str, ...], code: int, councils: Path) -> None:
    write_tree(councils / "good2", {"docs/plan/03-risk.md": AREA})
    result = progress(*named(*councils_named), "check")
    assert result.exit_code == code
    assert all(f"{name}/mkdocs.yml: " in result.stderr for name in councils_named)
    assert ("All 2 councils succeeded." in result.stderr) == (code == 0)


def test_a_fault_of_ours_with_one_council_is_worst_of_all_and_stops_no_other(
    councils: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Our own code is replaced: no content can provoke a fault that we do not know of."""
    from site_builder import checked

    sound = checked.read_and_check

    def broken(file: Path, *rest: object) -> object:
        if file.parent.name == "good":
            raise RuntimeError("the moon fell down")
        return sound(file, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(checked, "read_and_check", broken)
    result = progress(*named("good", "worse", "bad"), "check", "--format", "json")
    assert result.exit_code == 3
    assert "good/mkdocs.yml: This is a fault in the builder" in result.stderr
    files = [found["file"] for found in json.loads(result.stdout)]
    assert files[0] == "good/mkdocs.yml" and files[-1] == "bad/updates/2026-01-02-visit.md"
    assert not (councils / "good" / ".cache").exists()


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (["build", "--site-dir", "x"], "--site-dir is for one council at a time; name one file with -f, or leave"),
        (["build", "--cache-dir", "x"], "--cache-dir is for one council at a time"),
        (["build", "--urgent"], "--urgent is for one council at a time"),
        (["check", "good/docs"], "PATH is for one council at a time"),
        (["new", "A title"], "`progress new` is for one council at a time; name one file with -f.\n"),
        (["preview"], "`progress preview` is for one council at a time; name one file with -f.\n"),
    ],
)
def test_what_is_for_one_council_is_refused_before_anything_is_done(
    typed: list[str], said: str, councils: Path
) -> None:
    before = sorted(councils.rglob("*"))
    result = progress(*named("good", "bad"), *typed)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith(said)
    assert sorted(councils.rglob("*")) == before


def test_a_council_is_named_once(councils: Path) -> None:
    result = progress("-f", "bad/mkdocs.yml", "-f", "./bad/../bad/mkdocs.yml", "check", "--format", "json")
    assert result.exit_code == 2
    assert result.stderr == "bad/mkdocs.yml is named twice; name each configuration once.\n"
    assert [found["message"] for found in json.loads(result.stdout)] == [result.stderr.strip()]


def test_the_tables_of_figures_follow_one_another(councils: Path) -> None:
    write_tree(councils / "good2", {"docs/plan/03-risk.md": AREA})
    nothing = "There is no text for young people to measure.\n"
    assert progress(*named("good", "good2"), "check", "--readability").stdout == (
        f"good/mkdocs.yml:\n{nothing}good2/mkdocs.yml:\n{nothing}"
    )


@pytest.mark.parametrize("command", ["build", "publish"])
@pytest.mark.parametrize("other", ["", "site_dir: site/second\n"])
def test_two_sites_never_go_into_one_folder(other: str, command: str, councils: Path) -> None:
    """As when `mkdocs.yml` was copied for a second language: the later site would take the place of the first."""
    (councils / "good" / "second.yml").write_text(MKDOCS_YML + other, "utf-8")
    result = progress(*named("bad", "good"), "-f", "good/second.yml", command)
    assert (result.exit_code, result.stderr) == (
        2,
        "good/mkdocs.yml and good/second.yml put their sites into one folder, so that one would be lost; "
        "give one of them another 'site_dir'.\n",
    )
    assert not (councils / "good" / "site").exists()
