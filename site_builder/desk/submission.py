"""What somebody changed in a form: only what differs from what the form showed, value by value.

A field that nobody touched comes back as it was shown, and is not a change, however its value is written in the file. So
nothing is ever written that somebody did not ask for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from difflib import SequenceMatcher

from site_builder.desk.changes import Change, NewBody, Path
from site_builder.desk.fields import (
    Chosen,
    Dated,
    Field,
    Line,
    Lines,
    MarkdownText,
    OnePerLine,
    Ticked,
    path_of,
)
from site_builder.desk.forms import DeskForm
from site_builder.desk.nested_fields import Group, Listed, OneOfTwo
from site_builder.desk.record_files import Sort
from site_builder.desk.sections import TEXT, YOUNG_PART
from site_builder.desk.typed_dates import date_of
from site_builder.write import body_of, cut_at
from site_builder.write.file_text import BYTE_ORDER_MARK, FileText
from site_builder.write.new_update import slug

Submission = Mapping[str, tuple[str, ...]]
"""What a browser sent: the values of each name, with Unix line ends."""
LONGEST_ID = 40


def as_posted(items: Iterable[tuple[str, str]]) -> dict[str, tuple[str, ...]]:
    """What a browser sent, by name. Browsers send each line end of a text as two signs (HTML, "4.10.22.7")."""
    found: dict[str, tuple[str, ...]] = {}
    for name, value in items:
        found[name] = (*found.get(name, ()), value.replace("\r\n", "\n").replace("\r", "\n"))
    return found


def typed_anew(old: str, new: str) -> bytes:
    """A whole file that was retyped, with the line ends and the byte order mark that it had."""
    mark = BYTE_ORDER_MARK if old.startswith(BYTE_ORDER_MARK) else ""
    return (mark + (new.replace("\n", "\r\n") if "\r\n" in old else new)).encode()


def changes(form: DeskForm, posted: Submission, text: str = "") -> list[Change | NewBody]:
    """What was changed in a form that was made from `text`, in the order of its fields.

    Numbers of items are those of the file before any change; below a number that it does not have is a new item."""
    found: list[Change | NewBody] = []
    texts: dict[str, str] = {}
    for field in (field for section in form.sections for field in section.fields):
        if isinstance(field, MarkdownText) and field.is_body:
            if (new := _new_words(field, posted)) is not None:
                texts[str(field.path[0])] = new
        else:
            found += _of(field, posted)
    return [*found, *([NewBody(_body(form, text, texts))] if texts else [])]


def totals_of(posted: Submission) -> dict[Path, int]:
    """How many items each list has on the page, by its path."""
    found: dict[Path, int] = {}
    for name in posted:
        path = path_of(name.partition(".")[0])
        for length, step in enumerate(path):
            if isinstance(step, int):
                found[path[:length]] = max(found.get(path[:length], 0), step + 1)
    return found


def clashes(form: DeskForm, posted: Submission) -> list[OneOfTwo]:
    """The fields in which both a short value and keys of its own were typed, of which a file can have only one."""
    return [field for field in form.fields if isinstance(field, OneOfTwo) and _is_twice(field, posted)]


def _is_twice(field: OneOfTwo, posted: Submission) -> bool:
    plain = posted.get(field.plain.name, ("",))[0].strip()
    return not field.is_group and bool(plain) and any(_of(field.group, posted))


def _body(form: DeskForm, text: str, new: Mapping[str, str]) -> str:
    """The text below the keys, with one or both of its parts changed."""
    body = body_of(FileText(text).text)
    above, heading, below = cut_at(body, form.second_heading) if form.sort is Sort.AREA else (body, "", "")
    above, below = new.get(TEXT, above), new.get(YOUNG_PART, below)
    if below.strip() and not heading:
        above, heading = above.rstrip("\n") + "\n\n", f"## {form.second_heading}\n"
    if heading and not below.strip():
        return above.rstrip("\n") + "\n"
    return above + heading + below


def _new_words(field: Lines, posted: Submission) -> str | None:
    """The new text of a field of several lines, with the empty lines around it as they were; None if it is the same."""
    typed = posted.get(field.name, (field.value,))[0]
    new = typed.strip("\n") if isinstance(field, MarkdownText) else typed.strip()
    if typed == field.value or new == field.value or (not new.strip() and not field.value.strip()):
        return None
    if isinstance(field, MarkdownText) and not field.value:
        return f"\n{new}\n" if field.is_body else f"{new}\n"
    return f"{field.before}{new}{field.after}" if new.strip() else ""


def _of(field: Field, posted: Submission) -> Iterator[Change]:
    """The changes of one field and of all below it."""
    match field:
        case OnePerLine():
            yield from _of_lines(field, posted)
        case Lines():
            new = _new_words(field, posted)
            yield from _set(field, new) if new is not None else ()
        case Line():
            typed = posted.get(field.name, (field.value,))[0]
            if typed != field.value:
                yield from _set(field, typed.strip()) if typed.strip() != field.value else ()
        case Chosen():
            typed = posted.get(field.name, (field.value,))[0]
            yield from _set(field, typed) if typed != field.value else ()
        case Dated():
            new = _date(field, posted)
            yield from _set(field, new) if new != field.typed else ()
        case Ticked():
            yield from _of_ticks(field, posted)
        case Group():
            yield from _of_group(field, posted)
        case OneOfTwo():
            yield from _of(field.plain, posted) if not field.is_group else ()
            yield from _of_group(field.group, posted)
        case Listed():
            for inner in (*(row.field for row in field.rows if row.field), *field.blanks):
                yield from _of(inner, posted)


def _set(field: Field, new: str) -> Iterator[Change]:
    """Another value; without one the key goes."""
    if new:
        yield Change(field.path, new)
    elif field.is_there:
        yield Change(field.path, None)


def _date(field: Dated, posted: Submission) -> str:
    """The date that was typed, as a file has it."""
    if all(posted.get(name, shown) == shown for name, shown in field.shows.items()):
        return field.typed
    after = field.holding(posted)
    first, last = date_of(after.first), date_of(after.last)
    date = f"{first}/{last}" if last else first
    return f"{date} {(after.clock or '').strip()}".strip()


def _of_ticks(field: Ticked, posted: Submission) -> Iterator[Change]:
    if field.asked not in posted:
        return
    wanted = posted.get(field.name, ())
    gone = [number for number, value in enumerate(field.values) if value not in wanted]
    new = [value for value in dict.fromkeys(wanted) if value not in field.values]
    yield from _list_changed(field, gone, {}, new, len(field.values))


def _list_changed(
    field: Field, gone: Sequence[int], others: Mapping[int, str], new: Sequence[str], count: int
) -> Iterator[Change]:
    if count and len(gone) == count and not new:
        yield Change(field.path, None)
        return
    yield from (Change((*field.path, number), value) for number, value in others.items())
    yield from (Change((*field.path, count + number), value) for number, value in enumerate(new))
    yield from (Change((*field.path, number), None) for number in gone)


def _of_lines(field: OnePerLine, posted: Submission) -> Iterator[Change]:
    """The items that differ. One that is new between others moves those after it, for a list grows only at its end."""
    typed = posted.get(field.name, (field.value,))[0]
    if typed == field.value:
        return
    old = field.values
    wanted = [line if line in old else line.strip() for line in typed.split("\n") if line.strip() or line in old]
    gone: list[int] = []
    others: dict[int, str] = {}
    new: list[str] = []
    for kind, begin, end, first, last in SequenceMatcher(None, old, wanted, autojunk=False).get_opcodes():
        if kind == "equal":
            continue
        if last - first > end - begin and end < len(old):
            yield from _list_changed(field, [], dict(_moved_on(old, wanted)), wanted[len(old) :], len(old))
            yield from (Change((*field.path, number), None) for number in range(len(wanted), len(old)))
            return
        others |= dict(zip(range(begin, end), wanted[first:last], strict=False))
        gone += range(begin + last - first, end)
        new += wanted[first + end - begin : last]
    yield from _list_changed(field, gone, others, new, len(old))


def _moved_on(old: Sequence[str], wanted: Sequence[str]) -> Iterator[tuple[int, str]]:
    pairs = enumerate(zip(old, wanted, strict=False))
    yield from ((number, new) for number, (was, new) in pairs if was != new)


def _of_group(group: Group, posted: Submission) -> Iterator[Change]:
    """The changes of what has keys of its own; if none of its keys is left, it goes as a whole."""
    found = [change for field in (*group.fields, *group.more) for change in _of(field, posted)]
    there = {field.path for field in (*group.fields, *group.more) if field.is_there}
    if group.is_there and found and {change.path for change in found} == there and all(c.value is None for c in found):
        yield Change(group.path, None)
        return
    yield from _with_id(group, found) if found and not group.is_there else found


def _with_id(group: Group, found: list[Change]) -> list[Change]:
    """The changes, with an id made from the title or text where a new thing needs one and nobody typed it."""
    id_ = next((field for field in group.fields if field.path[-1] == "id" and field.required), None)
    if id_ is None or any(change.path == id_.path for change in found):
        return found
    words = next(
        (str(one.value) for one in found if one.path[:-1] == group.path and one.path[-1] in ("title", "text")), ""
    )
    return [Change(id_.path, slug(words)[:LONGEST_ID].strip("-")), *found] if words else found
