"""For whom the second version of the site's words is, where it is and how it is written, as `mkdocs.yml` says it."""

from __future__ import annotations

import re

from site_builder.codes import Code
from site_builder.problems import listed, quoted
from site_builder.read.contacts import is_chosen, is_switched_off
from site_builder.read.documents import read_aliases
from site_builder.read.fields import Fields
from site_builder.record.addresses import OF_THE_THEME, RESERVED
from site_builder.record.aliases import Alias
from site_builder.record.second_version import EASY_READERS, PATH, USUAL_READERS, SecondVersion, WritingRules
from site_builder.record.setting_keys import SEGMENT

_LONGEST = 60
"""Characters of the first part of its addresses."""


def read_second_version(plugin: Fields) -> SecondVersion:
    """The second version; the one for children and young people without the key."""
    if not is_chosen(plugin, "second_version", "a site without a second version"):
        is_on = not is_switched_off(plugin, "second_version")
        return SecondVersion(is_on=is_on, place=plugin.place_of("second_version"))
    inner = plugin.inner("second_version")
    assert inner is not None  # as was just seen
    rules = inner.choice("rules", WritingRules) or WritingRules.CHILD
    return SecondVersion(
        path=_path(inner),
        readers=_readers(inner) or (EASY_READERS if rules is WritingRules.EASY_READ else USUAL_READERS),
        rules=rules,
        aliases=_aliases(inner),
        place=inner.place,
        places=inner.places,
    )


def _path(inner: Fields) -> str:
    """The first part of its addresses; ours after a finding."""
    path = inner.text("path")
    if path and not re.fullmatch(SEGMENT, path):
        message = f"'path' is {quoted(path)}; write one part of an address in small letters, digits and '-', such as easy-read."
        inner.add(inner.place_of("path"), Code.ADDRESS, message)
        return PATH
    if len(path) > _LONGEST:
        message = f"'path' is {quoted(path)}, which has {len(path)} characters; write at most {_LONGEST}: people type it, and no disk keeps a name of over 255."
        inner.add(inner.place_of("path"), Code.ADDRESS, message)
        return PATH
    if path in (RESERVED | OF_THE_THEME) - {PATH}:
        message = f"'path' is {quoted(path)}, where the builder puts other pages; choose another, such as easy-read."
        inner.add(inner.place_of("path"), Code.ADDRESS_CLASH, message)
        return PATH
    return path or PATH


def _aliases(inner: Fields) -> tuple[Alias, ...]:
    """Where its home page was before: folders, below which were its other pages."""
    found = read_aliases(inner)
    for alias in found:
        if alias.query or not re.fullmatch(SEGMENT, alias.path.strip("/")):
            message = f"The alias {quoted(alias.typed)} is not where a second version was; write the address of its home page, such as /young-people/."
            inner.add(inner.places[f"aliases/{alias.typed}"], Code.ALIAS, message)
    return tuple(one for one in found if not one.query and re.fullmatch(SEGMENT, one.path.strip("/")))


def _readers(inner: Fields) -> str:
    """Whom it is for, without the "for" that stands before it on each page."""
    readers = inner.text("for")
    if readers.casefold().startswith("for "):
        rest = readers[4:].strip()
        message = f"'for' is {quoted(readers)}, and pages put 'for' before it; write {listed([quoted(rest)])}."
        inner.add(inner.place_of("for"), Code.UNKNOWN_WORD, message)
        return rest
    return readers
