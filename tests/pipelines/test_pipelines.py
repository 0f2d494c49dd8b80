"""Pipelines are what their services take, ask for little, and their shell texts do what they say."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from importlib.resources import files as resources
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft7Validator

from site_builder.pipelines import SYSTEMS, System, files

SCHEMAS = {
    ".github/workflows/check.yml": "github-workflows",
    ".github/workflows/publish.yml": "github-workflows",
    ".github/dependabot.yml": "dependabot",
    ".gitlab-ci.yml": "gitlab-ci",
    "azure-pipelines.yml": "azure-pipelines",
}
ALL = {path: text for system in SYSTEMS for path, text in files(system).items()}
WORKFLOWS = [path for path in ALL if "/workflows/" in path]
PROGRESS = """#!/bin/sh
echo "progress $*" >> "$HERE/typed"
case "$1" in
  build) [ -z "$BROKEN" ] || { echo "updates/a.md:1: error: Wrong."; exit 1; }
         mkdir -p site/data && echo '{"site": "https://example.org/x/"}' > site/data/manifest.json ;;
  next) echo "$HOUR" ;;
  check) [ "$3" != json ] || cat "$HERE/findings" ;;
esac
[ "$1" != "$FAILING" ]
"""
CURL = """#!/bin/sh
echo "curl $*" >> "$HERE/typed"
while [ $# -gt 0 ]; do
  case "$1" in -o) out=$2 ;; -w) wants_code=yes ;; --data) echo "$2" >> "$HERE/posted" ;; esac
  shift
