"""YAML as people write it, each value in any style, with notes and empty lines anywhere; and what a plain reader makes of it."""

from __future__ import annotations

from pathlib import Path

import yaml
from hypothesis import strategies as st

SITES = Path(__file__).parent.parent / "sites"
SEEDS = {
    path.relative_to(SITES).parts[1:]: path.read_bytes().decode("utf-8")
    for path in sorted(SITES.glob("*/**/*"))
    if path.suffix in (".md", ".yml") and "expected" not in path.parts and path.name != "README.md"
}
"""The files of the made-up and the frozen site, by their path below the site; of two with one name, the later."""
FILES = {"/".join(parts): text for parts, text in SEEDS.items() if text.startswith("---") or parts[-1].endswith(".yml")}

WORDS = ["no", "12:30", "2025-03", "Visit", "Homes: cold", "it's", 'say "so"', "# 1", "a #b", "ŵyl 🎤", "{a}", "[1]"]
WORDS += [
    "- x",
    "&a",
    "*a",
    "!x",
    "%",
    "@b",
    "`c`",
    "~",
    "null",
    "0x1F",
    "true",
    "a, b",
    "1e3",
    "\\n",
    "'",
    "?",
    ": ",
    "|",
]
lines = st.lists(st.sampled_from(WORDS), min_size=1, max_size=4).map(" ".join) | st.text(
    st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Cf", "Zl", "Zp", "Cn"]), max_size=12
)
values = lines.map(str.strip).filter(lambda value: all(sign.isprintable() or sign == " " for sign in value))
"""Values of one line."""
texts = st.lists(values, min_size=1, max_size=4).map("\n".join).map(str.strip)
"""Values of one line or more."""
keys = st.sampled_from(["title", "date", "note", "areas", "url", "text", "a b", "id", "no"])
nested = st.recursive(
    texts,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(keys, inner, max_size=3),
    max_leaves=8,
)


def plainly(text: str) -> object:
    """What PyYAML's own base reader makes of a text: every value is text."""
    return yaml.load(text, Loader=getattr(yaml, "CBaseLoader", yaml.BaseLoader)) or ""


def keys_of(text: str, file: str) -> object:
    """The same for a file: its front matter, or all of it."""
    plain = text.removeprefix("\ufeff").replace("\r\n", "\n")
    return plainly(plain.split("---\n", 2)[1] if file.endswith(".md") else plain)


