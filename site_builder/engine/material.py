"""Material's stylesheet, cut to what our pages can contain: the theme's text blocks without its frame.

Of Material's 1,600 selectors nine in ten concern its header, drawer, search and scripts, which our pages do not have.
What stays depends on what Markdown, its extensions and our sanitiser can put on a page, never on the pages of one site:
one version of the theme gives the same bytes to every council."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache, reduce
from hashlib import sha256
from pathlib import Path

from site_builder import safe_html
from site_builder.cache import remembered_text
from site_builder.engine import style_rules
from site_builder.engine.style_rules import Compound, Rule, Selector, rules_of, text_of
from site_builder.engine.theme import UNUSED, Assets
from site_builder.pages import colours
from site_builder.problems import UnusableError
from site_builder.record.outputs import Output

FOLDER = "assets/stylesheets/"
_SHEET = "main.*.css"
"""Its name holds a hash of the theme's version."""

_CONTENT = "md-typeset"
"""The class of `main`. What comes before it in a selector is about `html` and `body`."""
_OF_FRAME = "md-"
"""The prefix of the classes of Material's own frame; those of content begin differently."""
_FOR_AUTHORS = {_CONTENT, "md-button", "md-button--primary"}
"""The exceptions: what Material's manual tells authors to write (Reference, Buttons)."""
_ON_COMPILED = {_CONTENT, "footnote", "footnote-ref", "footnote-backref"}
"""The classes of content on pages that we compile: their Markdown has no other extension that Material styles."""
_BY_EXTENSION = {"details", "summary", "figure", "figcaption", "small"}
"""Elements that no Markdown of a compiled page makes; our templates have some, and style them in their own way."""
_DRAWN_BY_US = ("table:not([class])", "[type=checkbox]", "[id=__comments]")
"""Material's names for tables and tick boxes in content, which our own stylesheet draws, and for readers' comments, which
no page has."""
_TOLD_BY_SCRIPT = ((re.compile(r"\.no-js (?=\.md-typeset )"), ""), (re.compile(r"\.focus-visible\b"), ":focus-visible"))
"""What Material's script signals by a class and we know anyway: that it does not run, and where the focus is."""
_BY_SCRIPT = {"js", "no-js", "giscus", "katex-html", "tabbed-button"}
_BY_SCRIPT |= {f"tabbed-control{kind}" for kind in ("", "--prev", "--next")}
"""Classes that are set by scripts that we do not ship."""
_OUR_ELEMENTS = {"html", "body", "main", "form", "button"}
"""What our frame contains besides what the sanitiser lets through."""
_OURS = {
    "*": ("transition", "animation", "outline", "-webkit-tap-highlight-color", "touch-action"),
    "html": (
        "height",
        "overflow-x",
        "font-size",
        "-webkit-text-size-adjust",
        "-moz-text-size-adjust",
        "text-size-adjust",
    ),
    "body": ("position", "display", "flex-direction", "width", "min-height", "font-", "color", "background-color"),
    "aside": ("font-", "color"),
    "input": ("font-", "color"),
    f".{_CONTENT}": ("font-size", "line-height"),
    "details": ("font-size", "border-radius", "box-shadow"),
    ".admonition": ("font-size", "border-radius", "box-shadow"),
    "summary": ("display",),
    "summary::marker": ("display",),
    "summary::-webkit-details-marker": ("display",),
    ".footnote-backref": ("font-size", "opacity", "transform"),
}
"""Prefixes of properties that our own stylesheet is responsible for, by subject: the frame and its sizes, motion,
the focus ring, and the space for pictures."""
_NAMED = re.compile(r"var\(\s*(--[\w-]+)")

Rules = tuple[Rule, ...]


