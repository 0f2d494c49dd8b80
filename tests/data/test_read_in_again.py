"""What is exported can be read in again: files written from the open data alone say the same facts.

Texts are there as HTML and as words, not as the Markdown that their authors typed, so they are left out here."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import yaml
from conftest import NOW
from end_to_end import trees

from site_builder import data
from site_builder.checked import read_and_check
from site_builder.edition import Edition
from site_builder.record import keys
from site_builder.record.facts import facts
from site_builder.record.forms import Either, Form, Inner, Items, Thing

Json = dict[str, Any]
LEFT_OUT = {"text", "young_people", "teenagers"}
"""What of an update and of an area only the Markdown says."""
SWITCH = "show_before"
"""What a correction says to the builder, and to nobody else."""
LISTS = {
    "timeline.yml": "timeline",
    "judgements.yml": "judgements",
    "glossary.yml": "glossary",
    "documents.yml": "documents",
    "plan_versions.yml": "plan_versions",
    "consultation.yml": "consultations",
    "rhythms.yml": "rhythms",
    "voice.yml": "voice",
}
"""The list of `plan.json` that each data file becomes."""


def said(edition: Edition) -> dict[tuple[str, str], str]:
    """Every published fact but those of texts and documents, by its thing and key; lists in the order of the alphabet."""
    every = {(thing, key): value for thing, one in facts(edition.record).items() for key, value in one.values.items()}
    for thing, key in list(every):
        if key == "done":
            every.setdefault((thing, "status"), "done")  # which its day says as well
    return {
        (thing, key): ", ".join(sorted(value.split(", "))) if key == "keeps" else value
        for (thing, key), value in every.items()
        if key not in (SWITCH, "sources")
        and "/document/" not in thing
        and not (key in LEFT_OUT and thing.count("/") == 1 and thing.startswith(("update/", "area/")))
    }


def documents(edition: Edition) -> set[tuple[tuple[str, str], ...]]:
    """Every document as its facts. The data name each source in full, also one that its author cited by its id; so there are
    more of them when read again, and none less."""
    found = facts(edition.record).items()
    return {
        tuple(sorted((key, value) for key, value in one.values.items() if key != "source"))
        for thing, one in found
        if "/document/" in thing
    }


def exported(edition: Edition) -> tuple[Json, Json]:
    """The updates and the plan as data."""
    files = {made.output.path: made.output.content for made in data.files(edition)}
    return json.loads(files["data/updates.json"]), json.loads(files["data/plan.json"])


def typed(value: Any, form: Form, thing: Thing, site: str) -> Any:
    """What an author types for a value of the data."""
    match form:
        case Items():
            return [typed(one, form.of, thing, site) for one in value]
        case Either() if isinstance(value, dict):
            return value["update"] if "update" in value else typed(value, form.inner, thing, site)
        case Inner():
            return thing_of(value, form.thing or thing, site)
    return unquote(value.removeprefix(site)) if isinstance(value, str) and value.startswith(site) else value


def thing_of(told: Mapping[str, Any], thing: Thing, site: str) -> Json:
    """The keys that an author types, out of all that the data say of a thing."""
    value = {**told, **({"value": told["value_words"]} if "value_words" in told else {})}
    if value.get("response_status") == "none needed":
        value["response"] = "none-needed"
    there = {key.name: value[key.name] for key in thing.keys if value.get(key.name) not in (None, "", [])}
    there |= {key.name: [] for key in thing.keys if key.required and value.get(key.name) == []}
    there = {name: one for name, one in there.items() if one is not False or name == "held"}
    return {name: typed(one, thing.by_name[name].form, thing, site) for name, one in there.items()}


def update_of(update: Json, site: str) -> Json:
    young, image = update.get("young_people"), update.get("image")
    partly = [{"id": one, "partly": True} for one in update.get("keeps_partly", ())]
    gone = {"title": "Gone"} if "withdrawn" in update else {}
    own = {
        **({"young_people": f"## {young['title']}\n\nWords."} if young else {}),
        **({"image": unquote(image["url"].removeprefix(site)), "image_alt": image["alt"]} if image else {}),
        **({"keeps": [*update.get("keeps", ()), *partly]} if partly else {}),
    }
    plain = {name: one for name, one in update.items() if name not in ("young_people", "image")}
    return gone | thing_of(plain, keys.UPDATE, site) | own


def area_of(area: Json, site: str) -> Json:
    young = area["young_people"]
    own = {
        "area": area["number"],
        "young_people_title": young["title"],
        "young_people_group": young["group"],
        "young_people_reviewed": young["reviewed"],
        "young_people_checked": young["checked"],
    }
    return {name: one for name, one in own.items() if one} | thing_of(area, keys.AREA, site)


def written(folder: Path, updates: Json, plan: Json) -> None:
    """The files of a council, written from its open data."""
    site = plan["url"]
    for update in updates["updates"]:
        write(folder / "updates" / f"{update['name']}.md", front_matter(update_of(update, site)))
    for area in plan["areas"]:
        young = "\n## For children and young people\n\nWords.\n" if area["young_people"]["blocks"] else ""
        write(folder / "docs" / "plan" / f"{area['name']}.md", front_matter(area_of(area, site)) + young)
    for file, name in LISTS.items():
        thing = keys.DATA_FILES[file]
        write(folder / "docs" / "data" / file, dumped([thing_of(one, thing, site) for one in plan[name]]))
    bodies = [thing_of(one, keys.BODY, site) for one in plan["governance"]]
    write(folder / "docs" / "data" / "governance.yml", dumped({"bodies": bodies}))


def front_matter(values: Json) -> str:
    return f"---\n{dumped(values)}---\n\nWords.\n"


def dumped(values: Any) -> str:
    return str(yaml.safe_dump(values, allow_unicode=True, sort_keys=False, width=10_000))


def write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, "utf-8")


def test_files_written_from_the_open_data_say_the_same_facts(tmp_path: Path) -> None:
    tree = trees.exampleton(tmp_path / "tree")
    public = read_and_check(tree / "mkdocs.yml", NOW).edition.public()
    updates, plan = exported(public)
    for file in [*tree.glob("updates/*.md"), *tree.glob("docs/plan/*.md"), *tree.glob("docs/data/*.yml")]:
        file.unlink()
    written(tree, updates, plan)
    again = read_and_check(tree / "mkdocs.yml", NOW).edition.public()
    assert said(again) == said(public)
    assert documents(again) >= documents(public)
