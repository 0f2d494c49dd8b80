"""Templates: one environment per language. They only print; `views/` works out what they print."""

from __future__ import annotations

from collections.abc import MutableMapping
from dataclasses import replace
from datetime import date
from functools import lru_cache, partial
from pathlib import Path
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from site_builder.drawings.shapes import outline
from site_builder.edition import Edition
from site_builder.html.finished import finished
from site_builder.messages import Messages, upper_first
from site_builder.pages.compiled import CompiledBeside
from site_builder.pages.texts import cited_of, explained_of, html_of, inside_of, linked, moved_text, moved_texts
from site_builder.record.addresses import file_address
from site_builder.record.dates import Span, When, day_of
from site_builder.record.outputs import Page, root_from
from site_builder.record.promises import Promise
from site_builder.record.prose import shortened
from site_builder.views.article import Origin
from site_builder.views.promises import Due

DESCRIPTION_LENGTH = 160
STEPS = {
    "progress": "",
    "updates": "updates/",
    "plan": "plan/",
    "promises": "promises/",
}
"""The pages that are above others, by the name of their title in the catalogue, besides those of the second version."""


def trail(edition: Edition, *names: str) -> tuple[tuple[str, str], ...]:
    """The way to a page: title and address of the progress page and of each of the named `STEPS` below it."""
    second = edition.council.second_version
    steps = STEPS | {"young_people": second.home, "teenagers": second.teenagers}
    return tuple((edition.messages.plain(f"titles.{name}"), steps[name]) for name in ("progress", *names))


def empty_page(edition: Edition, name: str, section: str = "", **values: object) -> Page:
    """A page at the address of its name, with its title and description from the catalogue and an empty body."""
    messages = edition.messages
    description = messages.plain(f"{name}.description", **values)
    title = messages.plain(f"titles.{name}")
    return Page(f"{name.replace('_', '-')}/", title, description, body="", section=section, trail=trail(edition))


def link(address: str, words: str, rel: str = "") -> Markup:
    """A link for the middle of a sentence."""
    kind = f' rel="{escape(rel)}"' if rel else ""
    return Markup(f'<a{kind} href="{escape(address)}">{escape(words)}</a>')


def strong(words: str) -> Markup:
    """Emphasised words in a sentence."""
    return Markup(f"<strong>{escape(words)}</strong>")


class Dates:
    """Dates in the words of one language, as templates print them."""

    def __init__(self, messages: Messages) -> None:
        self._messages = messages

    def words(self, moment: When | Span) -> str:
        """A date as plain words, where HTML is not possible."""
        return moment.words(self._messages)

    def time(self, moment: When | Span | date) -> Markup:
        """A date in words inside `<time>`, with the form that machines read (HTML, 4.5.14)."""
        if isinstance(moment, date):
            moment = day_of(moment)
        if isinstance(moment, When):
            return self._time(moment, moment.words(self._messages))
        if moment.is_one_date:
            return self.time(moment.first)
        first = self._time(moment.first, moment.first_words(self._messages))
        return self._messages.html("dates.span", first=first, last=self.time(moment.last))

    def on(self, moment: When | date) -> Markup:
        """The same within a sentence: "on 17 July 2025", and "in July 2025" where no day is known."""
        is_month = isinstance(moment, When) and not moment.is_day
        return self._messages.html("dates.in_month" if is_month else "dates.on_day", date=self.time(moment))

    def due(self, promise: Promise | Due) -> str | Markup:
        """When a promise is due: its author's words, or its date."""
        return promise.due_text or (self.time(promise.due) if promise.due else "")

    def due_said(self, promise: Promise | Due) -> Markup:
        """The same in a phrase that says how firm it is: "Expected by December 2023"; of the council's own: "Due December 2023"."""
        is_stretch = promise.due and not promise.due.is_one_date
        way = "words" if promise.due_text else "for" if is_stretch else "by"
        firm = "own" if promise.is_own else promise.nature.value
        return self._messages.html(f"due.{firm}_{way}", due=self.due(promise))

    def _time(self, moment: When, words: str) -> Markup:
        return Markup(f'<time datetime="{moment}">{escape(words)}</time>')


def sources_of(messages: Messages, origin: Origin, root: str) -> Markup:
    """What a text was written from, for the middle of a sentence: its sources by name, or how many there are."""
    if origin.count:
        return escape(messages.count("updates.these_sources", origin.count))
    addresses = [(source.address(root), source.title) for source in origin.sources]
    names = [messages.html("updates.source", title=link(*name) if name[0] else name[1]) for name in addresses]
    return Markup(messages.listed([str(name) for name in names]))


class _Templates(Environment):
    """All templates have the same globals: Jinja would look through a chain of two for each one that a template imports."""

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """As Jinja's, without a second mapping where nobody asks for one."""
        return super().make_globals(d) if d else self.globals


_COMPILED = CompiledBeside(Path(__file__).parent / "templates")
"""For all languages: what they print differs, and no template asks a filter about a word of its own."""


@lru_cache(maxsize=4)
def environment(messages: Messages) -> Environment:
    """The templates in one language; four are cached. The key is the `Messages` themselves, not a language's name, so
    that two councils with texts of their own never mix, in whatever order or threads they are built."""
    templates = _Templates(
        loader=PackageLoader("site_builder.pages", "templates"),
        auto_reload=False,  # they come with the package; to ask for each one's time on disk is work for nothing
        autoescape=True,
        bytecode_cache=_COMPILED,
        optimized=False,  # nothing in them is worked out beforehand; to look for it takes time for each template
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    dates = Dates(messages)
    templates.filters |= {
        "time": dates.time,
        "on": dates.on,
        "words": dates.words,
        "due": dates.due,
        "due_said": dates.due_said,
        "upper_first": upper_first,
        "html": html_of,
        "explained": partial(explained_of, messages),
        "cited": partial(cited_of, messages),
        "inside": inside_of,
        "linked": linked,
        "moved": moved_text,
        "all_moved": moved_texts,
        "sources": partial(sources_of, messages),
    }
    templates.globals |= {
        "text": messages.html,
        "plain": messages.plain,
        "count": messages.count,
        "forms": messages.forms,
        "language": messages.tag,
    }
    templates.globals |= {
        "link": link,
        "strong": strong,
        "escape": escape,
        "file_address": file_address,
        "outline": outline,
    }
    return templates


def show(template: str, view: object, messages: Messages, root: str) -> str:
    """What a template is given from a view; it sees nothing else."""
    return environment(messages).get_template(template).render(view=view, root=root)


def compose(page: Page, template: str, view: object, edition: Edition) -> Page:
    """The page with the body that a template makes from its view."""
    root = edition.base_path if page.address == "404.html" else root_from(page.depth)
    messages = edition.messages
    inputs = (template, view, messages, root)
    body = edition.memory.recall("pages", inputs, lambda: finished(show(template, view, messages, root), messages))
    return replace(page, body=body, description=shortened(page.description, DESCRIPTION_LENGTH))
