"""Pages below `docs/` that somebody wrote by hand, and the introduction, which the progress page shows."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property, partial
from typing import TYPE_CHECKING

import yaml

from site_builder.codes import Code
from site_builder.memory import Memory
from site_builder.messages import Messages
from site_builder.problems import Place, Problem, quoted
from site_builder.read.dialect import Dialect
from site_builder.read.fields import Fields
from site_builder.read.folders import is_own_template
from site_builder.read.leftovers import Leftovers
from site_builder.read.links import Position
from site_builder.read.markdown import Converter
from site_builder.read.parts import (
    Part,
    for_teenagers,
    in_two,
    nearly_for_teenagers,
    nearly_for_young_people,
    teenagers_prose,
)
from site_builder.read.source import Parts, Source, is_closed, split_front_matter, without_second_keys
from site_builder.record.hand_pages import HandPage
from site_builder.record.keys import PAGE
from site_builder.record.leaks import HiddenWords
from site_builder.record.prose import Prose, plain_text
from site_builder.record.second_version import SecondVersion
from site_builder.sources import Sources
from site_builder.unchanged import PLAIN_EXTENSIONS
from site_builder.yaml_nodes import compose, line_of

if TYPE_CHECKING:
    from site_builder.read.hand_written import PageReader
    from site_builder.read.rendered import Renderer
    from site_builder.read.two_readings import TwoReadings

INTRODUCTION = "docs/index.md"
"""The text at the top of the progress page, with its own part for young people."""
_OLD_METADATA = re.compile(r"[A-Za-z0-9_-]+:[ \t]")
_TYPED_ANCHOR = re.compile(
    r"\{:?[^{}\n]{0,200}#([A-Za-z][\w.:-]{0,200})[^{}\n]{0,200}\}"
)  # of MkDocs' extension attr_list
_NO = {"false", "no", "off"}
_HIDING = {"status": {"draft"}, "draft": {"true", "yes", "on"}, "published": _NO}
"""Keys and values by which a page is hidden elsewhere."""
_NOT_GIVEN = {"", "null", "~", *_NO}
"""Values with which 'publish_at' and 'withdrawn' say that nothing is to be hidden."""
_HEADING = re.compile(r"<h1[^>]*>(.*?)</h1>", re.DOTALL)


_Texts = tuple[Prose, Prose, Prose, list[Problem]]
"""What a page says to everybody, to children and young people, and to teenagers; and what is wrong with that."""


class HandPages:
    """Reads hand-written pages of one site. What is wrong with them is added to `problems`."""

    def __init__(
        self,
        sources: Sources,
        messages: Messages,
        leftovers: Leftovers,
        problems: list[Problem],
        *,
        hidden_texts: Mapping[str, str],
        second: SecondVersion,
        memory: Memory,
    ) -> None:
        """`hidden_texts` are those of all updates that are not public, when the first page is read."""
        self._second = second
        self._memory = memory
        self._sources = sources
        self._leftovers = leftovers
        self._problems = problems
        self._hidden_texts = hidden_texts
        self._messages = messages
        self._is_plain = {one.name for one in sources.extensions} <= PLAIN_EXTENSIONS
        extensions = tuple((one.name, one.options) for one in sources.extensions)  # what counts there, place or not
        self._shared = (extensions, messages, second)
        typed = tuple((*one, each.place) for one, each in zip(extensions, sources.extensions, strict=True))
        problems += (
            memory.recall("extensions", typed, self._faulty_extensions) if self._is_plain else self._faulty_extensions()
        )

    def _faulty_extensions(self) -> list[Problem]:
        from site_builder.read.rendered import with_extensions

        found: list[Problem] = []
        with_extensions(self._sources.extensions, found)
        return found

    @cached_property
    def _reader(self) -> PageReader:
        from site_builder.read.hand_written import PageReader

        return PageReader(self._messages)

    @cached_property
    def _two_readings(self) -> TwoReadings:
        from site_builder.read.rendered import with_extensions
        from site_builder.read.two_readings import TwoReadings

        return TwoReadings(Dialect(), with_extensions(self._sources.extensions, []))

    @cached_property
    def _renderer(self) -> Renderer:
        from site_builder.read.rendered import Renderer, with_extensions

        return Renderer(with_extensions(self._sources.extensions, []))

    @cached_property
    def _converter(self) -> Converter:
        return Converter(self._messages)

    def page(self, source: Source, *, may_keep: bool = True) -> HandPage:
        """The page that a file becomes. Texts that are in the memory are not converted again. Only those of a site are there
        whose extensions read nothing but the page, and of a page that `may_keep` allows: one that everybody may read."""
        parts = split_front_matter(source)
        self._problems += self._leftovers.in_markdown(source)
        title, description, template = self._front_matter(source, parts.yaml, is_public=may_keep)
        parts = without_second_keys(source, parts, self._problems) if parts.yaml is not None else parts
        if parts.yaml is None and _OLD_METADATA.match(parts.body):
            line = parts.body.split("\n", 1)[0]
            message = f"MkDocs takes {quoted(line)} for a setting and does not show it; put an empty line or a heading before it."
            self._problems.append(Problem(source.place, Code.FRONT_MATTER, message))
        make = partial(self._texts, source, parts)
        inputs = (source, self._hidden_texts, self._shared)
        is_kept = self._is_plain and may_keep
        text, children, teenagers, found = self._memory.recall("hand pages", inputs, make) if is_kept else make()
        self._problems += found
        heading = _HEADING.search(text.html(""))
        title = title or plain_text(heading.group(1) if heading else "")
        typed = set[str]() if source.file == INTRODUCTION else set(_TYPED_ANCHOR.findall(parts.body))
        anchors = text.anchors | typed
        return HandPage(
            source.file,
            title,
            description,
            text,
            source.place,
            anchors,
            young_people=children,
            teenagers=teenagers,
            template=template,
        )

    def _texts(self, source: Source, parts: Parts) -> _Texts:
        """The texts of a page, and what is wrong with them: whatever this depends on stands in `_shared`, but for the page
        itself and the words that nobody may read."""
        problems: list[Problem] = []
        if source.file == INTRODUCTION:
            return (*self._introduction(parts.body, source.place.at(parts.body_line), problems), problems)
        position = Position(source.place.at(parts.body_line), "./", level_one=True)
        text = self._reader.convert(parts.body, position, problems)
        problems += self._two_readings.differences(parts.body, position.first) if text else ()
        problems += self._as_rendered(source, parts, problems) if text else ()
        return text, Prose(), Prose(), problems

    def _as_rendered(self, source: Source, parts: Parts, problems: list[Problem]) -> Iterator[Problem]:
        """What is wrong with a page as the engine renders it, with the extensions that the council named."""
        html, found = self._renderer.html(parts.body, source.place.at(parts.body_line))
        known = {problem.place for problem in problems if problem.code == Code.RAW_HTML}
        yield from (problem for problem in found if problem.code != Code.RAW_HTML or problem.place not in known)
        if owner := self._hidden_words.shown_on(html, source.text):
            message = f"This page shows words from {owner}, which is not public: an extension brings them in. Remove that line from the page."
            yield Problem(source.place, Code.NOT_PUBLIC, message)

    @cached_property
    def _hidden_words(self) -> HiddenWords:
        """Of all updates, which are read before the pages."""
        return HiddenWords(self._hidden_texts)

    def _introduction(self, body: str, first: Place, problems: list[Problem]) -> tuple[Prose, Prose, Prose]:
        """What the introduction says to everyone, what to children and young people, and what to teenagers."""
        adults, part = in_two(self._converter, body, first, self._second.heading)
        text = self._converter.convert(adults, Position(first, "", level_one=True), problems)
        if self._second.is_on:
            problems += nearly_for_young_people(self._converter, adults, first, self._second.heading)
        if part is None:
            return text, Prose(), Prose()
        problems += nearly_for_teenagers(self._converter, part)
        children, own = for_teenagers(self._converter, part)
        teenagers = teenagers_prose(own, self._second.teenagers, self._converter, problems) if own else Prose()
        return (
            text,
            Prose() if own and not children.text.strip() else self._for_young_people(children, problems),
            teenagers,
        )

    def _for_young_people(self, part: Part, problems: list[Problem]) -> Prose:
        found = len(problems)
        text = self._converter.convert(part.text, Position(part.place, f"{self._second.path}/"), problems)
        if not text.text and len(problems) == found:
            message = f"There is nothing below {quoted(self._second.heading)}; write that part or delete its heading."
            problems.append(Problem(part.place, Code.EMPTY_BODY, message))
        return text

    def _front_matter(self, source: Source, yaml_text: str | None, *, is_public: bool) -> tuple[str, str, str]:
        """Title, description and own template of a hand-written page, which may hold any key."""
        if yaml_text is None:
            return "", "", ""
        if not is_closed(source):
            message = "The front matter begins with '---' but does not end; write a second line '---' below it."
            self._problems.append(Problem(source.place, Code.FRONT_MATTER, message))
            return "", "", ""
        node = compose(yaml_text, source.place.at(2), self._problems)
        fields = Fields(node, PAGE, source.place.at(2), self._problems)
        if (template := fields.text("template")) and not is_own_template(self._sources, template):
            message = f"The template {quoted(template)} is not one of yours; delete this line, or save a template of that name in the folder that 'custom_dir' names."
            fields.add(fields.place_of("template"), Code.TEMPLATE, message)
        pairs = node.value if isinstance(node, yaml.MappingNode) else []
        self._problems += _not_words(pairs, source.place.at(2))
        self._problems += _not_hidden(pairs, fields) if is_public else ()
        return fields.text("title"), fields.text("description"), template


def _not_words(pairs: Iterable[tuple[yaml.Node, yaml.Node]], first: Place) -> Iterator[Problem]:
    """Keys that are lists or mappings: MkDocs then reads no key at all, and the page shows them all."""
    for key, _ in pairs:
        if not isinstance(key, yaml.ScalarNode):
            message = "What stands before this colon is not a word, so the page would show its own front matter; write one word there."
            yield Problem(line_of(key, first), Code.FRONT_MATTER, message)


def _not_hidden(pairs: Iterable[tuple[yaml.Node, yaml.Node]], fields: Fields) -> Iterator[Problem]:
    """Keys by which an update, or a page of another tool, is hidden: a page is public with the next build all the same."""
    for key, value in pairs:
        if not isinstance(key, yaml.ScalarNode):
            continue
        is_scalar = isinstance(value, yaml.ScalarNode)
        said = value.value.strip().casefold() if is_scalar else ""
        name = key.value.casefold()
        waits = name in ("publish_at", "withdrawn") and not (is_scalar and said in _NOT_GIVEN)
        if waits or said in _HIDING.get(name, ()):
            typed = quoted(f"{key.value}: {value.value.strip()}" if said else key.value)
            message = f"{typed} does not hide a page: everybody could read it with the next build; name its file below 'draft_docs' in mkdocs.yml until they may, and delete this line."
            yield Problem(fields.place_of(key.value), Code.FRONT_MATTER, message)
