"""Finishes a hand-written page after an engine, whichever it is, has converted it."""

from __future__ import annotations

from functools import cached_property
from typing import Any

from markupsafe import Markup, escape

from site_builder.copies import Copies
from site_builder.engine import Task
from site_builder.frames import Look, slot_values, surroundings
from site_builder.hand_written import PageSafety, rendered
from site_builder.html.dated import held_together
from site_builder.html.explained import explained
from site_builder.html.finished import finished
from site_builder.html.sized import sized
from site_builder.html.tables import in_boxes
from site_builder.problems import UnusableError
from site_builder.record.outputs import root_from
from site_builder.safe_html import cleaned


class Finish:
    """Finishes the hand-written pages of one build."""

    def __init__(self, task: Task, copies: Copies) -> None:
        self._task = task
        self._copies = copies

    @cached_property
    def _safety(self) -> PageSafety:
        return PageSafety(self._task.edition)

    def content(self, file: str, address: str, html: str, typed: str) -> str:
        """The HTML of a page without what is not allowed there, and then as on our own pages: terms explained, dates
        marked, tables in boxes. `file` is its path from the root, `typed` its source.

        UnusableError if something is not allowed there; a preview says so and shows the rest."""
        if message := self._safety.refusal(file, html, typed):
            if not self._task.is_preview:
                raise UnusableError(message)
            self._task.say(message)
        edition = self._task.seen
        linked = explained(cleaned(html), edition.record.terms, root_from(address.count("/")))
        whole = sized(in_boxes(linked, edition.messages), address, self._copies.shown)
        return held_together(finished(whole, edition.messages))

    def values(self, file: str, address: str, title: str, content: str, look: Look) -> dict[str, Any]:
        """What the theme's templates need from us for a page with finished content."""
        edition, root = self._task.seen, root_from(address.count("/"))
        slots = slot_values(rendered(edition, file, address, title, content), edition, root)
        head = {name: Markup(value) for name, value in slots.items()}  # escaped already
        heading = "" if "<h1" in content else f"<h1>{escape(title)}</h1>"
        ours = {"head": head, "content": heading + content, "stylesheets": look.stylesheets_by_hand}
        return surroundings(edition, look, root) | ours
