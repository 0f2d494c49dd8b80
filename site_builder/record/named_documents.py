"""Which documents the record names, where, and which of them it rests on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from site_builder.record.addresses import anchor
from site_builder.record.document_uses import Use, Used
from site_builder.record.documents import Document, Source
from site_builder.record.plan import Area
from site_builder.record.updates import Kind, Update

ANSWERED = (Kind.INSPECTION, Kind.REPORT)
"""Kinds of update whose documents a council is expected to answer: findings, not orders, judgments or minutes."""


@dataclass(frozen=True)
class NamedDocument:
    """A document with the update or area that refers to it, or neither if it belongs to no update."""

    document: Document
    anchor: str
    update: Update | None = None
    area: Area | None = None
    is_source: bool = False
    """Whether the text of that update or area is based on it."""
    expects_response: bool = False
    """Whether readers may expect the council's answer: it is part of findings that others published."""
    uses: tuple[Use, ...] = ()
    """Where else the record uses it."""
    is_only_used: bool = False
    """Whether these are all: then it is not a source of its owner itself."""

    @property
    def other_anchors(self) -> tuple[str, ...]:
        """Other anchors that lead to it: none."""
        return ()

    @property
    def owner(self) -> Update | Area | None:
        """The update or area that refers to it."""
        return self.update or self.area


@dataclass(frozen=True)
class ListedDocument:
    """A document as the list of all documents shows it: once, with everything that refers to it."""

    document: Document
    anchors: tuple[str, ...]
    """All anchors that it has ever had here, so that no later mention breaks a link."""
    rests: tuple[Update | Area, ...]
    """Updates and areas whose text is based on it."""
    named: tuple[Update | Area, ...]
    """Updates and areas that name it without being based on it."""
    expects_response: bool
    uses: tuple[Use, ...] = ()
    """Where else the record uses it, each place once."""
    users: frozenset[str] = frozenset()
    """The addresses of those of these areas that are here only because of such a use."""

    @property
    def anchor(self) -> str:
        """The anchor that is given to others."""
        return self.anchors[0]

    @property
    def other_anchors(self) -> tuple[str, ...]:
        """The anchors of its other mentions."""
        return self.anchors[1:]


def records_of(owner: Update | Area, by_id: Mapping[str, Document], council: str) -> list[NamedDocument]:
    """What an update or a plan summary refers to: its documents, then those of its sources that are not among them.

    A cited id that is not in `by_id` is left out. Without sources, the text is based on the documents, except for those
    that the record does not contain."""
    sources = [found for source in owner.sources if (found := _found(source, by_id))]
    others = [source for source in sources if not any(_same(source, one) for one in owner.documents)]
    asked = isinstance(owner, Update) and owner.kind in ANSWERED
    return [
        NamedDocument(
            document,
            name,
            update=owner if isinstance(owner, Update) else None,
            area=owner if isinstance(owner, Area) else None,
            is_source=any(_same(document, source) for source in sources)
            if owner.sources
            else document.held is not False,
            expects_response=asked and document in owner.documents and document.publisher != council,
        )
        for document, name in with_anchors(owner.name, (*owner.documents, *others))
    ]


def source_records(
    name: str,
    documents: Iterable[Document],
    uses: Iterable[Used] = (),
    *,
    area: Area | None = None,
    update: Update | None = None,
) -> list[NamedDocument]:
    """What else the record rests on, each document once: sources of ratings, figures, events and the like. `name` is one
    that no update or area has, for the anchors; `area` or `update` is where they stand, if it is one of these."""
    groups: list[Group] = []
    of_mark: dict[tuple[str, ...], Group] = {}
    for document in documents:
        group = _group_of(document, of_mark)
        if group is None:
            group = ([], [])
            groups.append(group)
        group[0].append(document)
        of_mark |= {mark: group for mark in _marks(document) if mark not in of_mark}
    for document, use in uses:
        if group := _group_of(document, of_mark):
            group[1].append(use)
    named = zip(with_anchors(name, (those[0] for those, _ in groups)), groups, strict=True)
    return [
        NamedDocument(
            one,
            anchor_,
            update=update,
            area=area,
            is_source=one.held is not False,
            uses=tuple(dict.fromkeys(found)),
            is_only_used=len(found) >= len(those),
        )
        for (one, anchor_), (those, found) in named
    ]


