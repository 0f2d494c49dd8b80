"""`!ENV` in `mkdocs.yml`, read as MkDocs reads it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
import yaml_env_tag
from conftest import MKDOCS_YML, NOW, findings

from site_builder.read.record import read_edition

Write = Callable[[dict[str, str]], Path]
FORMS = (
    "!ENV ONE",
    "!ENV [ONE]",
    "!ENV [ONE, https://default.example/]",
    "!ENV [NONE, https://default.example/]",
    "!ENV [NONE, ONE, https://default.example/]",
    "!ENV [NONE, NOBODY, https://default.example/a/]",
    '!ENV [NONE, "https://default.example/"]',
)


@pytest.fixture(autouse=True)
def environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ONE", "https://one.example/test")
    for name in ("NONE", "NOBODY"):
        monkeypatch.delenv(name, raising=False)


def with_site_url(value: str, more: str = "") -> str:
    return MKDOCS_YML.replace("https://progress.exampleton.example/", value, 1) + more


@pytest.mark.parametrize("form", FORMS)
def test_the_site_s_address_is_the_one_that_mkdocs_reads(form: str, write_site: Write) -> None:
    class Loader(yaml.SafeLoader):
        pass

    Loader.add_constructor("!ENV", yaml_env_tag.construct_env_tag)
    theirs = yaml.load(form, Loader)
    root = write_site({"mkdocs.yml": with_site_url(form)})
    assert findings(root) == []
    assert read_edition(root / "mkdocs.yml", NOW)[0].site_url == theirs.rstrip("/") + "/"


def test_a_variable_that_is_not_set_leaves_the_value_empty(write_site: Write) -> None:
    assert findings(write_site({"mkdocs.yml": with_site_url("!ENV NONE")})) == [
        "mkdocs.yml:2: error: 'site_url' is empty; the configuration needs it. [missing-key]",
        "mkdocs.yml:2: warning: The variable 'NONE' is not set here, so that 'site_url' is empty; set it, or write a value for that case: !ENV [NONE, value]. [not-filled-in]",
    ]


def test_an_option_whose_variable_is_not_set_is_told(write_site: Write) -> None:
    settings = MKDOCS_YML.replace("council: Exampleton", "timezone: !ENV [NONE]\n      council: Exampleton")
    [found] = findings(write_site({"mkdocs.yml": settings}))
    assert "The variable 'NONE' is not set here, so that 'timezone' is empty" in found


def test_a_default_may_be_nothing_or_another_variable(write_site: Write) -> None:
    settings = MKDOCS_YML.replace(
        "council: Exampleton",
        "identifier_host: !ENV [NONE, null]\n      feed_items: !ENV [NONE, !ENV [NOBODY, 8]]\n      council: Exampleton",
    )
    site, _, problems = read_edition(write_site({"mkdocs.yml": settings}) / "mkdocs.yml", NOW)
    assert (problems, site.council.feed_items, site.council.identifier_host) == ([], 8, "")


def test_what_a_variable_holds_is_checked_on_the_line_that_names_it(
    write_site: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ONE", "one.example")
    [found] = findings(write_site({"mkdocs.yml": with_site_url("!ENV ONE")}))
    assert found.startswith("mkdocs.yml:2: error: 'one.example' is not the address of a site;")


def test_options_of_the_plugin_may_come_from_the_environment(
    write_site: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ITEMS", "7")
    settings = MKDOCS_YML.replace(
        "council: Exampleton",
        "feed_items: !ENV [ITEMS, 9]\n      identifier_host: !ENV [NONE, a.example]\n      council: Exampleton",
    )
    site, _, problems = read_edition(write_site({"mkdocs.yml": settings}) / "mkdocs.yml", NOW)
    assert (problems, site.council.feed_items, site.council.identifier_host) == ([], 7, "a.example")


@pytest.mark.parametrize(("typed", "tells"), [("", True), ("silence: true", True), ("silence: false", False)])
def test_feeds_tell_of_silence_unless_it_is_switched_off(write_site: Write, typed: str, tells: bool) -> None:
    settings = MKDOCS_YML.replace("council: Exampleton", f"{typed}\n      council: Exampleton")
    site, _, problems = read_edition(write_site({"mkdocs.yml": settings}) / "mkdocs.yml", NOW)
    assert (problems, site.council.tells_of_silence) == ([], tells)


def test_a_list_or_keys_from_the_default_are_read_as_such(write_site: Write) -> None:
    settings = MKDOCS_YML.replace(
        "council: Exampleton", "licence: !ENV [NONE, {name: Open}]\n      council: Exampleton"
    )
    site, _, problems = read_edition(write_site({"mkdocs.yml": settings}) / "mkdocs.yml", NOW)
    assert (problems, site.council.licence.name) == ([], "Open")
