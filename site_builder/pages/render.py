"""Templates: one environment for all pages. They print; what they print is worked out in this folder's modules."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from site_builder.model.addresses import file_address
from site_builder.model.dates import Span, When, day_of
from site_builder.model.outputs import Page, root_from
from site_builder.model.prose import Prose, shortened
from site_builder.model.ratings import SHAPES, rating_words
from site_builder.model.site import Site
from site_builder.pages.explained import explained
from site_builder.pages.tables import in_boxes

DESCRIPTION_LENGTH = 160
HOME = ("Progress", "")
"""The first step of every trail."""


def time_of(moment: When | Span | date) -> Markup:
    """A date in words inside `<time>`, with the form that machines read (HTML, 4.5.14)."""
    if isinstance(moment, date):
        moment = day_of(moment)
    if isinstance(moment, When):
        return Markup('<time datetime="{}">{}</time>').format(moment, moment.words)
    if moment.is_one_date:
        return time_of(moment.first)
    begin = moment.words.removesuffix(f" to {moment.last.words}")
    return Markup('<time datetime="{}">{}</time> to {}').format(moment.first, begin, time_of(moment.last))


def html_of(text: Prose, root: str) -> Markup:
    """An author's converted and sanitised Markdown: the one thing that is not escaped again."""
    return Markup(text.html(root))


def explained_of(text: Prose, site: Site, root: str) -> Markup:
    """The same for a page of the site: terms of the glossary lead to their meaning, tables stand in boxes."""
    return Markup(in_boxes(explained(text.html(root), site.terms, root)))


def count_of(number: int, thing: str, things: str = "") -> str:
    """A number with its noun: "1 update", "13 updates", "no updates"."""
    return f"{number or 'no'} {thing if number == 1 else things or thing + 's'}"


def _templates() -> Environment:
    made = Environment(
        loader=PackageLoader("site_builder.pages", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters |= {"time": time_of, "html": html_of, "explained": explained_of}
    made.globals |= {
        "count": count_of,
        "rating_words": rating_words,
        "file_address": file_address,
        "shapes": SHAPES,
        "escape": escape,
    }
    return made


environment = _templates()


def render(template: str, site: Site, root: str, **values: object) -> str:
    """What a template prints. `root` leads from the page to the site's root."""
    return environment.get_template(template).render(site=site, settings=site.settings, root=root, **values)


def compose(page: Page, template: str, site: Site, **values: object) -> Page:
    """The page with its body filled in from a template."""
    root = site.settings.base_path if page.address == "404.html" else root_from(page.depth)
    body = render(template, site, root, page=page, **values)
    return replace(page, body=body, description=shortened(page.description, DESCRIPTION_LENGTH))