Group = tuple[list[Document], list[Use]]
"""Each mention of one document, and where it is used."""


def _group_of(document: Document, of_mark: Mapping[tuple[str, ...], Group]) -> Group | None:
    """The mentions with which a document shares what identifies it."""
    return next((of_mark[mark] for mark in sorted(_marks(document)) if mark in of_mark), None)


def _found(source: Source, by_id: Mapping[str, Document]) -> Document | None:
    return source if isinstance(source, Document) else by_id.get(source.id)


def with_anchors(owner: str, documents: Iterable[Document]) -> list[tuple[Document, str]]:
    """Each document with its anchor, made from its owner's name and its title, so that no later update changes it."""
    used: dict[str, int] = {}
    pairs = []
    for document in documents:
        name = anchor(f"document-{owner}", document.title)
        used[name] = used.get(name, 0) + 1
        pairs.append((document, name if used[name] == 1 else f"{name}-{used[name]}"))
    return pairs


def _marks(document: Document) -> set[tuple[str, ...]]:
    """What identifies a document: two that share any of these are the same."""
    marks: set[tuple[str, ...]] = {
        ("name", document.title.casefold(), document.publisher.casefold(), str(document.date))
    }
    marks |= {("id", document.id)} if document.id else set()
    return marks | ({("address", document.url or document.file)} if document.url or document.file else set())


def _same(one: Document, other: Document) -> bool:
    return bool(_marks(one) & _marks(other))


def listed(records: Iterable[NamedDocument]) -> tuple[ListedDocument, ...]:
    """Each document once, in the order in which they are first named."""
    groups: list[tuple[set[tuple[str, ...]], list[NamedDocument]]] = []
    of_mark: dict[tuple[str, ...], int] = {}
    for entry in records:
        marks = _marks(entry.document)
        first, *others = sorted({of_mark[mark] for mark in marks if mark in of_mark}) or [len(groups)]
        groups += [(set(), [])] if first == len(groups) else []
        for number in others:  # this one shows that two apparently different ones are the same
            groups[first][0].update(groups[number][0])
            groups[first][1].extend(groups[number][1])
            groups[number][1].clear()
        groups[first][0].update(marks)
        groups[first][1].append(entry)
        of_mark |= dict.fromkeys(groups[first][0], first)
    return tuple(_listed(group) for _, group in groups if group)


def _listed(group: list[NamedDocument]) -> ListedDocument:
    owners = {one.address for one in _owners(entry for entry in group if not entry.is_only_used)}
    return ListedDocument(
        document=_together([entry.document for entry in group]),
        anchors=tuple(entry.anchor for entry in group),
        rests=tuple(_owners(entry for entry in group if entry.is_source)),
        named=tuple(_owners(entry for entry in group if not entry.is_source)),
        expects_response=any(entry.expects_response for entry in group),
        uses=tuple(dict.fromkeys(use for entry in group for use in entry.uses)),
        users=frozenset(entry.owner.address for entry in group if entry.owner) - owners,
    )


def _owners(records: Iterable[NamedDocument]) -> Iterator[Update | Area]:
    seen: set[str] = set()
    for entry in records:
        if entry.owner and entry.owner.address not in seen:
            seen.add(entry.owner.address)
            yield entry.owner


def _together(documents: list[Document]) -> Document:
    """The first of several mentions of one document, completed with what only the others say about it."""
    first = documents[0]
    held = [document.held for document in documents if document.held is not None]
    return replace(
        first,
        url=first.url or ("" if first.file else next((one.url for one in documents if one.url), "")),
        file=first.file or ("" if first.url else next((one.file for one in documents if one.file), "")),
        publisher=next((one.publisher for one in documents if one.publisher), ""),
        date=next((one.date for one in documents if one.date), None),
        note=next((one.note for one in documents if one.note), ""),
        response=next((one.response for one in documents if one.response), None),
        needs_response=all(one.needs_response for one in documents),
        held=any(held) if held else None,
        archived=next((one.archived for one in documents if one.archived), ""),
    )