@dataclass(frozen=True)
class Stylesheets:
    """The stylesheets of a site."""

    main: Output
    """The part of Material's stylesheet for every page."""
    blocks: Output
    """The part of it only for hand-written pages."""
    is_whole_needed: bool
    """Whether one of the council's own templates builds on Material's frame, which links to Material's own file."""

    @property
    def unused(self) -> tuple[str, ...]:
        """The prefixes of addresses of files that Material ships and no page of the site reads."""
        return UNUSED if self.is_whole_needed else (*UNUSED, f"{FOLDER}main.")

    def write(self, site: Path) -> None:
        """Writes the trimmed Material stylesheets into a site's folder."""
        for sheet in (self.main, self.blocks):
            file = site / sheet.path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(sheet.content)

    def of_page(self, ours: Assets, *, is_compiled: bool) -> tuple[str, ...]:
        """Addresses of a page's stylesheets in the order in which they are read, ours and the council's colours last."""
        blocks = () if is_compiled else (self.blocks.path,)
        return (self.main.path, *blocks, ours.address("progress.css"), ours.address(colours.NAME))


@dataclass(frozen=True)
class Trimmed:
    """Two stylesheets, the second to be loaded after the first."""

    every_page: str
    """Text, lists, tables, boxes that open: what every page needs."""
    blocks: str
    """What only the extensions of hand-written pages make: admonitions, tabs, highlighted code, keys and the like."""


def stylesheets(theme: Sequence[Path], own: Path | None, cache: Path) -> Stylesheets:
    """The stylesheets of a site, with Material's cached in `cache` by the hash of everything that they are made from.

    `theme` are the theme's folders, in order of precedence; `own` is that of the council's own templates.
    UnusableError if no folder contains Material's stylesheet."""
    sheet_file = next((file for folder in theme for file in sorted((folder / FOLDER).glob(_SHEET))), None)
    if sheet_file is None:
        raise UnusableError("The theme 'material' has no stylesheet; install the package mkdocs-material again.")
    sheet = sheet_file.read_text(encoding="utf-8")
    templates = "".join(file.read_text("utf-8", "replace") for file in sorted(own.rglob("*.html"))) if own else ""
    also = frame_classes(templates)
    text = remembered_text(cache / "stylesheets", _key(sheet, also), lambda: json.dumps(_as_pair(trimmed(sheet, also))))
    main, blocks = json.loads(text)
    return Stylesheets(_output("main", main), _output("blocks", blocks), "base.html" in templates)


def _as_pair(parts: Trimmed) -> tuple[str, str]:
    return parts.every_page, parts.blocks


def _key(sheet: str, also: Collection[str]) -> str:
    """The hash of what a trimmed stylesheet is made from: the theme's own, the rules of our modules, their parser."""
    rules = [Path(str(module.__file__)).read_text("utf-8") for module in (safe_html, style_rules)]
    parts = (sheet, sorted(also), Path(__file__).read_text("utf-8"), *rules, style_rules.PARSER)
    return sha256(json.dumps(parts).encode()).hexdigest()


def _output(name: str, text: str) -> Output:
    content = text.encode()
    return Output(f"{FOLDER}{name}.{sha256(content).hexdigest()[:8]}.css", content)


def trimmed(sheet: str, also: Collection[str] = ()) -> Trimmed:
    """The rules of Material's `sheet` that our pages can need, in their order.

    `also` names classes of Material's frame that a council's own templates use; their rules go to every page. Data
    images are left out, together with boxes that show nothing else: the policy of our pages blocks them."""
    return _trimmed(sheet, frozenset(also))


@lru_cache(maxsize=4)  # sites that are built in one process have one theme, and this takes longer than a small site
def _trimmed(sheet: str, also: frozenset[str]) -> Trimmed:
    steps: tuple[Callable[[Rules], Rules], ...] = (
        lambda rules: _where(rules, lambda selector: _can_match(selector, also)),
        _without_pictures,
        _without_ours,
        _with_names_in_use,
    )
    source = reduce(lambda text, pair: pair[0].sub(pair[1], text), _TOLD_BY_SCRIPT, sheet)
    rules = reduce(lambda rules, step: step(rules), steps, rules_of(source))
    classes = _ON_COMPILED.union(also)
    return Trimmed(
        text_of(_where(rules, lambda selector: _is_for_every_page(selector, classes))),
        text_of(_where(rules, lambda selector: not _is_for_every_page(selector, classes))),
    )


def frame_classes(template: str) -> frozenset[str]:
    """The classes of Material's frame that a council's own template names, for `also` of `trimmed`."""
    return frozenset(re.findall(rf"\b{_OF_FRAME}[\w-]+", template))


