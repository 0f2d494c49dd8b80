"""What releases change in a council's files, on a made-up table: each kind of change alone, and nothing else."""

from __future__ import annotations

import pytest
from packaging.version import Version

from site_builder.upgrading.pins import pins_in
from site_builder.upgrading.plan import Plan, plan_upgrade
from site_builder.upgrading.releases import between, read_releases

CONFIGURATION = """\
site_name: A  # ours
plugins:
  - search
  - progress:
      council: Exampleton
      # whom to call
      urgent: {text: "Call us", phone: '01234'}
      mode:   slow   # as agreed
"""
UPDATE = "---\r\ntitle: A\r\nquotes:\r\n  - text: We came.\r\n    by: A. Person   # asked\r\n  - {text: x, by: y}\r\nempty:\r\n---\r\n\r\nText: by\r\n"
FILES = {
    "mkdocs.yml": CONFIGURATION,
    "requirements.txt": "# the builder\ncouncil-progress==1.0\n",
    "updates/2026-01-02-a.md": UPDATE,
    "docs/data/old-list.yml": "- date: 2026\n  title: A\n",
}


def plan(table: str, files: dict[str, str] = FILES, configuration: str = "mkdocs.yml", to: str = "2.0") -> Plan:
    pins, version = pins_in(files), Version(to)
    pinned = min((pin.version for pin in pins if pin.version), default=None)
    return plan_upgrade(files, configuration, between(read_releases(table), pinned, version), pins, version)


def release(changes: str, version: str = "1.5") -> str:
    return f"- version: '{version}'\n  changes:\n    - {{{changes}, why: it is so.}}\n"


@pytest.mark.parametrize(
    ("changes", "file", "old", "new", "told"),
    [
        ("files: mkdocs.yml, moved: progress.urgent, to: progress.urgent_help", "mkdocs.yml", "      urgent:", "      urgent_help:", "mkdocs.yml:7: note: 'urgent' of 'progress' is called 'urgent_help' now: it is so."),
        ("files: mkdocs.yml, moved: progress.mode, to: progress.rules.mode", "mkdocs.yml", "      mode:   slow   # as agreed\n", "      rules: {mode: slow}\n", "mkdocs.yml:8: note: 'mode' of 'progress' is 'mode' of 'rules' of 'progress' now"),
        ("files: mkdocs.yml, value: progress.mode, only: slow, to: careful", "mkdocs.yml", "mode:   slow   # as", "mode:   careful   # as", "mkdocs.yml:8: note: 'slow' of 'mode'"),
        ("files: mkdocs.yml, removed: progress.urgent", "mkdocs.yml", "      # whom to call\n      urgent: {text: \"Call us\", phone: '01234'}\n", "", "mkdocs.yml:6: note: 'urgent'"),
        ("files: updates/*.md, moved: quotes.*.by, to: quotes.*.name", "updates/2026-01-02-a.md", "    by: A. Person   # asked\r\n  - {text: x, by: y}", "    name: A. Person   # asked\r\n  - {text: x, name: y}", "updates/2026-01-02-a.md:5: note: 'by' of item 1 of 'quotes' is called 'name' now"),
        ("files: updates/*.md, removed: empty, only: ''", "updates/2026-01-02-a.md", "empty:\r\n", "", "updates/2026-01-02-a.md:7: note: 'empty' goes"),
    ],
)  # fmt: skip
def test_a_change_is_told_and_done_and_every_other_byte_stays(
    changes: str, file: str, old: str, new: str, told: str
) -> None:
    found = plan(release(changes))
    assert found.after == FILES | {
        file: FILES[file].replace(old, new, 1),
        "requirements.txt": "# the builder\ncouncil-progress==2.0\n",
    }
    assert FILES[file].count(old) == 1
    assert [line for line in map(str, found.notes) if line.startswith(told.replace(":6:", ":7:"))], found.notes
    assert found.by_hand == []
    assert plan(release(changes), found.after | {"requirements.txt": FILES["requirements.txt"]}).notes[1:] == []


