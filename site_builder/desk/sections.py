"""Which fields of a thing come first on its form, and under which headings the others are folded."""

from __future__ import annotations

from collections.abc import Mapping

from site_builder.record.forms import Thing

TEXT = "--text"
"""Stands for the text below the keys of a Markdown file."""
YOUNG_PART = "--young-people"
"""Stands for the part of a plan summary's text that is for children and young people."""

_ENDS = {
    "When it is public": ("status", "publish_at", "approved", "pre_election_ok"),
    "After it was published": ("corrections", "minor", "withdrawn"),
}
SECTIONS: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "update": {
        "": ("title", "date", "kind", "areas", "summary", TEXT),
        "Picture": ("image", "image_alt"),
        "For children and young people": ("young_people",),
        "Documents and sources": ("documents", "sources"),
        "Quotes": ("quotes",),
        "Dates to come": ("diary",),
        "Promises": ("promises", "keeps"),
        **_ENDS,
    },
    "plan-summary": {
        "": ("title", "lead", "reviewed", TEXT),
        "For children and young people": (
            "young_people_title",
            YOUNG_PART,
            "young_people_group",
            "icon",
            "young_people_reviewed",
            "young_people_checked",
        ),
        "Actions": ("actions",),
        "Ratings": ("ratings",),
        "Measures": ("measures",),
        "Documents and sources": ("documents", "source", "sources"),
        "After it was published": ("corrections", "minor", "written"),
        "Its place in the plan": ("area", "project", "opened", "closed", "follows"),
    },
    "page": {"": ("title", "description", TEXT)},
    "progress": {
        "": ("council", "plan", "contact", "worried_about_a_child", "pre_election"),
        "For children and young people": ("young_people",),
        "Words for ratings": ("rating_words",),
        "Look": ("colours", "logo"),
        "Accessibility statement": ("accessibility",),
    },
    "configuration": {"": ("site_name", "site_url")},
    "document": {"": ("title", "url", "publisher", "date", "response")},
    "listed-document": {"": ("title", "url", "publisher", "date", "response")},
    "promise": {"": ("id", "text", "due", "due_text", "young_people")},
    "action": {"": ("id", "text", "due", "owner", "reports", "done")},
    "rating": {"": ("date", "delivery", "impact", "reason", "by", "young_people")},
    "measure": {"": ("id", "title", "unit", "better", "target", "points")},
    "point": {"": ("date", "value", "note")},
    "event": {"": ("date", "title", "text", "due", "source")},
    "term": {"": ("term", "short", "meaning", "young_people")},
    "voice": {"": ("date", "group", "said", "state", "did", "areas")},
}
"""By the name of a thing: the headings of its form in their order, and the keys below each; those below "" come first.
Keys that are not named come under the last heading, "More"."""
MORE = "More"
LONG = frozenset(
    [
        "summary",
        "text",
        "note",
        "why",
        "reason",
        "said",
        "did",
        "meaning",
        "what",
        "means",
        "judged_by",
        "description",
        "tested",
        "about",
        "how",
        "meets",
        "young_people",
        "image_alt",
        "endorsed_by",
    ]
)
"""Keys whose text may need several lines."""


def sections_of(thing: Thing, *, has_text: bool = False) -> dict[str, tuple[str, ...]]:
    """The headings of a thing's form, and the keys below each: all its keys, each once."""
    wanted = SECTIONS.get(thing.name) or {"": thing.required or tuple(thing.by_name)[:6]}
    known = {*thing.by_name, *((TEXT, YOUNG_PART) if has_text else ())}
    found = {heading: tuple(key for key in keys if key in known) for heading, keys in wanted.items()}
    rest = tuple(name for name in thing.by_name if not any(name in keys for keys in found.values()))
    return {heading: keys for heading, keys in {**found, MORE: rest}.items() if keys}