def _is_for_every_page(selector: Selector, classes: Collection[str]) -> bool:
    return selector.classes <= set(classes) and _BY_EXTENSION.isdisjoint(part.element for part in selector.compounds)


def _where(rules: Rules, keep: Callable[[Selector], bool]) -> Rules:
    """The rules with only the selectors that `keep` accepts; rules without selectors or declarations are dropped."""
    cut = (replace(rule, selectors=tuple(filter(keep, rule.selectors))) for rule in rules)
    return tuple(rule for rule in cut if rule.selectors and rule.sets)


def _can_match(selector: Selector, also: frozenset[str]) -> bool:
    """Whether our frame, or content that the sanitiser lets through, can contain what a selector requires."""
    parts = selector.compounds
    start = next((place for place, part in enumerate(parts) if _CONTENT in part.classes), 0)
    return all(map(_is_frame, parts[:start])) and all(_is_possible(part, also) for part in parts[start:])


def _is_frame(part: Compound) -> bool:
    """Whether `html` or `body` can match: on our pages neither has a class or an attribute that Material knows."""
    return part.element in ("", "*", "html", "body") and not part.classes and not part.attributes


def _is_possible(part: Compound, also: frozenset[str]) -> bool:
    return (
        part.element in safe_html.ELEMENTS | _OUR_ELEMENTS | {"", "*"}
        and all(not name.startswith(_OF_FRAME) or name in _FOR_AUTHORS | also for name in part.classes)
        and not _BY_SCRIPT.intersection(part.classes)
        and not _BY_SCRIPT.intersection(part.without)
        and all(safe_html.lets_through(wanted.name, wanted.value) for wanted in part.attributes)
    )


def _without_pictures(rules: Rules) -> Rules:
    """The rules without data images, and without the boxes beside the text that only show one."""
    images = {name for rule in rules for name, value in rule.sets if name.startswith("--") and _holds_data(value)}
    boxes = {box for rule in rules if any(_shows(value, images) for _, value in rule.sets) for box in _boxes(rule)}
    boxes |= {box for rule in rules if not boxes.isdisjoint(_boxes(rule)) for box in _boxes(rule)}
    visible = _setting(rules, lambda _, value: not _shows(value, images))
    return _where(visible, lambda selector: selector.subject not in boxes)


def _boxes(rule: Rule) -> set[str]:
    """The boxes before or after an element that a rule draws."""
    return {selector.subject for selector in rule.selectors if selector.pseudo_element}


def _shows(value: str, images: Collection[str]) -> bool:
    """Whether a value contains a data image or the custom property of one."""
    return _holds_data(value) or not set(images).isdisjoint(_NAMED.findall(value))


def _holds_data(value: str) -> bool:
    return re.search(r"url\(\s*[\"']?data:", value) is not None


def _setting(rules: Rules, keep: Callable[[str, str], bool]) -> Rules:
    """The rules with only the properties that `keep` accepts, by name and value."""
    return tuple(replace(rule, sets=tuple(pair for pair in rule.sets if keep(*pair))) for rule in rules)


def _without_ours(rules: Rules) -> Rules:
    """The rules without what we draw and what `_OURS` names; each selector of a list is judged by itself."""
    rest = _where(rules, lambda selector: not any(name in selector.text for name in _DRAWN_BY_US))
    return tuple(part for rule in rest for part in _by_subject(rule))


def _by_subject(rule: Rule) -> Iterable[Rule]:
    """A rule, split if its selectors differ in what is left for them to set."""
    left: dict[tuple[tuple[str, str], ...], list[Selector]] = {}
    for selector in rule.selectors:
        ours = tuple(start for name in ("*", *selector.names) for start in _OURS.get(name, ()))
        left.setdefault(tuple(pair for pair in rule.sets if not pair[0].startswith(ours)), []).append(selector)
    return (replace(rule, selectors=tuple(found), sets=sets) for sets, found in left.items() if sets)


def _with_names_in_use(rules: Rules) -> Rules:
    """The rules with the custom properties that are used, even if only by another one."""
    names = {name for rule in rules for _, value in rule.sets for name in _NAMED.findall(value)}
    setting = _where(_setting(rules, lambda name, value: not name.startswith("--") or name in names), lambda _: True)
    return setting if setting == rules else _with_names_in_use(setting)
