"""What a proposal would do, in one short sentence: for the list of what can be undone, and for the version that is kept."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from site_builder.desk.changes import Change, NewBody, Path, Wanted, Whole
from site_builder.desk.labels import label_of
from site_builder.edition import Edition
from site_builder.problems import listed
from site_builder.record.ratings import Delivery
from site_builder.write import Value

_SAID = {
    "withdrawn": "withdrawn",
    "corrections": "corrected",
    "moved": "date moved",
    "revised": "value revised",
    "outcome": "outcome of a promise",
    "approved": "approved",
    "publish_at": "hour of publication",
    "reports": "report on an action",
    "points": "new value",
}
"""What is said of a change below a key, in place of the key."""
_WITH_DATES = ("promises", "actions", "measures")
_MOST = 3


def sentence(edition: Edition, wanted: Iterable[Wanted]) -> str:
    """What is to be done, such as "Area 3: rated at risk"; of several files, one after the other."""
    parts = list(dict.fromkeys(f"{_title(edition, one.file)}: {_what(edition, one)}" for one in wanted))
    more = f" and {len(parts) - _MOST} more" if len(parts) > _MOST else ""
    return "; ".join(parts[:_MOST]) + more


def _title(edition: Edition, file: str) -> str:
    record = edition.record
    for update in record.updates:
        if update.place.file == file:
            return update.title
    for area in record.areas:
        if area.place.file == file:
            return f"Area {area.number}"
    return file.rpartition("/")[2].rpartition(".")[0].replace("_", " ").replace("-", " ")


def _what(edition: Edition, wanted: Wanted) -> str:
    whole = [wish for wish in wanted.wishes if isinstance(wish, Whole)]
    if whole:
        return "deleted" if whole[-1].content is None else "new" if not wanted.seen else "put back"
    said = (word for wish in wanted.wishes for word in _said(edition, wish) if word)
    words = list(dict.fromkeys(said)) or ["changed"]
    if "date moved" in words:  # which says what became of the list that holds it
        words = [word for word in words if word not in _WITH_DATES]
    return listed(words[:4], "and") if len(words) <= 4 else f"{', '.join(words[:3])} and more"


def _said(edition: Edition, wish: object) -> Iterator[str]:
    if isinstance(wish, NewBody):
        yield "text"
    elif isinstance(wish, Change):
        yield _of_change(edition, wish.path, wish.value)


def _of_change(edition: Edition, path: Path, value: Value | None) -> str:
    keys = [step for step in path if isinstance(step, str)]
    if keys == ["status"] and value in (None, "published"):
        return "published"
    delivery = value.get("delivery", "") if isinstance(value, Mapping) else value if keys[-1:] == ["delivery"] else ""
    if keys[:1] == ["ratings"] and delivery in [*Delivery]:
        return f"rated {edition.rating_words(Delivery(str(delivery))).lower()}"
    said = next((_SAID[key] for key in reversed(keys) if key in _SAID), "")
    return said or (_called(keys[0]) if keys else "an entry")


def _called(key: str) -> str:
    """A key as its form calls it, inside a sentence."""
    words = label_of(key)
    return words[:1].lower() + words[1:]
