"""The made-up council keeps what it published, as its made-up history has it: so every kind of change is on its pages."""

from __future__ import annotations

import json

import pytest
from conftest import NOW
from exampleton_history import SITE, history

from site_builder.problems import Problem
from site_builder.read.chain import chain_files, read_chain
from site_builder.read.record import read_edition
from site_builder.record.chain import Chain
from site_builder.record.folders import PUBLISHED
from site_builder.record.history import What

Told = list[tuple[str, str, str, str, str | None, str | None]]


def told(chain: Chain) -> Told:
    return [(one.moment, one.file, one.thing, one.key, one.was, one.now) for one in chain.lines]


def kept() -> Chain:
    problems: list[Problem] = []
    found = read_chain(SITE, problems)
    assert problems == []
    return found


def test_what_exampleton_published_is_what_its_history_makes(request: pytest.FixtureRequest) -> None:
    made = history()
    if request.config.getoption("--update") and told(made) != told(kept()):
        (SITE / PUBLISHED).mkdir(exist_ok=True)
        for name, content in chain_files(made).items():
            (SITE / PUBLISHED / name).write_bytes(content)
    assert told(made) == told(kept())


def test_exampleton_has_a_change_of_every_kind() -> None:
    edition = read_edition(SITE / "mkdocs.yml", NOW)[0].public().without_withdrawn_words()
    assert {entry.what for entry in edition.history} == set(What)
    assert any(entry.is_hidden for entry in edition.history)
    assert "Zzhidden" not in json.dumps([repr(entry) for entry in edition.history])
    assert "zzwithdrawn" not in json.dumps([repr(entry) for entry in edition.history])
