"""A Word file opened with care: within limits, each part a tree, and nothing in it followed or loaded."""

from __future__ import annotations

import io
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from posixpath import join, normpath, split
from zipfile import BadZipFile, ZipFile

from lxml import etree

from site_builder.word.findings import NotWordError
from site_builder.word.kinds import another_package, not_a_package
from site_builder.word.ooxml import BODY, MAIN, STRICT, named

MOST_BYTES = 50_000_000
"""Bytes of the file; a release with many photographs from a telephone has about 30 MB."""
MOST_PARTS = 2_000
MOST_XML = 30_000_000
"""Bytes of one XML part, unpacked; 10,000 paragraphs with all that Word writes have about 10 MB."""
MOST_UNPACKED = 150_000_000
_DEEPEST = 120
"""Elements inside one another; Word's own files have about 30, and mammoth calls itself several times for each."""
_DAMAGED = "This file is damaged; open it in Word, let it be repaired, and save it again"


@dataclass(frozen=True)
class Relation:
    """What a part leads to."""

    kind: str
    """The last word of its type, such as "image" or "hyperlink"."""
    target: str
    """The name of another part, or an address as typed if it is external."""
    is_external: bool


@dataclass(frozen=True)
class Part:
    """One XML part of the file, and what it leads to by id."""

    name: str
    root: etree._Element
    relations: Mapping[str, Relation]


class Package:
    """The parts of one Word file. NotWordError says what is wrong with one that cannot be read."""

    def __init__(self, content: bytes) -> None:
        if len(content) > MOST_BYTES:
            raise NotWordError(
                f"The file has {len(content) / 1e6:,.0f} MB, more than {MOST_BYTES // 10**6}; in Word, choose Picture Format > Compress Pictures, and save it again."
            )
        if words := not_a_package(content):
            raise NotWordError(words)
        try:
            self._zip = ZipFile(io.BytesIO(content))
            self.names = self._names()
        except (BadZipFile, ValueError, OSError, NotImplementedError, UnicodeDecodeError) as error:
            raise NotWordError(f"{_DAMAGED}.") from error
        self._left = MOST_UNPACKED
        self._parts: dict[str, Part] = {}
        self.document = self._document()

    def _names(self) -> frozenset[str]:
        entries = self._zip.infolist()
        names = [entry.filename for entry in entries]
        folded = {name.casefold() for name in names}
        if len(names) > MOST_PARTS or len(folded) < len(names):
            raise BadZipFile("too many parts, or two of one name")
        if any(name.startswith(("/", "\\")) or ".." in name.replace("\\", "/").split("/") for name in names):
            raise BadZipFile("a name leads out of the file")
        if any(entry.flag_bits & 1 for entry in entries):
            raise NotWordError("This file is a ZIP file with a password; save it again in Word without one.")
        return frozenset(names)

    def _document(self) -> Part:
        """The main part; only now is it certain that this is a Word file."""
        if "[Content_Types].xml" not in self.names and "word/document.xml" not in self.names:
            raise NotWordError(another_package(self.names))
        roots = [one for one in self._relations("").values() if one.kind == "officeDocument"]
        name = next((one.target for one in roots if one.target in self.names), "word/document.xml")
        if name not in self.names or not name.endswith(".xml") or name.startswith(("xl/", "ppt/")):
            raise NotWordError(another_package(self.names))
        part = self.part(name)
        if part.root.tag != named("w:document") or part.root.find(BODY) is None:
            raise NotWordError(another_package(self.names))
        return part

    def bytes_of(self, name: str, most: int = MOST_UNPACKED) -> bytes:
        """A part unpacked. NotWordError where it would be larger than a limit, whatever the file says of its size."""
        most = min(most, self._left)
        try:
            with self._zip.open(name) as part:
                content = part.read(most + 1)
        except (BadZipFile, KeyError, OSError, EOFError, ValueError, NotImplementedError, zlib.error) as error:
            raise NotWordError(f"{_DAMAGED}: {name} cannot be unpacked.") from error
        if len(content) > most:
            raise NotWordError(
                f"{name} in this file has more than {most // 10**6:,} MB when it is unpacked, more than a Word file of a person has; open it in Word, copy its text into a new file, and import that."
            )
        self._left -= len(content)
        return content

    def part(self, name: str) -> Part:
        """An XML part, read once. NotWordError where it cannot be read, or names entities or other files."""
        if name not in self._parts:
            self._parts[name] = Part(name, self._tree(name), self._relations(name))
        return self._parts[name]

    def _tree(self, name: str) -> etree._Element:
        content = self.bytes_of(name, MOST_XML)
        root = _parsed(content, name)
        if MAIN not in str(root.tag) and any(strict in content[:20_000] for strict in STRICT):
            for strict, usual in STRICT.items():
                content = content.replace(strict, usual)
            root = _parsed(content, name)
        return root

    def _relations(self, name: str) -> dict[str, Relation]:
        """What a part leads to, by id; of the whole file for ""."""
        folder, own = split(name)
        path = join(folder, "_rels", f"{own}.rels")
        if path not in self.names:
            return {}
        found = {}
        for one in self._tree(path).iter(named("rel:Relationship")):
            kind, target = one.get("Type", "").rpartition("/")[2], one.get("Target", "")
            is_external = one.get("TargetMode") == "External"
            if not is_external:
                target = target.lstrip("/") if target.startswith("/") else normpath(join(folder, target))
            found[one.get("Id", "")] = Relation(kind, target, is_external)
        return found

    def related(self, kind: str) -> list[Part]:
        """The XML parts of one kind to which the document leads, such as "header", in the order of their names."""
        found = {one.target for one in self.document.relations.values() if one.kind == kind and not one.is_external}
        return [self.part(name) for name in sorted(found & self.names)]

    def properties(self) -> Iterator[etree._Element]:
        """The parts in which the file says what it is: title, subject, state, and labels that others put on it."""
        for name in sorted(self.names):
            if name.startswith(("docProps/", "docMetadata/")) and name.endswith(".xml"):
                yield self.part(name).root

    @cached_property
    def has_macros(self) -> bool:
        """Whether a program is in it."""
        return any(name.casefold().endswith(("vbaproject.bin", "vbadata.xml")) for name in self.names)


def _parsed(content: bytes, name: str) -> etree._Element:
    """XML without anything that it could load or multiply (XXE, billion laughs): a Word file has no DOCTYPE."""
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError, LookupError) as error:
        raise NotWordError(f"{_DAMAGED}: {name} in it cannot be read.") from error
    if getattr(root.getroottree().docinfo, "doctype", ""):
        raise NotWordError(
            f"{name} in this file has a DOCTYPE, which no Word file has and which can make a program load other files; do not use this file, and ask where it comes from."
        )
    if _depth(root) > _DEEPEST:
        raise NotWordError(
            f"{name} in this file is nested more deeply than any Word file; copy its text into a new file, and import that."
        )
    return root


def _depth(root: etree._Element) -> int:
    depth = deepest = 0
    for event, _ in etree.iterwalk(root, events=("start", "end")):
        depth += 1 if event == "start" else -1
        deepest = max(deepest, depth)
    return deepest