@st.composite
def styled(draw: st.DrawFn, value: str, indent: int, *, in_flow: bool) -> str:
    """A text in one of the styles that can hold it."""
    plain = f"[{value}, x]" if in_flow else f"k: {value}\nj: x"
    options = ['"' + value.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"']
    if value and "\n" not in value:
        options.append("'" + value.replace("'", "''") + "'")
        try:
            found = plainly(plain)
        except yaml.YAMLError:
            found = None
        options += [value] * 3 if found in ([value, "x"], {"k": value, "j": "x"}) else []
    if value and not in_flow and value == value.strip():
        pad = " " * indent
        options.append("|-\n" + "\n".join(pad + line if line else "" for line in value.split("\n")))
        options.append(">-\n" + "\n\n".join(pad + line for line in value.split("\n") if line))
    return draw(st.sampled_from(options))


@st.composite
def written(draw: st.DrawFn, value: object, indent: int) -> list[str]:
    """A list or mapping as lines of a block, all indented, with notes and empty lines between."""
    pad, found = " " * indent, list[str]()
    pairs = (
        [(f"{key}:", inner) for key, inner in value.items()]
        if isinstance(value, dict)
        else [("-", one) for one in value]
    )  # type: ignore[union-attr, attr-defined]
    for sign, inner in pairs:
        found += draw(st.sampled_from([[], [], [], [f"{pad}# a note, it's one"], [""], ["", f"{pad}#areas: [1]"]]))
        step = draw(st.sampled_from([2, 2, 4]))
        if isinstance(inner, str):
            found += f"{pad}{sign} {draw(styled(inner, indent + step, in_flow=False))}".split("\n")
        elif not inner or draw(st.booleans()):
            found.append(f"{pad}{sign} {draw(in_brackets(inner))}{draw(st.sampled_from(['', '  # why']))}")
        else:
            below = draw(written(inner, indent + step))
            if sign == "-" and below[0].strip() and not below[0].lstrip().startswith("#"):
                found += [f"{pad}-{' ' * (step - 1)}{below[0][indent + step :]}", *below[1:]]
            else:
                found += [f"{pad}{sign}", *below]
    return found


@st.composite
def in_brackets(draw: st.DrawFn, value: object) -> str:
    """A value on one line."""
    if isinstance(value, str):
        return draw(styled(value, 0, in_flow=True))
    space = draw(st.sampled_from(["", " "]))
    if isinstance(value, dict):
        return "{" + space + ", ".join(f"{key}: {draw(in_brackets(one))}" for key, one in value.items()) + space + "}"
    return "[" + space + ", ".join(draw(in_brackets(one)) for one in value) + space + "]"  # type: ignore[attr-defined]


@st.composite
def by_hand(draw: st.DrawFn) -> tuple[str, str]:
    """The name and text of a file with keys, or of a list, with any line ends."""
    file = draw(st.sampled_from(["updates/2025-01-02-a.md", "docs/data/timeline.yml"]))
    mapping = st.dictionaries(keys, nested, min_size=1, max_size=5)
    value = draw(mapping if file.endswith(".md") else mapping | st.lists(nested, min_size=1, max_size=4))
    text = "\n".join(draw(written(value, 0))) + "\n"
    text = f"---\n{text}---\n\nThe text.\n" if file.endswith(".md") else text
    return file, draw(on_disk(text))


@st.composite
def on_disk(draw: st.DrawFn, text: str) -> str:
    """A text with the line ends, byte order mark and last line that some editor leaves."""
    ends = draw(st.sampled_from([["\n"], ["\n"], ["\r\n"], ["\n", "\r\n", "\n", "\n", "\r\n"]]))
    parts = text.split("\n")
    text = "".join(part + ends[number % len(ends)] for number, part in enumerate(parts[:-1])) + parts[-1]
    text = text.removesuffix("\n").removesuffix("\r") if draw(st.booleans()) else text
    return draw(st.sampled_from(["", "", "\ufeff"])) + text


seeds = st.sampled_from(sorted(FILES)).flatmap(lambda file: st.tuples(st.just(file), on_disk(FILES[file])))
files = by_hand() | seeds
"""Name and text of a file."""
Path_ = tuple[str | int, ...]


def paths(value: object, path: Path_ = ()) -> list[Path_]:
    """The path of each value inside another, lists and mappings among them."""
    inner = list(value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else [])
    return [found for step, one in inner for found in ((*path, step), *paths(one, (*path, step)))]


def at(value: object, path: Path_) -> object:
    """The value at a path."""
    for step in path:
        value = value[step]  # type: ignore[index]
    return value


def put(value: object, path: Path_, new: object) -> object:
    """The same with another value at a path; a copy."""
    if not path:
        return new
    step, *rest = path
    if isinstance(value, dict):
        return {key: put(one, tuple(rest), new) if key == step else one for key, one in value.items()}
    return [put(one, tuple(rest), new) if number == step else one for number, one in enumerate(value)]  # type: ignore[arg-type]


def without(value: object, path: Path_) -> object:
    """The same without what is at a path."""
    *above, last = path
    old = at(value, tuple(above))
    kept = (
        {key: one for key, one in old.items() if key != last}
        if isinstance(old, dict)
        else [*old[:last], *old[last + 1 :]]
    )  # type: ignore[index, misc]
    return put(value, tuple(above), kept)
