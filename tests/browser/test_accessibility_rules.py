"""axe-core with every rule, over every kind of page, in six modes."""

from __future__ import annotations

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

from .kinds import kind_of
from .modes import MODES, visit
from .server import Served

RUN = """async () => {
  // All rules, those for best practice and those still on trial too. One asks for 7:1 (WCAG 1.4.6, AAA), more than
  // the 4.5:1 that we ask of a council's own colours.
  const rules = axe.getRules().map(({ ruleId }) => [ruleId, { enabled: ruleId !== "color-contrast-enhanced" }]);
  const { violations } = await axe.run({ rules: Object.fromEntries(rules), resultTypes: ["violations"] });
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target, any, all, none }) =>
    `${id}: ${target.join(" ")}: ${[...any, ...all, ...none].map(({ message }) => message).join("; ")}`));
}"""


def test_every_kind_of_page_is_looked_at(exampleton: Served) -> None:
    assert [address for address in exampleton.site.pages if kind_of(address) is None] == []


def test_no_accessibility_rule_is_broken_in_any_mode(page: Page, exampleton: Served, address: str) -> None:
    visit(page, exampleton, address)
    page.evaluate(AXE_SCRIPT)
    broken = {}
    for mode in MODES:
        mode.apply(page)
        broken[str(mode)] = page.evaluate(RUN)
    assert {mode: found for mode, found in broken.items() if found} == {}
