"""A hook that MkDocs could not call, or whose value it could not use, is named; any other is called as it is."""

from __future__ import annotations

from pathlib import Path
from runpy import run_path
from typing import Any

import pytest

from site_builder.engine.hooks import hold_hooks
from site_builder.problems import UnusableError

WRONG = {
    "gives a number": ("def event(text, **_):\n    return 5\n", "it gives back a value of the type int, where MkDocs needs str, or nothing"),
    "takes too little": ("def event(text):\n    return text\n", "MkDocs cannot call it: event() got an unexpected keyword argument 'page'"),
}  # fmt: skip


def event(text: str, root: Path) -> Any:
    """The method that MkDocs would call, of a hook of a council."""
    (root / "own.py").write_text(text, "utf-8")
    methods = {"page_markdown": [run_path(str(root / "own.py"))["event"]]}
    hold_hooks(methods, root)
    return methods["page_markdown"][0]


@pytest.mark.parametrize("how", WRONG)
def test_a_hook_that_mkdocs_cannot_use_is_named(how: str, tmp_path: Path) -> None:
    text, said = WRONG[how]
    with pytest.raises(UnusableError) as refused:
        event(text, tmp_path)("Text.", page=None)
    assert str(refused.value) == (
        f"The hook own.py failed in line 1, event: {said}. Correct it, or remove it from 'hooks' in mkdocs.yml."
    )


def test_a_text_that_a_hook_reads_itself_is_one(tmp_path: Path) -> None:
    (tmp_path / "own.py").write_text("def on_page_read_source(page, **_):\n    return page\n", "utf-8")
    methods = {"page_read_source": [run_path(str(tmp_path / "own.py"))["on_page_read_source"]]}
    hold_hooks(methods, tmp_path)
    assert methods["page_read_source"][0](page="Text.") == "Text."
    with pytest.raises(UnusableError, match="the type int, where MkDocs needs str"):
        methods["page_read_source"][0](page=7)


def test_a_hook_that_does_as_it_should_or_fails_itself_is_left_alone(tmp_path: Path) -> None:
    assert event("def event(text, **_):\n    return text + '!'\n", tmp_path)("Text", page=None) == "Text!"
    assert event("def event(text, **_):\n    pass\n", tmp_path)("Text", page=None) is None
    with pytest.raises(TypeError, match="unsupported operand"):
        event("def event(text, **_):\n    return 1 + text\n", tmp_path)("Text", page=None)
