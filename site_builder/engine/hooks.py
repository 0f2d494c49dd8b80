"""A council's hooks take what MkDocs hands them, and return what it can use, or they are named."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import wraps
from pathlib import Path
from typing import Any

from site_builder.blame import is_own_code, own_code_at_fault
from site_builder.problems import UnusableError

Method = Callable[..., Any]
_SOURCE = "page_read_source"
"""The only event whose methods are given no item and give one back: the text of a page."""


def hold_hooks(events: Mapping[str, list[Method]], root: Path) -> None:
    """Makes each hook of a council name itself where MkDocs could not call it, or could not use what it returns.

    `events` are the methods that MkDocs calls for each event, as `PluginCollection.events` holds them; those of plugins
    stay as they are. MkDocs itself would fail later, in code of its own."""
    root = root.resolve()
    for event, methods in events.items():
        methods[:] = [_held(method, event, root) if _is_hook(method, root) else method for method in methods]


def _is_hook(method: Method, root: Path) -> bool:
    code = getattr(method, "__code__", None)
    return code is not None and is_own_code(Path(code.co_filename).resolve(), root)


def _held(hook: Method, event: str, root: Path) -> Method:
    @wraps(hook)
    def held(*item: Any, **context: Any) -> Any:
        try:
            given = hook(*item, **context)
        except TypeError as error:
            if own_code_at_fault(error, root):
                raise
            raise UnusableError(_said(hook, root, f"MkDocs cannot call it: {error}")) from error
        needed = type(item[0]) if item else str if event == _SOURCE else object
        if given is not None and not isinstance(given, needed):
            kind = type(given).__name__
            words = f"it gives back a value of the type {kind}, where MkDocs needs {needed.__name__}, or nothing"
            raise UnusableError(_said(hook, root, words))
        return given

    return held


def _said(hook: Method, root: Path, what: str) -> str:
    code = hook.__code__
    file = Path(code.co_filename).resolve().relative_to(root).as_posix()
    return (
        f"The hook {file} failed in line {code.co_firstlineno}, {hook.__name__}: {what}. "
        "Correct it, or remove it from 'hooks' in mkdocs.yml."
    )
