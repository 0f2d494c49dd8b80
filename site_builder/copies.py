"""The files below `docs/` as they are published: pictures cleaned, everything else as it was checked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from urllib.parse import quote

from site_builder.cache import forget_others, remembered
from site_builder.media.cleaned import TYPES, Cleaned
from site_builder.problems import UnusableError
from site_builder.read.files import same_bytes
from site_builder.record.file_facts import FileFacts, Shown
from site_builder.record.file_kinds import PICTURE_ENDINGS, Treatment
from site_builder.record.outputs import Output

SIZES = "assets/sizes/"
"""The address of the smaller sizes, each named by the hash of its bytes."""
_ENDINGS = {TYPES[name]: endings[0] for name, endings in PICTURE_ENDINGS.items()}


@dataclass(frozen=True)
class Copies:
    """The files below `docs/` that a build publishes, except pages. Smaller sizes are added when a page first asks."""

    docs: Path
    """Where they lie."""
    inspected: Mapping[str, FileFacts]
    """What looking into each file found."""
    files: frozenset[str]
    cache: Path
    """The cache folder, in which cleaned pictures are kept."""
    private: frozenset[str] = frozenset()
    """Files to which only a draft refers: a preview shows them and leaves no trace of them."""
    _held: dict[str, Cleaned] = field(default_factory=dict)
    _asked: dict[str, bytes] = field(default_factory=dict)
    _shown: dict[str, Shown | None] = field(default_factory=dict)

    def content(self, file: str) -> bytes:
        """The bytes at a file's address; UnusableError if they are no longer what was checked."""
        facts = self.inspected[file]
        if facts.kind.treatment is Treatment.PICTURE:
            return self._cleaned(file, facts).content
        content = self._same(file, facts)
        if facts.kind.treatment is not Treatment.DRAWING:
            return content
        from site_builder.media.drawings import without_names

        return without_names(content)

    def text(self, file: str) -> str:
        """The text of a hand-written page; UnusableError as above."""
        return self._same(file, self.inspected[file]).decode("utf-8-sig")

    def shown(self, file: str) -> Shown | None:
        """How a page shows a picture; None for a file that is not published or is not a picture."""
        if file not in self._shown:
            self._shown[file] = self._show(file) if file in self.files else None
        return self._shown[file]

    @property
    def shown_so_far(self) -> tuple[str, ...]:
        """The files that pages have asked for, in an order of no meaning."""
        return tuple(self._shown)

    def smaller(self, path: str) -> bytes | None:
        """The bytes of a smaller size for which a page asked, by its address; None for any other."""
        return self._asked.get(path)

    def sizes(self) -> dict[str, int]:
        """The size in bytes of each file as it is published."""
        changed = (Treatment.PICTURE, Treatment.DRAWING)
        facts = {file: self.inspected[file] for file in self.files}
        return {file: len(self.content(file)) if found.kind.treatment in changed else found.size for file, found in facts.items()}  # fmt: skip

    def outputs(self) -> Iterator[Output]:
        """Yields every file, one at a time, then the smaller sizes for which a page asked."""
        for file in sorted(self.files):
            yield Output(file, self.content(file))
        yield from (Output(path, content) for path, content in sorted(self._asked.items()))

    def forget_others(self) -> None:
        """Deletes from the cache what no picture below `docs/` needs, including those of drafts."""
        keys = {facts.key for facts in self.inspected.values()}
        forget_others(self.cache, keys)

    def _show(self, file: str) -> Shown | None:
        facts = self.inspected[file]
        if facts.kind.treatment is Treatment.DRAWING and facts.picture:
            return Shown(facts.picture.width, facts.picture.height, shape=facts.picture.shape)
        if facts.kind.treatment is not Treatment.PICTURE:
            return None
        picture = self._cleaned(file, facts)
        kind = picture.type or next(TYPES[name] for name, ends in PICTURE_ENDINGS.items() if _ending(file) in ends)
        sizes = [(f"{SIZES}{sha256(content).hexdigest()[:20]}.{_ENDINGS[kind]}", width, content) for width, content in picture.sizes]  # fmt: skip
        self._asked.update({path: content for path, _, content in sizes})
        listed = [(path, width) for path, width, _ in sizes]
        if listed and not picture.type:  # of the picture's own type, so its own address is the largest
            listed.append((_quoted(file), picture.width))
        return Shown(picture.width, picture.height, picture.type, tuple(listed))

    def _cleaned(self, file: str, facts: FileFacts) -> Cleaned:
        from site_builder.media.cleaning import cleaned

        if file in self.private:
            if file not in self._held:
                self._held[file] = cleaned(self._same(file, facts))
            return self._held[file]
        return remembered(self.cache, facts.key, lambda: cleaned(self._same(file, facts)))

    def _same(self, file: str, facts: FileFacts) -> bytes:
        try:
            return same_bytes(self.docs / file, facts.identity)
        except OSError as error:
            message = (
                f"docs/{file} was changed or removed while the site was being built; nothing was replaced. Build again."
            )
            raise UnusableError(message) from error


def _ending(file: str) -> str:
    return file.rpartition(".")[2].lower()


def _quoted(file: str) -> str:
    return quote(file, safe="/").replace(",", "%2C")