done
[ "$CODE" = 200 ] || [ "$wants_code" ] || exit 22
[ "$CODE" != 200 ] || cat "$HERE/live" > "${out:-/dev/stdout}"
[ -z "$wants_code" ] || printf %s "$CODE"
"""
LIVE = '{"site": "https://example.org/x/"}\n'
on_a_shell = pytest.mark.skipif(sys.platform == "win32", reason="its shell texts are for bash")


class WithEveryTag(yaml.SafeLoader):
    """Reads `!reference` and the like as what follows."""


@pytest.mark.parametrize("path", ALL)
def test_each_file_is_what_the_schema_of_its_service_lets_through(path: str) -> None:
    schema = json.loads((resources("check_jsonschema") / f"builtin_schemas/vendor/{SCHEMAS[path]}.json").read_text())
    document = json.loads(json.dumps(yaml.load(ALL[path], WithEveryTag)).replace('"true": {', '"on": {', 1))
    assert [error.message[:300] for error in Draft7Validator(schema).iter_errors(document)] == []


def test_a_schema_finds_what_is_not_of_its_service() -> None:
    schema = json.loads((resources("check_jsonschema") / "builtin_schemas/vendor/github-workflows.json").read_text())
    assert list(Draft7Validator(schema).iter_errors({"on": "push", "jobs": {"a": {"steps": [{"runs": "x"}]}}}))


@pytest.mark.parametrize("path", WORKFLOWS)
def test_each_action_is_pinned_by_the_hash_of_a_commit_and_says_its_version(path: str) -> None:
    used = re.findall(r"uses: .*", ALL[path])
    assert used
    assert all(re.fullmatch(r"uses: actions/[a-z-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", one) for one in used)


@pytest.mark.parametrize("path", WORKFLOWS)
def test_a_job_that_runs_what_was_installed_may_write_nothing(path: str) -> None:
    workflow = yaml.safe_load(ALL[path])
    for job in workflow["jobs"].values():
        allowed = job.get("permissions", workflow["permissions"])
        if any("pip install" in step.get("run", "") for step in job["steps"]):
            assert allowed == {"contents": "read"}
        assert len([right for right in allowed.values() if right == "write"]) <= 2
        assert job["timeout-minutes"] <= 90
        assert all(
            step["with"]["persist-credentials"] is False for step in job["steps"] if "checkout" in step.get("uses", "")
        )


def test_hidden_files_of_the_site_are_published_too() -> None:
    """Such as `.well-known/security.txt`, which the action leaves out unless it is told."""
    jobs = yaml.safe_load(ALL[".github/workflows/publish.yml"])["jobs"]
    (upload,) = (step for step in jobs["build"]["steps"] if "upload-pages-artifact" in step.get("uses", ""))
    assert upload["with"] == {"path": "site", "include-hidden-files": "true"}


def test_no_file_has_text_of_a_change_put_into_its_shell() -> None:
    """`${{ … }}` in a shell text would let the title of a pull request run as a command."""
    for text in ALL.values():
        assert all("${{" not in shell for shell in shells(yaml.load(text, WithEveryTag)))


def shells(value: Any) -> Iterator[str]:
    """Every shell text of a file, in its order."""
    if isinstance(value, list):
        for one in value:
            yield from shells(one)
    elif isinstance(value, dict):
        for key, one in value.items():
            if key in ("run", "bash") and isinstance(one, str):
                yield one
            elif key == "script":
                yield "\n".join(one)
            else:
                yield from shells(one)


Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """Runs the one shell text of a file in which some words are, with a `progress` and a `curl` that note what is typed."""
    (tmp_path / "bin").mkdir()
    for name, text in {
        "progress": PROGRESS,
        "curl": CURL,
        "sleep": '#!/bin/sh\necho "sleep $1" >> "$HERE/typed"\n',
    }.items():
        (tmp_path / "bin" / name).write_text(text)
        (tmp_path / "bin" / name).chmod(0o755)
    (tmp_path / "bin" / "python").symlink_to(sys.executable)
    (tmp_path / "live").write_text(LIVE)
    (tmp_path / "findings").write_text("[]")

    def run(path: str, words: str, **variables: str) -> subprocess.CompletedProcess[str]:
        (found,) = (one for one in shells(yaml.load(ALL[path], WithEveryTag)) if words in one)
        environment = {
            **os.environ,
            "PATH": f"{tmp_path}/bin:{os.environ['PATH']}",
            "HERE": str(tmp_path),
            "CODE": "200",
        }
        environment |= {"GITHUB_OUTPUT": str(tmp_path / "output"), "HOUR": "", "BROKEN": "", "FAILING": ""}
        command = ["bash", "-eo", "pipefail", "-c", found]
        return subprocess.run(
            command, cwd=tmp_path, env=environment | variables, capture_output=True, encoding="utf-8", check=False
        )

    return run


def typed(folder: Path) -> list[str]:
    return (folder / "typed").read_text().splitlines()


CHECKS = {".github/workflows/check.yml": "github", ".gitlab-ci.yml": "gitlab", "azure-pipelines.yml": "azure"}


@on_a_shell
@pytest.mark.parametrize(("path", "style"), CHECKS.items())
def test_a_change_is_checked_beside_the_live_site(path: str, style: str, run: Run, tmp_path: Path) -> None:
    done = run(path, f'check --format {style} "$@"')
    assert done.returncode == 0, done.stderr
    assert "curl -fsSL --retry 3 --max-time 60 -o live.json https://example.org/x/data/manifest.json" in typed(tmp_path)
    assert f"progress check --format {style} --against live.json" in typed(tmp_path)


@on_a_shell
@pytest.mark.parametrize(("path", "style"), CHECKS.items())
def test_a_change_is_checked_alone_where_there_is_no_live_site_or_it_does_not_build(
    path: str, style: str, run: Run, tmp_path: Path
) -> None:
    assert run(path, f'check --format {style} "$@"', CODE="404").returncode == 0
    assert f"progress check --format {style}" in typed(tmp_path)
    (tmp_path / "typed").unlink()
    done = run(path, f'check --format {style} "$@"', BROKEN="yes")
    assert done.returncode == 1 and "updates/a.md:1: error" in done.stdout
    assert typed(tmp_path)[-1] == f"progress check --format {style}"


PUBLISHING = [".github/workflows/publish.yml", ".gitlab-ci.yml", "azure-pipelines.yml"]


@on_a_shell
@pytest.mark.parametrize("path", PUBLISHING)
def test_a_site_is_published_only_where_the_live_one_could_be_compared_with(
    path: str, run: Run, tmp_path: Path
) -> None:
    (tmp_path / "bin" / "git").write_text("#!/bin/sh\n")
    (tmp_path / "bin" / "git").chmod(0o755)
    words, build = "http_code", {".gitlab-ci.yml": False}.get(path, True)

    def answer(**variables: str) -> int:
        if build:
            (tmp_path / "site" / "data").mkdir(parents=True, exist_ok=True)
            (tmp_path / "site" / "data" / "manifest.json").write_text(LIVE)
        return run(path, words, **variables).returncode

    assert answer() == 0
    assert any("--against live.json" in line for line in typed(tmp_path))
    assert answer(CODE="404") == 0
    assert answer(CODE="503") == 1
    assert answer(FAILING="check") == 1
    assert answer(CODE="503", FIRST="true") == 0


@on_a_shell
@pytest.mark.parametrize(
    ("event", "live", "changed"), [("schedule", LIVE, ""), ("push", LIVE, "yes"), ("schedule", "{}", "yes")]
)
def test_a_timer_that_would_change_nothing_publishes_nothing(
    event: str, live: str, changed: str, run: Run, tmp_path: Path
) -> None:
    (tmp_path / "site" / "data").mkdir(parents=True)
    (tmp_path / "site" / "data" / "manifest.json").write_text(LIVE)
    (tmp_path / "live").write_text(live)
    assert run(".github/workflows/publish.yml", "http_code", EVENT=event).returncode == 0
    output = dict(line.split("=", 1) for line in (tmp_path / "output").read_text().splitlines())
    assert output["changed"] == changed
    assert output["manifest"] == "https://example.org/x/data/manifest.json"
    done = run("azure-pipelines.yml", "http_code", REASON="Schedule" if event == "schedule" else "IndividualCI")
    assert done.stdout.splitlines()[-1] == f"##vso[task.setvariable variable=changed]{changed}"


@on_a_shell
@pytest.mark.parametrize(("minutes", "waits"), [(7, True), (59, True), (61, False), (-1, False), (None, False)])
def test_the_timer_waits_for_an_hour_that_falls_before_the_next_one(
    minutes: int | None, waits: bool, run: Run, tmp_path: Path
) -> None:
    hour = f"$(date -d '{minutes} minutes' --iso-8601=seconds)" if minutes is not None else ""
    hour = subprocess.run(
        ["bash", "-c", f'printf %s "{hour}"'], capture_output=True, encoding="utf-8", check=True
    ).stdout
    assert run(".github/workflows/publish.yml", "--publications", HOUR=hour).returncode == 0
    slept = [int(line.split()[1]) for line in typed(tmp_path) if line.startswith("sleep")]
    assert bool(slept) == waits
    assert all(abs(seconds - 60 * (minutes or 0)) < 5 for seconds in slept)


@on_a_shell
def test_azure_is_given_a_comment_at_each_line_and_none_twice(run: Run, tmp_path: Path) -> None:
    if subprocess.run(["bash", "-c", "command -v jq"], capture_output=True, check=False).returncode:
        pytest.skip("jq is not here; Azure's machines have it")
    found = [
        {"file": "updates/a.md", "line": 4, "severity": "error", "code": "date", "message": 'The date "soon".'},
        {"file": "updates/b.md", "line": 2, "severity": "warning", "code": "tone", "message": "Hm."},
        {"file": "updates/b.md", "line": 9, "severity": "note", "code": "tone", "message": "So."},
    ]
    (tmp_path / "findings.json").write_text(json.dumps(found))
    (tmp_path / "live").write_text('{"value": [{"comments": [{"content": "warning: Hm. [tone]"}, {}]}, {}]}')
    said = {
        "COLLECTION": "https://dev.azure.com/x/",
        "PROJECT": "p",
        "REPOSITORY": "r",
        "REQUEST": "7",
        "TOKEN": "secret",
    }
    done = run("azure-pipelines.yml", "threads.json", **said)
    assert done.returncode == 0, done.stderr
    (posted,) = map(json.loads, (tmp_path / "posted").read_text().splitlines())
    assert posted["comments"] == [
        {"parentCommentId": 0, "commentType": "text", "content": 'error: The date "soon". [date]'}
    ]
    start = {"line": 4, "offset": 1}
    assert posted["threadContext"] == {"filePath": "/updates/a.md", "rightFileStart": start, "rightFileEnd": start}


@pytest.mark.parametrize("system", SYSTEMS)
def test_each_file_says_where_the_guide_is(system: System) -> None:
    main = {path: text for path, text in files(system).items() if path != ".github/dependabot.yml"}
    assert all('"progress guide operate"' in text.partition("\non:")[0] for text in main.values())
