"""axe-core with every rule, over every kind of page, in six modes."""

from __future__ import annotations

from collections.abc import Iterable

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

from .kinds import kind_of
from .modes import MODES, Colours, Mode
from .opening import Opened
from .server import Served

TOLD = """(violations) => violations.flatMap(({ id, nodes }) => nodes.map(({ target, any, all, none }) =>
    `${id}: ${target.join(" ")}: ${[...any, ...all, ...none].map(({ message }) => message).join("; ")}`))"""
"""Violations of axe, a line each."""

COLOURS = ("color-contrast", "link-in-text-block")
"""The rules about colours, which take as long as all others together."""

RUN = """async (left_out) => {
  // All rules but some, those for best practice and those still on trial too. One is never asked for: 7:1 (WCAG 1.4.6, AAA)
  // is more than the 4.5:1 that we ask of a council's own colours.
  const isAsked = (rule) => rule !== "color-contrast-enhanced" && !left_out?.includes(rule);
  const rules = axe.getRules().map(({ ruleId }) => [ruleId, { enabled: isAsked(ruleId) }]);
  const { violations } = await axe.run({ rules: Object.fromEntries(rules), resultTypes: ["violations"] });
  return (TOLD)(violations);
}""".replace("TOLD", TOLD)
RUN_ON_LOOKS = """async ([rules, seen]) => {
  // The rules about colours, on one text of each look that was not seen on another page. What lies apart from the flow
  // may have anything behind it, so it is always asked about.
  const looks = new Map();
  const asked = [];
  for (const element of document.querySelectorAll("body *")) {
    const hasText = [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim());
    if (!(hasText || element.matches("input, select, textarea")) || !look.isShown(element)) continue;
    const key = look.colours(element);
    if (key && (seen.includes(key) || looks.has(key))) continue;
    if (key) looks.set(key, element);
    asked.push(element);
  }
  if (!asked.length) return [[], []];
  const { violations } = await axe.run({ include: asked }, {
    runOnly: rules, resultTypes: ["violations"] });
  return [(TOLD)(violations), [...looks.keys()]];
}""".replace("TOLD", TOLD)
SHOWN = "[...document.querySelectorAll('body *')].map((one) => (look.isShown(one) ? one.localName : '')).join(' ')"
_looks: dict[Colours, set[str]] = {}
"""The looks of text that were asked about, on whichever page and in whichever window, in each mode of colours."""


def broken_rules(page: Page, modes: Iterable[Mode]) -> dict[str, list[str]]:
    """What breaks a rule on an open page in each mode: those about colours in all, every other in light colours. In others
    the same must be shown as in light ones of the same size."""
    page.evaluate(AXE_SCRIPT)
    found: dict[str, list[str]] = {}
    shown: dict[tuple[int, int], str] = {}
    for mode in sorted(modes, key=lambda mode: (mode.size, mode.colours != "light")):
        mode.apply(page)
        found[str(mode)] = faint_looks(page, mode)
        if mode.colours == "light":
            found[str(mode)] += page.evaluate(RUN, COLOURS)
            shown[mode.size] = page.evaluate(SHOWN)
        elif page.evaluate(SHOWN) != shown[mode.size]:
            found[str(mode)].append("shows other elements than in light colours")
    return found


def faint_looks(page: Page, mode: Mode) -> list[str]:
    """Which texts of looks that were not seen before in these colours break a rule about them."""
    seen = _looks.setdefault(mode.colours, set())
    found, new = page.evaluate(RUN_ON_LOOKS, [COLOURS, sorted(seen)])
    seen |= set(new) if not found else set()
    return list(found)


def test_every_kind_of_page_is_looked_at(exampleton: Served) -> None:
    assert [address for address in exampleton.site.pages if kind_of(address) is None] == []


def test_no_accessibility_rule_is_broken_in_any_mode(opened: Opened) -> None:
    assert {mode: found for mode, found in broken_rules(opened.page, MODES).items() if found} == {}
