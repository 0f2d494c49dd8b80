"""What lies below `docs/` is looked into before it is published. Bytes and names are made up here."""

from __future__ import annotations

import gzip
import os
import struct
import subprocess
import sys
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import MKDOCS_YML, findings, write_tree
from made_up_files import drawn, noisy, pdf, picture, png_bomb, saved, svg, word

UPDATE = "---\ntitle: A\ndate: 2026-03-02\nstatus: {status}\nyoung_people: You can see it here.\n---\nSee [it](../docs/files/{name}).\n"


def about(tmp_path: Path, name: str, content: bytes, status: str = "published") -> list[str]:
    """What the check says of a file that an update links to, without its path."""
    root = write_tree(
        tmp_path, {"updates/2026-03-02-a.md": UPDATE.format(status=status, name=name.replace(" ", "%20"))}
    )
    file = root / "docs" / "files" / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content)
    begin = f"docs/files/{name}:1: "
    return [line.removeprefix(begin) for line in findings(root) if line.startswith(begin)]


def codes(lines: list[str]) -> list[tuple[str, str]]:
    return [(line.partition(":")[0], line.rpartition("[")[2].rstrip("]")) for line in lines]


GOOD = {
    "a.jpg": picture("JPEG"),
    "a.JPEG": picture("JPEG"),
    "a.png": picture("PNG"),
    "a.gif": picture("GIF"),
    "a.webp": picture("WEBP"),
    "a.svg": svg('<a href="https://www.example.org/"><path fill="url(#g)" d="M0 0"/></a><use xlink:href="#g"/>'),
    "a.pdf": pdf(),
    "a.txt": b"<b>Just words.</b>",
    "a.csv": b"a,b\n1,2\n",
    "a.xml": b"<?xml version='1.0'?><users><user>1</user></users>",
    "google12.html": b"google-site-verification: google12.html\n",
    "a.ics": b"BEGIN:VCALENDAR\r\n",
    "CNAME": b"www.example.org\n",
    "a.mp4": b"\0\0\0\x18ftypisom",
    "by chance.mp4": b"\0\0\0\x18ftypisom\xa9xyz\x13\x07\xff\x01\xa9xyz\0\0",
}


@pytest.mark.parametrize("name", GOOD)
def test_nothing_is_said_of_what_is_sound(name: str, tmp_path: Path) -> None:
    assert about(tmp_path, name, GOOD[name]) == []


