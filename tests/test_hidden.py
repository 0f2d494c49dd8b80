"""What is hidden stays hidden: with it and without it a build makes the same bytes, whatever it is and however it is spelt."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Callable, Mapping
from functools import cache
from html import escape
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import quote

from conftest import MKDOCS_YML, NOW, write_tree
from hypothesis import event, given, settings
from hypothesis import strategies as st

from site_builder import data, feeds
from site_builder.check import check
from site_builder.frames import SLOTS, Frames
from site_builder.outlined_edition import OutlinedEdition
from site_builder.pages import colours, pages, site_map, update_pictures
from site_builder.pages.changes import changes
from site_builder.pages.update import article_makers
from site_builder.privacy import kept_back
from site_builder.problems import has_errors
from site_builder.read.record import read_edition
from site_builder.record.outputs import Output

OPEN = "updates/2026-02-01-open.md"
PUBLIC = {
    "mkdocs.yml": f"{MKDOCS_YML}exclude_docs: |\n  kept/\ndraft_docs: |\n  soon/\n  plan/09-*\n",
    "docs/index.md": "Where it stands. [A table](files/public.csv)\n\n## For children and young people\n\nIt is made up.\n",
    "docs/about.md": "# About us\n\nWe made it up. [Open](../updates/2026-02-01-open.md)\n",
    "docs/files/public.csv": "a,b\n",
    "docs/data/glossary.yml": "- {term: key worker, meaning: Somebody., young_people: Somebody.}\n",
    "docs/data/timeline.yml": "- {date: 2024, title: It began, source: {title: A letter, id: letter}}\n",
    "docs/plan/01-homes.md": (
        "---\narea: 1\ntitle: Homes\nyoung_people_title: Homes\n"
        "actions: [{id: a, text: Do it., evidence: 2026-02-01-open}]\n"
        "ratings: [{date: 2026-01-10, delivery: at-risk, impact: mixed, reason: It began., young_people: It began.}]\n"
        "---\nHomes for all.\n\n## For children and young people\n\n### What was wrong\n\nIt was late.\n"
    ),
    "docs/plan/02-schools.md": "---\narea: 2\ntitle: Schools\n---\nSchools for all.\n",
    OPEN: (
        "---\ntitle: Open\ndate: 2026-02-01\nareas: [1]\nhappened: 2026-01-30\nseries: {name: Visits, number: 3}\n"
        "young_people: It is open.\ndocuments: [{title: A table, url: files/public.csv, id: table, date: 2026-01-20}]\n"
        "promises: [{id: one, text: We will open., due: 2026-01}, {id: two, text: We will close., due: 2026-12}]\n"
        "diary: [{date: 2026-06-01, title: A meeting}]\naliases: [/old/]\n---\nIt is open.\n"
    ),
    "updates/2026-02-03-kept.md": (
        "---\ntitle: Kept\ndate: 2026-02-03\nareas: [1, 2]\nkeeps: [one]\nsources: [table]\n"
        "series: {name: Visits, number: 1}\n---\nIt is kept.\n"
    ),
}
"""A small record with one of everything that a hidden thing could count, name, keep or fill."""


def made(files: Mapping[str, str]) -> dict[str, bytes] | None:
    """Everything of a record that is in its site: what is compiled, and the files that are copied. None if an
    error stops the build."""
    with TemporaryDirectory() as folder:
        site, sources, problems = read_edition(write_tree(Path(folder), files) / "mkdocs.yml", NOW)
        if has_errors([*problems, *check(site)]):
            return None
        shown = site.public().without_files(kept_back(site)).without_withdrawn_words()
        frames = Frames(site, lambda *names: " ".join([*names, *SLOTS.values()]))
        files, url = list(data.files(shown)), site.site_url
        compiled = list(pages(shown, [file.facts for file in files]))
        outputs = [*map(frames.pour, compiled), *data.outputs(shown, compiled, files)]
        outputs += site_map.outputs(shown, compiled)
        outputs += [*feeds.outputs(shown, *article_makers(url), changes(shown, url))]
        outputs += update_pictures.outputs(OutlinedEdition(shown), b"")
        outputs.append(Output(colours.NAME, colours.style(shown)))
        copied = {f"a copy of {file}": (sources.docs / file).read_bytes() for file in shown.record.files}
        return copied | {output.path: output.content for output in outputs}


# How people and programs spell the path of a file: each sign by itself.
def _percent(sign: str) -> str:
    return "".join(f"%{byte:02x}" for byte in sign.encode())


IN_MARKDOWN: tuple[Callable[[str], str], ...] = (
    lambda sign: f"\\{sign}" if sign in "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~" and sign else quote(sign, safe="/"),
    _percent,
    lambda sign: _percent(unicodedata.normalize("NFD", sign)).upper().replace("%0X", "%"),
    lambda sign: f"&#{ord(sign)};",
    lambda sign: f"&#x{ord(sign):X};",
    lambda sign: {"é": "&eacute;", "&": "&amp;", "'": "&apos;", ".": "&period;", "/": "&sol;"}.get(
        sign, _percent(sign)
    ),
    lambda sign: quote(sign, safe="/.-"),
)
IN_YAML: tuple[Callable[[str], str], ...] = (
    lambda sign: sign if sign not in '"\\' else f"\\{sign}",
    lambda sign: sign if sign not in '"\\' else f"\\{sign}",
    lambda sign: f"\\x{ord(sign):02x}" if ord(sign) < 256 else f"\\u{ord(sign):04X}",
    lambda sign: f"\\u{ord(sign):04x}",
    lambda sign: f"\\U{ord(sign):08X}",
    lambda sign: "\\/" if sign == "/" else sign if sign not in '"\\' else f"\\{sign}",
    lambda sign: "\\\n        \\ " if sign == " " else sign if sign not in '"\\' else f"\\{sign}",
)


def spelt(path: str, ways: tuple[Callable[[str], str], ...]) -> st.SearchStrategy[str]:
    """A path with each sign written in one of the ways."""
    return st.tuples(*(st.sampled_from(ways).map(lambda way, sign=sign: way(sign)) for sign in path)).map("".join)  # type: ignore[misc]


names = st.text(st.sampled_from("abcKZ09 -_.,'()[]&+%;!=@$~éŵßłωﬁ"), min_size=1, max_size=9)
names = names.map(lambda name: f"zz{name.strip()}.csv")
hidden_files = st.builds(
    lambda folder, name: f"{folder}{name}", st.sampled_from(["files/", "files/a b/", "zz/é/"]), names
)
cases = st.sampled_from([str, str, str.upper, str.capitalize, lambda path: unicodedata.normalize("NFD", path)])
"""A name that the machine of an author finds too: small for capital letters, an accent in two signs."""


@st.composite
def in_text(draw: st.DrawFn, path: str) -> str:
    """Markdown that names a file in one of many ways."""
    path = draw(cases)(path)
    before = draw(st.sampled_from(["../docs/", "../docs/../docs/", "./../docs/", "docs/", ""]))
    after = draw(st.sampled_from(["", "", "#page=2", "?download=1"]))
    link = f"{before}{draw(spelt(path, IN_MARKDOWN))}{after}"
    forms = (f"[a]({link})", f"![a]({link})", f"[a][zz]\n\n[zz]: {link}", f'[a]({link} "words")', f"[a](<{link}>)")
    absolute = f"https://progress.exampleton.example/{quote(path)}"
    plain = (f"docs/{path}", path, path.replace("/", "\\"), f"**{path}**, and", f'<a href="{escape(path)}">a</a>')
    return draw(st.sampled_from([*forms, *forms, f"<{absolute}>", absolute, *(f"It is {words}." for words in plain)]))


@st.composite
def in_keys(draw: st.DrawFn, path: str) -> str:
    """A line of keys that names a file."""
    path = draw(cases)(path)
    before = draw(st.sampled_from(["", "", "docs/", "./", "/", "../docs/"]))
    typed = f'"{before}{draw(spelt(path, IN_YAML))}"'
    return draw(
        st.sampled_from(
            [
                f"documents: [{{title: zza, url: {typed}}}]",
                f"documents: [{{title: zza, url: 'https://a.example/', response: {{title: zzb, url: {typed}}}}}]",
                f"sources: [{{title: zza, url: {typed}}}, letter]",
                f"image: {typed}\nimage_alt: zza",
                f"file: {typed}",
                f"summary: {json.dumps(f'zza {path} zzb', ensure_ascii=False)}",
                f"young_people: {json.dumps(draw(in_text(path)), ensure_ascii=False)}",
            ]
        )
    )


OTHER_KEYS = (
    *("kind: board", "areas: [1, 2]", "areas: [2]", "happened: 2026-01-31", "written: 2026-03-01", "order: -1"),
    *("series: {name: Visits, number: 2}", "series: {name: Visits, number: 9}", "series: {name: zza, number: 1}"),
    *("keeps: [two]", "keeps: [one, two]", "sources: [table, letter]", "minor: 2026-03-01"),
    "promises: [{id: two, text: zza., due: 2026-12}, {id: zz, text: zzb., due: 2020}]",
    "promises: [{id: zz, text: We will open., due: 2020, nature: required, by: zza, young_people: zzb}]",
    "diary: [{date: 2026-06-01, title: A meeting, note: zza}, {date: 2026-07-01, title: zzb}]",
    "aliases: [/old/, /zza/]",
    "aliases: [/plan/, /about/, /zz/]",
    "quotes: [{text: key worker, name: zza, role: zzb, organisation: zzc, elected: true}]",
    "corrections: [{date: 2026-03-02, note: zza}]",
    "withdrawn: {date: 2026-03-01, reason: zza}",
)
EXCLUDED = {"docs/kept/zz/zz.csv": "zz\n", "docs/kept/zz.md": "# Homes\n\nzza [zzb](zz/zz.csv)\n"}
DRAFT = ("status: draft", 'status: "draft"', "status: 'draft'", "status: draft # zza")
STATES = st.one_of(
    st.tuples(st.sampled_from([*DRAFT, 'status: "dr\\x61ft"', "status:\n  draft"]), st.just(())),
    st.tuples(st.sampled_from(DRAFT), st.sampled_from([("kinds: [",), ("title: Open",), ("date: 2026-02-31",)])),
    st.tuples(st.just("publish_at: 2026-03-10 10:00"), st.just(())),
)
"""What hides an update; of a draft also what is wrong with it."""


@st.composite
def hidden_updates(draw: st.DrawFn) -> dict[str, str]:
    """A draft, well formed or not, or an update that waits for its hour, with files to which nothing else points."""
    paths = draw(st.lists(hidden_files, min_size=1, max_size=2, unique_by=str.casefold))
    by_key = [draw(st.booleans()) for _ in paths]
    named = [draw(in_keys(path)) for path, is_key in zip(paths, by_key, strict=True) if is_key]
    texts = [draw(in_text(path)) for path, is_key in zip(paths, by_key, strict=True) if not is_key]
    state, faults = draw(STATES)
    others = draw(st.lists(st.sampled_from(OTHER_KEYS), max_size=4, unique_by=lambda key: key.split(":")[0]))
    title = f"title: {draw(st.sampled_from(['Open', 'Kept', 'Homes', 'zza']))}"
    lines = draw(st.permutations([title, state, *others, *named]))
    days = ["2026-02-01", "2026-02-02", "2026-03-02", "2020-01"] if "status" in state else ["2026-03-10"]
    day = draw(st.sampled_from(days))
    body = "\n\n".join(["zza key worker [a](2026-02-01-open.md)", *texts])
    update = "\n".join(["---", f"date: {day}", *lines, *faults, "---", body, ""])
    return {f"updates/{day}-zz.md": update, **{f"docs/{path}": "zz,zz\n" for path in paths}}


@st.composite
def hidden_pages(draw: st.DrawFn) -> dict[str, str]:
    """A page or plan summary that `draft_docs` keeps out, with a file to which nothing else points; and what
    `exclude_docs` keeps out."""
    path = draw(hidden_files)
    page = draw(st.sampled_from(["docs/soon/zz.md", "docs/plan/09-zz.md"]))
    head = draw(st.sampled_from(["# Homes", "---\ntitle: About us\n---", "---\narea: 2\ntitle: zza\n---"]))
    link = f"[a](../{draw(spelt(draw(cases)(path), IN_MARKDOWN))})"
    return {page: f"{head}\n\nzza {link}\n", f"docs/{path}": "zz,zz\n", **EXCLUDED}


@given(hidden_updates() | hidden_pages())
@settings(max_examples=60)
def test_with_a_hidden_thing_and_without_it_a_site_is_the_same_bytes(hidden: dict[str, str]) -> None:
    found = made(PUBLIC | hidden)
    event("stopped by an error" if found is None else "built")
    assert found is None or found == made_of_public()


@cache
def made_of_public() -> dict[str, bytes]:
    """The site without anything hidden."""
    found = made(PUBLIC)
    assert found
    return found


@st.composite
def withdrawn_words(draw: st.DrawFn) -> dict[str, str]:
    """The words and files of an update that is withdrawn."""
    path = draw(hidden_files)
    others = draw(st.lists(st.sampled_from(OTHER_KEYS[:-1]), max_size=4, unique_by=lambda key: key.split(":")[0]))
    others = [key for key in others if not key.startswith(("areas", "order", "written", "aliases"))]
    is_key = draw(st.booleans())
    named, text = (draw(in_keys(path)), "zza") if is_key else ("kind: news", draw(in_text(path)))
    young = [] if named.startswith("young") else ["young_people: zza."]
    lines = draw(st.permutations([f"title: {draw(st.sampled_from(['Open', 'zza']))}", *others, named, *young]))
    return {WITHDRAWN: "\n".join(["---", *STAYS, *lines, "---", text, ""]), f"docs/{path}": "zz,zz\n"}


WITHDRAWN = "updates/2026-02-02-gone.md"
STAYS = ("date: 2026-02-02", "areas: [1]", "aliases: [/gone/]", "withdrawn: {date: 2026-03-01, reason: It was wrong.}")


@given(withdrawn_words())
@settings(max_examples=30)
def test_whatever_a_withdrawn_update_said_its_site_is_the_same_bytes(files: dict[str, str]) -> None:
    found = made(PUBLIC | files)
    assert found is None or found == made_of_withdrawn()


@cache
def made_of_withdrawn() -> dict[str, bytes]:
    """The site with an update that said something else before it was withdrawn."""
    found = made(PUBLIC | {WITHDRAWN: "\n".join(["---", *STAYS, "title: A", "young_people: B", "---", "C", ""])})
    assert found
    return found
