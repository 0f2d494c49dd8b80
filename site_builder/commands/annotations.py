"""Findings as services that host repositories want them, to show each at its line."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from hashlib import sha256

from site_builder.problems import Problem, Severity

_GITLAB_SEVERITIES = {Severity.ERROR: "critical", Severity.WARNING: "minor", Severity.NOTE: "info"}
_BREAKS = {"\r": "%0D", "\n": "%0A"}


def for_github(problem: Problem) -> str:
    """A workflow command of GitHub Actions.

    Escaped as GitHub's own toolkit does: `packages/core/src/command.ts` in https://github.com/actions/toolkit."""
    data = {"%": "%25", **_BREAKS}
    properties = {**data, ":": "%3A", ",": "%2C"}
    kind = "notice" if problem.severity is Severity.NOTE else problem.severity
    file, title = (_escaped(text, properties) for text in (problem.file, problem.code))
    return f"::{kind} file={file},line={problem.place.line},title={title}::{_escaped(problem.words, data)}"


def for_azure(problem: Problem) -> str:
    """A logging command of Azure Pipelines; a note, for which there is none, is a plain line.

    Escaped as Microsoft's own library does: `node/taskcommand.ts` in https://github.com/microsoft/azure-pipelines-task-lib."""
    if problem.severity is Severity.NOTE:
        return str(problem)
    data = {"%": "%AZP25", **_BREAKS}
    properties = {**data, "]": "%5D", ";": "%3B"}
    file, code = (_escaped(text, properties) for text in (problem.file, problem.code))
    place = f"sourcepath={file};linenumber={problem.place.line};columnnumber=1;code={code};"
    return f"##vso[task.logissue type={problem.severity};{place}]{_escaped(problem.words, data)}"


def for_gitlab(problems: Iterable[Problem]) -> str:
    """A report of code quality, as JSON, only in ASCII (https://docs.gitlab.com/ci/testing/code_quality/).

    A fingerprint is the finding without its line, so that a line above it makes no new finding of it; two that are the
    same otherwise are counted."""
    seen, found = Counter[str](), []
    for problem in problems:
        same = "\0".join([problem.file, problem.code, problem.words])
        seen[same] += 1
        found.append(
            {
                "description": problem.words,
                "check_name": str(problem.code),
                "fingerprint": sha256(f"{same}\0{seen[same]}".encode()).hexdigest(),
                "severity": _GITLAB_SEVERITIES[problem.severity],
                "location": {"path": problem.file, "lines": {"begin": problem.place.line}},
            }
        )
    return json.dumps(found, indent=2)


def _escaped(text: str, signs: dict[str, str]) -> str:
    return "".join(signs.get(sign, sign) for sign in text)
