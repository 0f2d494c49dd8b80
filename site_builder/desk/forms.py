"""The form of a file, or of one value in it, made from the declared keys and from what the file has typed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

import yaml

from site_builder.desk.builder import NEW, Builder
from site_builder.desk.changes import Path
from site_builder.desk.desk_form import DeskForm as DeskForm
from site_builder.desk.desk_form import Remark as Remark
from site_builder.desk.desk_form import Section, every_field
from site_builder.desk.desk_form import title_of as title_of
from site_builder.desk.fields import Field, MarkdownText, name_of, path_of
from site_builder.desk.labels import label_of, without_article
from site_builder.desk.locations import Locations, locate
from site_builder.desk.nested_fields import Listed
from site_builder.desk.picks import Picks
from site_builder.desk.record_files import RecordFile, Sort
from site_builder.desk.sections import MORE, TEXT, YOUNG_PART, sections_of
from site_builder.problems import Problem
from site_builder.record.forms import Either, Form, Inner, Items, Key, Text, Thing
from site_builder.record.setting_keys import PROGRESS
from site_builder.write import RefusedError, body_of, cut_at
from site_builder.write.file_text import FileText
from site_builder.write.tree import Tree
from site_builder.write.tree import name_of as key_of

_OF_COUNCIL = {"": "The council and its plan", MORE: "More of the council"}
_ROOM = 3
"""Levels of keys that the page of a file shows, itself counted."""


class NothingThereError(Exception):
    """The address names a value that the file does not have and that cannot be added there."""


def form_of(
    each: RecordFile,
    text: str,
    at: str,
    picks: Picks,
    problems: Iterable[Problem] = (),
    totals: Mapping[Path, int] | None = None,
) -> DeskForm:
    """The form of a file as it is on disk, or of the value that an address names in it ("new" is the next number of a
    list); `text` is "" for a file that is not there. `totals` says how many items lists have with those to fill in.

    A file whose keys cannot be read has a form without fields. NothingThereError as above."""
    problems = tuple(problems)
    source = FileText(text).text
    try:
        tree = Tree(source, each.file) if _has_keys(each, source) else None
        builder = Builder(tree, each.file, picks, _located(tree, problems), totals or {})
        return _Maker(each, source, builder).form(_path(builder, at, is_list=each.is_list))
    except RefusedError as error:
        remarks = tuple(Remark(problem, "") for problem in problems) or (Remark(error.problem, ""),)
        return DeskForm(each.file, each.sort, each.file, (), (), (), remarks, unreadable=source or " ")


def _path(builder: Builder, at: str, *, is_list: bool) -> Path:
    path = path_of(at)
    is_new = path[-1:] == (NEW,) and (len(path) > 1 or is_list)
    return (*path[:-1], builder.count(path[:-1])) if is_new else path


def _located(tree: Tree | None, problems: tuple[Problem, ...]) -> Locations:
    return locate(tree, problems) if tree else {(): problems} if problems else {}


def _has_keys(each: RecordFile, source: str) -> bool:
    return not (each.sort is Sort.PAGE and not source.startswith("---")) and bool(source.strip() or each.has_text)


class _Maker:
    """Makes the forms of one file."""

    def __init__(self, each: RecordFile, source: str, builder: Builder) -> None:
        self._each = each
        self._source = source
        self._builder = builder

    def form(self, at: Path) -> DeskForm:
        """The form of the value at a path."""
        sections = tuple(self._sections(at))
        shown = {field.path: field for field in every_field(field for one in sections for field in one.fields)}
        remarks = tuple(self._remarks(shown, at))
        return DeskForm(
            self._each.file,
            self._each.sort,
            self._title(at),
            at,
            tuple(self._trail(at)),
            sections,
            remarks,
            second_heading=self._builder.picks.second.heading,
        )

    def _sections(self, at: Path) -> Iterator[Section]:
        if self._each.is_list and not at:
            yield Section("", (self._list((), Inner(self._each.thing), self._each.thing),))
            return
        form, key, owner = self._form_at(at)
        if isinstance(form, Thing):
            yield from self._of_thing(form, at)
        elif isinstance(form, Items) and isinstance(form.of, Inner | Either):
            inner = (form.of.inner if isinstance(form.of, Either) else form.of).thing or owner
            yield Section("", (self._list(at, form.of, inner, key),))
        else:
            yield Section("", (self._builder.field(key, owner, at, _ROOM),))

    def _list(self, at: Path, of: Inner | Either, thing: Thing, key: Key | None = None) -> Listed:
        given = self._builder.given(at, key)
        if given.node is not None and not isinstance(given.node, yaml.SequenceNode) and given.value:
            raise NothingThereError
        return self._builder.list_of(of, thing, replace(given, label="" if not at else given.label), _ROOM)

    def _of_thing(self, thing: Thing, at: Path) -> Iterator[Section]:
        room = 1 if self._each.sort is Sort.TEXTS and not at else _ROOM
        for heading, names in sections_of(thing, has_text=self._each.has_text and not at).items():
            shown = (name for name in names if self._builder.picks.has(name))
            fields = [field for name in shown for field in self._fields(name, thing, at, room)]
            if heading == MORE:
                fields += self._builder.unknown(thing, at)
            if fields:
                yield _section(self._builder.picks.called(heading), fields)
        if MORE not in sections_of(thing) and (unknown := tuple(self._builder.unknown(thing, at))):
            yield _section(MORE, unknown)
        if self._each.sort is Sort.CONFIGURATION and not at:
            yield from self._of_council()

    def _of_council(self) -> Iterator[Section]:
        """The builder's own settings, which a configuration has deep inside."""
        plugin = self._plugin()
        for heading, names in sections_of(PROGRESS).items():
            keys = [PROGRESS.by_name[name] for name in names if self._builder.picks.has(name)]
            fields = [self._builder.field(key, PROGRESS, (*plugin, key.name), _ROOM - 1) for key in keys]
            if fields:
                yield _section(self._builder.picks.called(_OF_COUNCIL.get(heading, heading)), fields)

    def _fields(self, name: str, thing: Thing, at: Path, room: int) -> Iterator[Field]:
        if name in (TEXT, YOUNG_PART):
            yield from (field for field in self._texts() if field.path == (name,))
        else:
            yield self._builder.field(thing.by_name[name], thing, (*at, name), room - 1)

    def _texts(self) -> Iterator[MarkdownText]:
        """The text below the keys, in the two parts of a plan summary if it has both."""
        body = body_of(self._source) if self._each.has_text else ""
        picks = self._builder.picks
        above, heading, below = cut_at(body, picks.second.heading) if self._each.sort is Sort.AREA else (body, "", "")
        findings = self._builder.located.get((), ())
        begin = self._source.count("\n", 0, len(self._source) - len(below)) + 1
        mine = tuple(one for one in findings if not heading or one.place.line < begin)
        label = "Text for everyone" if self._each.sort is Sort.AREA else "Text"
        yield _text((TEXT,), label, "", above, mine, rows=14)
        if self._each.sort is Sort.AREA and picks.second.is_on:
            help_ = "What is in their version of the plan. It ends the file, below its own heading."
            others = tuple(one for one in findings if one not in mine)
            yield _text(
                (YOUNG_PART,), picks.called("Text for children and young people"), help_, below, others, is_young=True
            )

    def _form_at(self, at: Path) -> tuple[Thing | Form, Key, Thing]:
        """What is at a path: a thing or a form, the key that has it, and the thing to which that key belongs."""
        found: Thing | Form = self._each.thing
        owner, key = self._each.thing, Key("", Text(), "")
        path = at
        if self._each.is_list and at:
            path = at[1:]
        if self._each.sort is Sort.CONFIGURATION and at[: len(self._plugin())] == self._plugin():
            path, found, owner = at[len(self._plugin()) :], PROGRESS, PROGRESS
        for step in path:
            if isinstance(found, Thing) and isinstance(step, str) and step in found.by_name:
                owner, key = found, found.by_name[step]
                found = _opened(key.form, owner)
            elif isinstance(found, Items) and isinstance(step, int):
                found = _opened(found.of, owner)
            else:
                raise NothingThereError
        if at and self._builder.node(at) is None and not self._may_be_added(at):
            raise NothingThereError
        return found, key, owner

    def _may_be_added(self, at: Path) -> bool:
        """Whether what a value would belong to is there; a list may begin with its first item."""
        above = at[:-1]
        if isinstance(at[-1], int):
            if at[-1] != self._builder.count(above):
                return False
            above = above if self._builder.node(above) is not None else above[:-1]
        return not above or above == self._plugin() or self._builder.node(above) is not None

    def _plugin(self) -> Path:
        """Where in the configuration the builder's own settings are."""
        root = self._builder.tree.root if self._builder.tree else None
        plugins = _value_of(root, "plugins")
        if isinstance(plugins, yaml.MappingNode):
            return ("plugins", "progress")
        for number, item in enumerate(plugins.value if isinstance(plugins, yaml.SequenceNode) else ()):
            if _value_of(item, "progress") is not None or item.value == "progress":
                return ("plugins", number, "progress")
        return ("plugins", 0, "progress")

    def _title(self, at: Path) -> str:
        if not at:
            return self._builder.text(("title",)) or title_of(self._each.file, self._each.sort)
        if isinstance(at[-1], int):
            what = without_article(self._thing_name(at))
            return self._builder.title(at) or f"New {what}"
        return label_of(str(at[-1]))

    def _thing_name(self, at: Path) -> str:
        found, _, _ = self._form_at(at)
        return found.what if isinstance(found, Thing) else "item"

    def _trail(self, at: Path) -> Iterator[tuple[str, str]]:
        for length in range(len(at)):
            path = at[:length]
            if not path or self._is_page(path):
                yield self._title(path), self._builder.address(path)

    def _is_page(self, path: Path) -> bool:
        try:
            self._form_at(path)
        except NothingThereError:
            return False
        return True

    def _remarks(self, shown: Mapping[Path, Field], at: Path) -> Iterator[Remark]:
        """All findings of the file, those of this page first."""
        here, elsewhere = [], []
        for path, problems in self._builder.located.items():
            for problem in problems:
                field = shown.get(path) or (self._text_field(shown, problem) if not path else None)
                if field:
                    here.append(Remark(problem, f"#{field.id}", field.label))
                elif path[: len(at)] == at or not at:
                    address = self._page_of(path)
                    elsewhere.append(Remark(problem, address, label_of(str(path[0])) if path else ""))
        yield from here
        yield from elsewhere

    def _text_field(self, shown: Mapping[Path, Field], problem: Problem) -> Field | None:
        texts = [shown[path] for path in ((TEXT,), (YOUNG_PART,)) if path in shown]
        return next((field for field in texts if problem in field.findings), None)

    def _page_of(self, path: Path) -> str:
        """The page of the item or value that holds a path."""
        for length in range(len(path), 0, -1):
            if (isinstance(path[length - 1], int) or length == 1) and self._is_page(path[:length]):
                return self._builder.address(path[:length]) + f"#f-{name_of(path)}"
        return self._builder.address(())


def _value_of(node: yaml.Node | None, key: str) -> yaml.Node | None:
    pairs = node.value if isinstance(node, yaml.MappingNode) else ()
    return next((value for name, value in pairs if key_of(name) == key), None)


def _opened(form: Form, owner: Thing) -> Thing | Form:
    """What a form's page shows: the keys of a thing, a list, or the form itself."""
    if isinstance(form, Inner):
        return form.thing or owner
    if isinstance(form, Either):
        return form.inner.thing or owner
    return form


def _section(heading: str, fields: Iterable[Field]) -> Section:
    section = Section(heading, tuple(fields))
    return replace(section, is_open=not heading or section.findings > 0)


def _text(
    path: Path,
    label: str,
    help_: str,
    body: str,
    findings: tuple[Problem, ...],
    *,
    rows: int = 12,
    is_young: bool = False,
) -> MarkdownText:
    inner = body.strip("\n")
    before = body[: len(body) - len(body.lstrip("\n"))] if inner else ""
    return MarkdownText(
        path=path,
        label=label,
        help=help_,
        value=inner,
        before=before,
        after=body[len(before) + len(inner) :],
        findings=findings,
        rows=rows,
        is_body=True,
        for_young_people=is_young,
        is_there=bool(body),
    )