def cut(kind: str) -> bytes:
    whole = saved(noisy(300, 300), kind)
    return whole[: len(whole) // 2]


BAD: dict[tuple[str, bytes | Callable[[], bytes]], tuple[str, str]] = {
    ("android.mp4", b"\0\0\0\x18ftypisom\xa9xyz\0\x12\x15\xc7+52.0500-002.7200/"): ("error", "recording-place"),
    ("iphone.m4v", b"\0\0\0\x18ftypM4V \xa9xyz\0\0\0\x22data\0\0\0\1\0\0\0\0+52.05/"): ("error", "recording-place"),
    ("a.heic", b"\0\0\0\x18ftypheic"): ("error", "picture-kind"),
    ("a.HEIF", b"\0\0\0\x18ftypmif1"): ("error", "picture-kind"),
    ("a.tiff", b"II*\0"): ("error", "picture-kind"),
    ("a.bmp", b"BM"): ("error", "picture-kind"),
    ("a.avif", b"\0\0\0\x18ftypavif"): ("error", "picture-kind"),
    ("a.svgz", gzip.compress(svg())): ("error", "picture-kind"),
    ("text.jpg", b"This is a text.\n"): ("error", "file-bytes"),
    ("empty.jpg", b""): ("error", "file-bytes"),
    ("png.jpg", picture("PNG")): ("error", "file-bytes"),
    ("jpg.webp", picture("JPEG")): ("error", "file-bytes"),
    ("heic.jpg", b"\0\0\0\x18ftypheic"): ("error", "file-bytes"),
    ("html.png", b"<html><script>1</script>"): ("error", "file-bytes"),
    ("html.pdf", b"<!doctype html><script>1</script>"): ("error", "file-bytes"),
    ("html.unknown", b"  <!-- x --><HTML><body>"): ("error", "file-bytes"),
    ("noending", b"<script>alert(1)</script>"): ("error", "file-bytes"),
    ("program.dat", b"MZ\x90\0"): ("error", "file-bytes"),
    ("program", b"#!/bin/sh\nls\n"): ("error", "file-bytes"),
    ("png.svg", picture("PNG")): ("error", "file-bytes"),
    ("cut.jpeg", lambda: cut("JPEG")): ("error", "broken-file"),
    ("cut.png", lambda: cut("PNG")): ("error", "broken-file"),
    ("cut.gif", lambda: cut("GIF")): ("error", "broken-file"),
    ("cut.webp", lambda: cut("WEBP")): ("error", "broken-file"),
    ("head.jpg", picture("JPEG")[:20]): ("error", "broken-file"),
    ("bomb.png", png_bomb(60_000, 60_000)): ("error", "huge-picture"),
    ("thin.png", png_bomb(1, 2_000_000_000)): ("error", "huge-picture"),
    ("a.html", b"<html></html>"): ("error", "active-file"),
    ("a.XHTML", b"<html/>"): ("error", "active-file"),
    ("a.js", b"1"): ("error", "active-file"),
    ("a.swf", b"FWS"): ("error", "active-file"),
    ("a.mhtml", b"From: x"): ("error", "active-file"),
    ("a.xsl", b"<a/>"): ("error", "active-file"),
    ("a.xml", b'<?xml version="1.0"?><?xml-stylesheet href="a.xsl"?><a/>'): ("error", "active-file"),
    ("b.xml", b'<a xmlns:h="http://www.w3.org/1999/xhtml"><h:script>1</h:script></a>'): ("error", "active-file"),
    ("a.exe", b"MZ"): ("error", "program"),
    ("a.sh", b"ls"): ("error", "program"),
    ("a.php", b"<?php"): ("error", "program"),
    ("a.docx", word()): ("warning", "office-file"),
    ("a.XLSX", b"PK\x03\x04"): ("warning", "office-file"),
    ("a.odt", b"PK\x03\x04"): ("warning", "office-file"),
    ("a.doc", b"\xd0\xcf\x11\xe0"): ("warning", "office-file"),
    ("a.zip", b"PK\x03\x04"): ("warning", "archive"),
    ("author.pdf", pdf("Pat Example", "Wordmaker 3")): ("warning", "pdf-names"),
    ("untagged.pdf", pdf(tagged=False)): ("warning", "pdf-untagged"),
    ("locked.pdf", pdf(password="secret")): ("warning", "pdf-unreadable"),
    ("words.pdf", b"This is a text."): ("warning", "pdf-unreadable"),
    ("large.jpg", lambda: saved(noisy(1400, 1000), "JPEG", quality=95)): ("warning", "large-picture"),
    ("wide.png", lambda: saved(drawn(6000, 4010), "PNG")): ("warning", "large-picture"),
    ("moves.gif", saved(drawn(), "GIF", save_all=True, append_images=[drawn().rotate(90)])): ("warning", "moving-picture"),
}  # fmt: skip
"""Files by name and content, or what makes a content that takes long to make; and what is said of them."""


@pytest.mark.parametrize(("name", "content"), BAD, ids=[name for name, _ in BAD])
def test_what_is_not_sound_is_said_once(name: str, content: bytes | Callable[[], bytes], tmp_path: Path) -> None:
    raw = content if isinstance(content, bytes) else content()
    assert codes(about(tmp_path, name, raw)) == [BAD[name, content]]


SCRIPTED = {
    "script": "<script>alert(1)</script>",
    "script in a namespace": '<s:script xmlns:s="http://www.w3.org/2000/svg">1</s:script>',
    "handler": '<path onload="alert(1)"/>',
    "handler in capitals": '<path onClick="alert(1)"/>',
    "javascript": '<a href="javascript:alert(1)"><path/></a>',
    "javascript in XLink": '<a xlink:href=" java&#x73;cript:alert(1)"><path/></a>',
    "foreign HTML": '<foreignObject><p xmlns="http://www.w3.org/1999/xhtml">x</p></foreignObject>',
    "picture of another host": '<image href="https://elsewhere.example/x.png"/>',
    "picture beside it": '<image xlink:href="x.png"/>',
    "drawing inside": '<image href="data:image/svg+xml;base64,PHN2Zy8+"/>',
    "used from elsewhere": '<use href="//elsewhere.example/x.svg#a"/>',
    "style that loads": "<style>@import 'x.css';</style>",
    "font": "<style>@font-face{src:url(https://elsewhere.example/f)}</style>",
    "attribute that loads": '<path fill="url(https://elsewhere.example/x#a)"/>',
    "animated address": '<a><animate attributeName="href" values="javascript:alert(1)"/></a>',
    "set handler": '<set attributeName="onclick" to="alert(1)"/>',
}


@pytest.mark.parametrize("what", SCRIPTED)
def test_a_drawing_that_runs_or_loads_something_is_an_error(what: str, tmp_path: Path) -> None:
    assert codes(about(tmp_path, "a.svg", svg(SCRIPTED[what]))) == [("error", "active-file")]


@pytest.mark.parametrize(
    "content",
    [
        b"<svg",
        b'<!DOCTYPE svg SYSTEM "file:///etc/passwd"><svg xmlns="http://www.w3.org/2000/svg">&x;</svg>',
        b'<!DOCTYPE s [<!ENTITY a "aaaaaaaaaa">' + b"".join(b'<!ENTITY a%d "%s">' % (n, b"&a%d;" % (n - 1) * 10 if n else b"&a;" * 10) for n in range(9)) + b']><svg>&a8;</svg>',
        b"<svg>" * 100_000,
    ],
    ids=["cut", "entity from elsewhere", "bomb", "deep"],
)  # fmt: skip
def test_a_drawing_that_cannot_be_read_is_an_error(content: bytes, tmp_path: Path) -> None:
    assert codes(about(tmp_path, "a.svg", content)) == [("error", "broken-file")]


def test_people_and_programs_are_named(tmp_path: Path) -> None:
    assert "It names 'Pat Example'." in about(tmp_path, "a.docx", word())[0]
    assert "'Pat Example' as its author and 'Wordmaker 3' as the program" in about(tmp_path, "a.pdf", pdf("Pat Example", "Wordmaker 3"))[0]  # fmt: skip


def test_a_pdf_that_anybody_may_read_is_read_though_it_is_locked_against_change(tmp_path: Path) -> None:
    assert codes(about(tmp_path, "a.pdf", pdf("Pat Example", owner="secret"))) == [("warning", "pdf-names")]


def test_the_message_says_the_right_ending(tmp_path: Path) -> None:
    assert "rename it to end in .png" in about(tmp_path, "a.jpg", picture("PNG"))[0]


def test_a_file_that_only_a_draft_names_stops_nobody(tmp_path: Path) -> None:
    assert codes(about(tmp_path, "a.heic", b"x", status="draft")) == [("warning", "picture-kind")]


def test_a_file_of_an_update_that_waits_for_its_hour_is_finished_work(tmp_path: Path) -> None:
    waiting = "published\npublish_at: 2026-03-02 23:00"
    found = about(tmp_path, "a.heic", b"x", status=waiting)
    assert codes(found) == [("error", "picture-kind")]


def test_a_size_is_read_before_a_picture_is_unpacked(tmp_path: Path) -> None:
    lines = about(tmp_path, "a.png", png_bomb(30_000, 30_000))
    assert "30,000 × 30,000 pixels (900.0 megapixels)" in lines[0]


LOOK = """
import sys
from pathlib import Path
from site_builder.read.files import look_into
for file in map(Path, sys.argv[1:]):
    look_into(file, file.name, file.parent)
print(open("/proc/self/status").read().partition("VmHWM:")[2].split()[0])
"""


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="This machine does not say what a process took")
def test_a_small_file_that_is_a_huge_picture_costs_no_memory(tmp_path: Path) -> None:
    side = 20_000
    bomb, rows = png_bomb(side, side), zlib.compress(b"\0" * (side * (side // 8 + 1)), 1)
    begin, end = bomb.index(b"IDAT") - 4, bomb.index(b"IEND") - 4
    whole = struct.pack(">I", len(rows)) + b"IDAT" + rows + struct.pack(">I", zlib.crc32(b"IDAT" + rows))
    (tmp_path / "a.png").write_bytes(bomb[:begin] + whole + bomb[end:])
    done = subprocess.run([sys.executable, "-c", LOOK, tmp_path / "a.png"], capture_output=True, check=True)
    assert int(done.stdout) * 1024 < 250_000_000


LOGOS = {
    "wide.svg": svg(attributes='width="1e9" height="1e9"'),
    "slow.svg": svg('<filter id="f"><feTurbulence/></filter><path filter="url(#f)"/>'),
    "slower.svg": svg("<filter id='f'>" + "<feOffset/>" * 9 + "</filter>"),
}


def logo_findings(tmp_path: Path, name: str, content: bytes) -> list[str]:
    config = (
        "site_name: S\nsite_url: https://www.example.net/\ntheme: {name: material}\nplugins:\n  - progress:\n"
        f"      council: C\n      plan: P\n      logo: {name}\n"
    )
    root = write_tree(tmp_path, {"mkdocs.yml": config})
    (root / "docs").mkdir()
    (root / "docs" / name).write_bytes(content)
    return [line for line in findings(root) if "not-filled-in" not in line]


def test_a_logo_that_takes_long_to_draw_is_an_error(tmp_path: Path) -> None:
    drawing = saved(drawn(4_001, 10), "PNG")
    assert (
        "mkdocs.yml:8: error: The logo has 4,001 × 10 pixels" in logo_findings(tmp_path / "a", "wide.png", drawing)[0]
    )
    for number, name in enumerate(("wide.svg", "slow.svg", "slower.svg")):
        found = logo_findings(tmp_path / str(number), name, LOGOS[name])
        assert len(found) == 1 and found[0].startswith("mkdocs.yml:8: error: ") and found[0].endswith("[logo-size]")


def test_a_small_logo_is_fine(tmp_path: Path) -> None:
    assert logo_findings(tmp_path, "logo.svg", svg('<filter id="f"><feGaussianBlur/><feOffset/></filter>')) == []


LEFT_OVERS = (
    *(
        "~WRL0001.tmp",
        "~WRL0001",
        "x.docx.asd",
        "x.part",
        "x.pdf.crdownload",
        "about_BASE_123.md",
        "x.md.LOCAL",
        "4913",
    ),
    *(
        "x.old",
        "x.md.save",
        "letter (copy).pdf",
        "Copy of letter.docx",
        "letter - Copy.pdf",
        "x_REMOTE_77.pdf",
        "x.wbk",
    ),
)


@pytest.mark.parametrize("name", LEFT_OVERS)
def test_left_overs_are_left_out_and_named(name: str, tmp_path: Path) -> None:
    root = write_tree(tmp_path, {f"docs/files/{name}": "# Words\n\nThis."})
    found = [line for line in findings(root) if "docs/" in line]
    assert codes([line.partition(":1: ")[2] for line in found]) == [("warning", "left-over")]


@pytest.mark.parametrize("name", ["cold.md", "the-copy-desk.md", "basement_plans.md", "part.md", "saved.md"])
def test_files_with_names_like_those_are_pages(name: str, tmp_path: Path) -> None:
    assert [
        line for line in findings(write_tree(tmp_path, {f"docs/{name}": "# Words\n\nThis."})) if "left-over" in line
    ] == []


def unlinked(root: Path) -> set[str]:
    return {line.partition(":")[0] for line in findings(root) if line.endswith("[unlinked-file]")}


def test_a_file_that_nothing_links_to_is_named(tmp_path: Path) -> None:
    files = {
        "docs/names.xlsx": "a",
        "docs/CNAME": "www.example.org",
        "docs/files/linked.pdf": "a letter",
        "docs/about.md": "# About\n\nSee [it](files/linked.pdf).\n",
        "docs/files/private.pdf": "a letter",
        "docs/favicon.ico": "icon",
        "updates/2026-03-01-a.md": "---\ntitle: A\ndate: 2026-03-01\nstatus: draft\n---\n[It](../docs/files/private.pdf).\n",
    }
    assert unlinked(write_tree(tmp_path, files)) == {"docs/names.xlsx", "docs/CNAME"}


@pytest.mark.parametrize(
    ("meant", "named"),
    [
        ("[CNAME]", {"docs/files/a.txt", "docs/files/b.txt"}),
        ("[CNAME, files/*]", set()),
        ("[CNAME, files/]", set()),
        ("['*']", {"docs/files/a.txt", "docs/files/b.txt"}),
        ("[CNAME, 'files/a.*']", {"docs/files/b.txt"}),
    ],
)
def test_a_list_names_the_files_that_are_meant(meant: str, named: set[str], tmp_path: Path) -> None:
    files = dict.fromkeys(("docs/CNAME", "docs/files/a.txt", "docs/files/b.txt", "docs/.hidden/c.txt"), "x")
    root = write_tree(tmp_path, {"mkdocs.yml": f"{MKDOCS_YML}      unlinked_files: {meant}\n", **files})
    assert unlinked(root) == named


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no such files")
def test_a_pipe_is_never_waited_for(tmp_path: Path) -> None:
    root = write_tree(tmp_path, {})
    (root / "docs").mkdir()
    os.mkfifo(root / "docs" / "pipe.pdf")
    assert unlinked(root) == set()