@pytest.mark.parametrize(
    ("changes", "after"),
    [
        ("removed: moves.moved", "# ours\n"),
        ("moved: moves.moved, to: due", "# ours\ndue: x\n"),
        ("moved: moves.moved, to: dates.moved", "# ours\ndates: {moved: x}\n"),
    ],
)
def test_what_held_the_key_alone_goes_with_it(changes: str, after: str) -> None:
    files = {"mkdocs.yml": CONFIGURATION, "texts/en.yml": "# ours\nmoves:\n  moved: x\n"}
    assert plan(release(f"files: texts/*.yml, {changes}"), files).after["texts/en.yml"] == after


def test_a_file_gets_another_name_with_what_else_changes_in_it() -> None:
    table = release("file: docs/data/old-*.yml, to: docs/data/*s.yml") + release("files: docs/data/lists.yml, moved: '*.title', to: '*.name'", "1.6")  # fmt: skip
    found = plan(table)
    assert found.texts == {
        "docs/data/lists.yml": "- date: 2026\n  name: A\n",
        "docs/data/old-list.yml": None,
        "requirements.txt": "# the builder\ncouncil-progress==2.0\n",
    }
    assert list(found.diff())[:6] == [
        "rename from docs/data/old-list.yml",
        "rename to docs/data/lists.yml",
        "--- docs/data/old-list.yml",
        "+++ docs/data/lists.yml",
        "@@ -1,2 +1,2 @@",
        " - date: 2026",
    ]


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ("files: mkdocs.yml, needed: progress.zone, with: council", "mkdocs.yml:5: error: 'zone' of 'progress' is needed here: it is so."),
        ("files: updates/*.md, needed: quotes.*.role", "updates/2026-01-02-a.md:4: error: 'role' of item 1 of 'quotes' is needed here"),
        ("files: mkdocs.yml, moved: progress.mode, to: progress.council", "mkdocs.yml:8: error: The key 'council' is here already"),
        ("file: docs/data/old-list.yml, to: updates/2026-01-02-a.md", "docs/data/old-list.yml:1: error: This file is called updates/2026-01-02-a.md now, and there is another of that name"),
    ],
)  # fmt: skip
def test_what_only_people_can_do_is_an_error_at_its_line(changes: str, says: str) -> None:
    found = plan(release(changes))
    assert [line for line in map(str, found.by_hand) if line.startswith(says)], found.by_hand


def test_a_key_that_is_needed_only_beside_another_is_not_asked_for_without_it() -> None:
    assert plan(release("files: mkdocs.yml, needed: progress.zone, with: nothing")).by_hand == []


def test_releases_before_the_pin_and_after_the_installed_one_change_nothing() -> None:
    table = "".join(release("files: mkdocs.yml, removed: progress.mode", version) for version in ("0.9", "1.0", "2.1"))
    assert plan(table).texts.keys() == {"requirements.txt"}
    assert plan(table, to="2.1").texts.keys() == {"requirements.txt", "mkdocs.yml"}
    assert plan(table, {"mkdocs.yml": CONFIGURATION}).texts.keys() == {"mkdocs.yml"}  # no pin: whatever is old is found


def test_a_configuration_of_another_name_is_changed_and_the_other_is_not() -> None:
    files = {"mkdocs.yml": CONFIGURATION, "other.yml": CONFIGURATION}
    assert plan(release("files: mkdocs.yml, removed: progress.mode"), files, "other.yml").texts.keys() == {"other.yml"}


def test_changes_of_one_release_follow_those_of_the_one_before() -> None:
    table = release("files: mkdocs.yml, moved: progress.fast, to: progress.speed", "1.9") + release("files: mkdocs.yml, moved: progress.mode, to: progress.fast", "1.1")  # fmt: skip
    assert "      speed:   slow   # as agreed\n" in plan(table).after["mkdocs.yml"]


def test_a_file_that_cannot_be_read_is_named_once_however_many_changes_it_may_need() -> None:
    many = "- version: '1.5'\n  changes:\n" + "".join(
        f"    - {{files: mkdocs.yml, moved: progress.{key}, to: progress.x, why: it is so.}}\n" for key in "abc"
    )
    found = plan(many, FILES | {"mkdocs.yml": "a: ["})
    assert [str(problem).partition(" error")[0] for problem in found.by_hand] == ["mkdocs.yml:1:"]
