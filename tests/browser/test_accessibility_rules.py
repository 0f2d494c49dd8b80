"""axe-core with every rule, over every kind of page, in six modes."""

from __future__ import annotations

from collections.abc import Iterable

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

from .kinds import kind_of
from .modes import MODES, Mode, visit
from .server import Served

RUN = """async (isLight) => {
  // All rules, those for best practice and those still on trial too. One asks for 7:1 (WCAG 1.4.6, AAA), more than
  // the 4.5:1 that we ask of a council's own colours. In other colours those that look at colours: the rest would find
  // the same again, as long as the same elements are shown.
  const ofColour = ["color-contrast", "link-in-text-block"];
  const isAsked = (rule) => (isLight ? rule !== "color-contrast-enhanced" : ofColour.includes(rule));
  const rules = axe.getRules().map(({ ruleId }) => [ruleId, { enabled: isAsked(ruleId) }]);
  const { violations } = await axe.run({ rules: Object.fromEntries(rules), resultTypes: ["violations"] });
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target, any, all, none }) =>
    `${id}: ${target.join(" ")}: ${[...any, ...all, ...none].map(({ message }) => message).join("; ")}`));
}"""
SHOWN = "[...document.querySelectorAll('body *')].map((one) => (look.isShown(one) ? one.localName : '')).join(' ')"


def broken_rules(page: Page, modes: Iterable[Mode]) -> dict[str, list[str]]:
    """What breaks a rule on an open page in each mode; modes of one size must show the same elements, whatever the
    colours."""
    page.evaluate(AXE_SCRIPT)
    found: dict[str, list[str]] = {}
    shown: dict[tuple[int, int], str] = {}
    for mode in sorted(modes, key=lambda mode: (mode.size, mode.colours != "light")):
        mode.apply(page)
        found[str(mode)] = page.evaluate(RUN, mode.colours == "light")
        if shown.setdefault(mode.size, now := page.evaluate(SHOWN)) != now:
            found[str(mode)].append("shows other elements than in light colours")
    return found


def test_every_kind_of_page_is_looked_at(exampleton: Served) -> None:
    assert [address for address in exampleton.site.pages if kind_of(address) is None] == []


def test_no_accessibility_rule_is_broken_in_any_mode(page: Page, exampleton: Served, address: str) -> None:
    visit(page, exampleton, address)
    assert {mode: found for mode, found in broken_rules(page, MODES).items() if found} == {}
