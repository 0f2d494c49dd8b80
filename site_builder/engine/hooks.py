"""A council's hooks take what MkDocs hands them, and return what it can use, or they are named."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

from site_builder.blame import is_own_code, own_code_at_fault
from site_builder.problems import UnusableError

Method = Callable[..., Any]
_SOURCE = "page_read_source"
"""The only event whose methods are given no item and give one back: the text of a page."""


def hold_hooks(events: Mapping[str, list[Method]], hooks: Mapping[str, Any], root: Path) -> None:
    """Makes each hook of a council name itself where MkDocs could not call it, or could not use what it returns.

    `events` are the methods that MkDocs calls for each event, as `PluginCollection.events` holds them; those of plugins
    stay as they are. `hooks` are the modules that `hooks` of mkdocs.yml names. MkDocs itself would fail later, in code of
    its own."""
    root = root.resolve()
    for event, methods in events.items():
        named = {id(vars(module).get(f"on_{event}")): name for name, module in hooks.items()}
        methods[:] = [_held(one, event, named[id(one)], root) if id(one) in named else one for one in methods]


def unknown_event(event: str, modules: Iterable[Any], root: Path) -> str:
    """What is wrong with the hook that has a function for an event which MkDocs does not have; "" if no hook has it."""
    root = root.resolve()
    for module in modules:
        typed = getattr(module, "__file__", None)
        file = Path(typed).resolve() if typed else None
        if file and is_own_code(file, root) and callable(vars(module).get(f"on_{event}")):
            name = file.relative_to(root).as_posix()
            return (
                f"The hook {name} has 'on_{event}', and MkDocs has no event of that name and stops there; let its name "
                "begin with another word than 'on_'."
            )
    return ""


def _held(method: Method, event: str, hook: str, root: Path) -> Method:
    def held(*item: Any, **context: Any) -> Any:
        try:
            given = method(*item, **context)
        except TypeError as error:
            if own_code_at_fault(error, root):
                raise
            raise UnusableError(_said(method, event, hook, root, f"MkDocs cannot call it: {error}")) from error
        needed = type(item[0]) if item else str if event == _SOURCE else object
        if given is not None and not isinstance(given, needed):
            kind = type(given).__name__
            words = f"it gives back a value of the type {kind}, where MkDocs needs {needed.__name__}, or nothing"
            raise UnusableError(_said(method, event, hook, root, words))
        return given

    return held


def _said(method: Method, event: str, hook: str, root: Path, what: str) -> str:
    """A class, or what another library made, has no line."""
    code, line = getattr(method, "__code__", None), ""
    file = Path(code.co_filename).resolve() if code else None
    if code and file and is_own_code(file, root):
        hook, line = file.relative_to(root).as_posix(), f"line {code.co_firstlineno}, "
    return f"The hook {hook} failed in {line}on_{event}: {what}. Correct it, or remove it from 'hooks' in mkdocs.yml."
