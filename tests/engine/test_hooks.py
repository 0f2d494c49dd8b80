"""A hook that MkDocs could not call, or whose value it could not use, is named; any other is called as it is."""

from __future__ import annotations

from pathlib import Path
from runpy import run_path
from types import SimpleNamespace
from typing import Any

import pytest

from site_builder.engine.hooks import hold_hooks, unknown_event
from site_builder.problems import UnusableError

WRONG = {
    "gives a number": ("def on_page_markdown(text, **_):\n    return 5\n", "line 1, ", "it gives back a value of the type int, where MkDocs needs str, or nothing"),
    "takes too little": ("def on_page_markdown(text):\n    return text\n", "line 1, ", "MkDocs cannot call it: on_page_markdown() got an unexpected keyword argument 'page'"),
    "a lambda": ("on_page_markdown = lambda text, **_: 5\n", "line 1, ", "it gives back a value of the type int, where MkDocs needs str, or nothing"),
    "a class that takes nothing": ("class on_page_markdown:\n    pass\n", "", "MkDocs cannot call it: on_page_markdown() takes no arguments"),
    "a class that is made": ("class on_page_markdown:\n    def __init__(self, text, page): ...\n", "", "it gives back a value of the type on_page_markdown, where MkDocs needs str, or nothing"),
    "what comes from elsewhere": ("from fractions import Fraction as on_page_markdown\n", "", "MkDocs cannot call it: Fraction.__new__() got an unexpected keyword argument 'page'"),
}  # fmt: skip


def event(text: str, root: Path, name: str = "page_markdown") -> Any:
    """The method that MkDocs would call, of a hook of a council."""
    (root / "own.py").write_text(text, "utf-8")
    own = SimpleNamespace(**run_path(str(root / "own.py")))
    methods = {name: [vars(own)[f"on_{name}"]]}
    hold_hooks(methods, {"own.py": own}, root)
    return methods[name][0]


@pytest.mark.parametrize("how", WRONG)
def test_a_hook_that_mkdocs_cannot_use_is_named(how: str, tmp_path: Path) -> None:
    text, line, said = WRONG[how]
    with pytest.raises(UnusableError) as refused:
        event(text, tmp_path)("Text.", page=None)
    assert str(refused.value) == (
        f"The hook own.py failed in {line}on_page_markdown: {said}. Correct it, or remove it from 'hooks' in mkdocs.yml."
    )


def test_a_text_that_a_hook_reads_itself_is_one(tmp_path: Path) -> None:
    held = event("def on_page_read_source(page, **_):\n    return page\n", tmp_path, "page_read_source")
    assert held(page="Text.") == "Text."
    with pytest.raises(UnusableError, match="the type int, where MkDocs needs str"):
        held(page=7)


def test_a_hook_that_does_as_it_should_or_fails_itself_is_left_alone(tmp_path: Path) -> None:
    begin = "def on_page_markdown(text, **_):\n"
    assert event(f"{begin}    return text + '!'\n", tmp_path)("Text", page=None) == "Text!"
    assert event("on_page_markdown = lambda text, **_: text + '!'\n", tmp_path)("Text", page=None) == "Text!"
    assert event(f"{begin}    pass\n", tmp_path)("Text", page=None) is None
    with pytest.raises(TypeError, match="unsupported operand"):
        event(f"{begin}    return 1 + text\n", tmp_path)("Text", page=None)


def test_an_event_that_mkdocs_does_not_have_is_named_with_its_hook(tmp_path: Path) -> None:
    own = SimpleNamespace(__file__=str(tmp_path / "own.py"), on_monday=print, on_call="Sam")
    foreign = SimpleNamespace(__file__="/elsewhere/own.py", on_tuesday=print)
    assert unknown_event("monday", [foreign, own], tmp_path) == (
        "The hook own.py has 'on_monday', and MkDocs has no event of that name and stops there; let its name begin with "
        "another word than 'on_'."
    )
    assert not unknown_event("call", [own], tmp_path)
    assert not unknown_event("tuesday", [foreign, own], tmp_path)
