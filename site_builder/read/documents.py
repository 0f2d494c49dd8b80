"""Documents, corrections, aliases and other things that more than one kind of file holds."""

from __future__ import annotations

from urllib.parse import quote, unquote

from site_builder.codes import Code
from site_builder.problems import quoted
from site_builder.read.fields import Fields
from site_builder.record.addresses import IN_FRAGMENT
from site_builder.record.aliases import Alias, read_alias
from site_builder.record.documents import Answer, Cited, Document, Source
from site_builder.record.moves import Move
from site_builder.record.reach import local_flaw, secret_flaw
from site_builder.record.updates import Correction
from site_builder.record.web_addresses import is_web_address


def read_document(fields: Fields) -> Document:
    """One document."""
    url, path = read_target(fields, "url")
    file, sign, fragment = path.partition("#")
    response, needed = _response(fields)
    return Document(
        title=fields.text("title"),
        place=fields.place_of("url"),
        url=url,
        file=file,
        fragment=sign + quote(unquote(fragment), safe=IN_FRAGMENT),
        publisher=fields.text("publisher"),
        date=fields.span("date"),
        note=fields.text("note"),
        response=response,
        needs_response=needed,
        id=_id(fields),
        id_place=fields.place_of("id"),
        held=fields.yes("held") if "held" in fields else None,
        date_place=fields.place_of("date"),
        archived=fields.address("archived"),
    )


def _id(fields: Fields) -> str:
    if "id" in fields:
        fields.needs("id")
    return fields.id()


def read_target(fields: Fields, key: str) -> tuple[str, str]:
    """A web address and "", or "" and the path of a file below `docs/`."""
    value = fields.text(key)
    if not value or is_web_address(value):
        return value, ""
    if flaw := local_flaw(value) or secret_flaw(value):
        fields.problems.append(flaw.at(fields.place_of(key)))
        return "", ""
    if ":" in value or value.startswith(("/", "\\")) or ".." in value.split("/"):
        message = f"{quoted(value)} is neither a web address nor a file; write https://… or a path below docs/, such as files/letter.pdf."
        fields.add(fields.place_of(key), Code.ADDRESS, message)
        return "", ""
    return "", value


def _response(fields: Fields) -> tuple[Document | None, bool]:
    if "response" not in fields or fields.is_mapping("response"):
        inner = fields.inner("response")
        return (read_document(inner) if inner else None), True
    value = fields.text("response")
    if value not in ("", Answer.NONE_NEEDED):
        message = (
            f"{quoted(value)} is not a document; write 'title:' and 'url:' lines below 'response:', or none-needed."
        )
        fields.add(fields.place_of("response"), Code.UNKNOWN_WORD, message)
    return None, value != Answer.NONE_NEEDED


def read_documents(fields: Fields) -> tuple[Document, ...]:
    """The documents of an update or a plan summary."""
    return tuple(read_document(item) for item in fields.items("documents"))


def read_sources(fields: Fields) -> tuple[Source, ...]:
    """What an update or a plan summary is based on: documents, or the ids of documents that are listed elsewhere."""
    items = fields.named_or_items("sources")
    return tuple(read_document(item) if isinstance(item, Fields) else Cited(*item) for item in items)


def read_source(fields: Fields, key: str = "source") -> Document | None:
    """One document under a key; plain text counts as a document with that title."""
    if key not in fields or fields.is_mapping(key):
        inner = fields.inner(key)
        return read_document(inner) if inner else None
    value = fields.text(key)
    url = value if is_web_address(value) else ""
    return Document(title=value, place=fields.place_of(key), url=url) if value else None


def read_corrections(fields: Fields) -> tuple[Correction, ...]:
    """What was changed in substance after publication, in the order of the file."""
    found = []
    for item in fields.items("corrections"):
        date, note = item.when("date"), item.text("note")
        if date:
            is_shown = "show_before" not in item or item.yes("show_before")
            found.append(Correction(date, note, item.place_of("date"), is_shown))
    return tuple(found)


def read_moves(fields: Fields, *, are_dates: bool = False) -> tuple[Move, ...]:
    """What a due date or a target was before, in the order of the file; `are_dates` where that is always a date."""
    found = []
    for item in fields.items("moved"):
        date, why, agreed_by = item.when("date"), item.text("why"), item.text("agreed_by")
        span = item.span("was") if are_dates else None
        was = str(span or "") if are_dates else item.text("was")
        if date and was:
            found.append(Move(date, was, why, agreed_by, item.place_of("date")))
    return tuple(found)


def read_aliases(fields: Fields) -> tuple[Alias, ...]:
    """Old addresses below the site, in the order of the file."""
    found: dict[str, Alias] = {}
    for value, place in fields.texts("aliases"):
        if value in found:
            fields.add(place, Code.TWICE, f"The alias {quoted(value)} appears twice in this file; keep one.")
            continue
        try:
            alias = read_alias(value)
        except ValueError as error:
            fields.add(place, Code.ALIAS, f"The alias {quoted(value)} is not an address below the site: {error}.")
            continue
        found[value] = alias
    return tuple(found.values())


def unique_ids(items: list[tuple[str, Fields]]) -> None:
    """Adds a finding for each id that appears twice in one file, at the later one."""
    seen: set[str] = set()
    for name, fields in items:
        if name and name in seen:
            fields.add(
                fields.place_of("id"),
                Code.TWICE,
                f"The id {quoted(name)} appears twice in this file; give each its own.",
            )
        seen.add(name)
