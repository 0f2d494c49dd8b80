"""A template that was compiled before is not taken for what it says now."""

from __future__ import annotations

from jinja2 import DictLoader, Environment

from site_builder.pages.compiled import Compiled


def test_a_template_that_has_changed_is_compiled_again() -> None:
    compiled = Compiled()

    def says(words: str) -> str:
        return (
            Environment(loader=DictLoader({"page": words}), bytecode_cache=compiled, autoescape=True)
            .get_template("page")
            .render()
        )

    assert [says("Old"), says("Old"), says("New")] == ["Old", "Old", "New"]
