"""Pictures and documents in the built site."""

from __future__ import annotations

import io
import re
import shutil
from base64 import b64encode
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import MKDOCS_YML, NOW, write_tree
from made_up_files import content_of, drawn, noisy, pdf, saved, svg, with_metadata
from PIL import Image

from site_builder.copies import Copies
from site_builder.media.drawings import without_names
from site_builder.problems import UnusableError
from site_builder.read.record import read_edition

from .trees import PROGRESS, Built, built, files_of, run

PAGE = "# About\n\n![A hall](images/photo.jpg)\n\n![The same hall](images/wide.png) and [a file](files/scan.png).\n"
UPDATE = """---
title: A
date: 2026-03-01
image: images/photo.jpg
image_alt: A hall
documents: [{title: Scan, url: files/scan.png}]
young_people: "![A hall](../docs/images/wide.png) You can come in."
---
The hall is open. ![A hall](../docs/images/wide.png) ![A mark](../docs/images/mark.svg)
"""
MARK = b"""<?xml version="1.0"?><!-- zzcomment --><?zz zz?>
<svg xmlns="http://www.w3.org/2000/svg" xmlns:i="http://www.inkscape.org/namespaces/inkscape" width="20" height="10"
 i:export-filename="/home/zzname/mark.png"><metadata><a>zzmetadata</a></metadata><path d="M0 0h9"/>%s</svg>"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Built:
    root = write_tree(
        tmp_path_factory.mktemp("files") / "tree",
        {
            "mkdocs.yml": f"{MKDOCS_YML}      logo: images/logo.png\n      unlinked_files: [.well-known/*, CNAME]\n",
            "docs/about.md": PAGE,
            "docs/index.md": "Why there is a plan.\n\n![A hall](images/photo.jpg)\n",
            "docs/plan/01-a.md": "---\narea: 1\ntitle: A\n---\nThe hall. ![A hall](../images/photo.jpg)\n",
            "docs/CNAME": "www.example.org",
            "docs/.well-known/security.txt": "Contact: mailto:a@example.org",
            "docs/.hidden/x.txt": "zzhidden",
            "docs/~WRL0001.tmp": "zzleft",
            "updates/2026-03-01-a.md": UPDATE,
        },
    )
    bytes_of = {
        "images/photo.jpg": with_metadata("JPEG", 6),
        "images/wide.png": saved(noisy(2000, 1000), "PNG"),
        "images/logo.png": saved(drawn(900, 300), "PNG", icc_profile=b"zzprofile"),
        "images/mark.svg": MARK.replace(b"%s", b""),
        "files/scan.png": with_metadata("PNG"),
    }
    for name, content in bytes_of.items():
        file = root / "docs" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
    return built(root, "https://progress.exampleton.example/")


def opened(site: Built, name: str) -> Image.Image:
    return Image.open(io.BytesIO((site.site / name).read_bytes()))


def images(html: str) -> list[str]:
    return re.findall(r"(?:<picture>)?(?:<source [^>]*>)?<img [^>]*>(?:</picture>)?", html.partition("<main")[2])


def test_nothing_that_a_camera_or_an_editor_wrote_is_in_any_file(site: Built) -> None:
    held = [
        name
        for name in files_of(site.site)
        if (site.site / name).is_file()
        and re.search(
            rb"zz(artist|author|camera|comment|zipped|profile|trailer|xmp|name|metadata|hidden|left)",
            (site.site / name).read_bytes(),
        )
    ]
    assert [name for name in held if not name.startswith(("pagefind/", "assets/stylesheets/"))] == []


def test_a_picture_stays_at_its_address_and_is_of_its_kind(site: Built) -> None:
    for name, kind in (("images/photo.jpg", "JPEG"), ("images/wide.png", "PNG"), ("files/scan.png", "PNG")):
        assert opened(site, name).format == kind
    assert opened(site, "images/photo.jpg").size == (40, 60)
    assert opened(site, "images/wide.png").size == (1600, 800)


@pytest.mark.parametrize(
    "page", ["about/", "updates/2026-03-01-a/", "young-people/updates/2026-03-01-a/", "plan/01-a/", "plan/print/", ""]
)
def test_every_page_shows_pictures_in_sizes_that_are_there(page: str, site: Built) -> None:
    html = site.text(f"{page}index.html")
    shown = [image for image in images(html) if "assets/pictures/" not in image]
    assert shown
    for number, image in enumerate(shown):
        assert 'width="' in image and 'height="' in image and 'decoding="async"' in image
        assert ('loading="lazy"' in image) == (number > 0)
    addresses = [part.split()[0] for found in re.findall(r'srcset="([^"]*)"', html) for part in found.split(", ")]
    for address in addresses:
        assert (site.site / page / address).is_file()


def test_a_large_picture_comes_in_smaller_sizes_in_webp(site: Built) -> None:
    image = images(site.text("about/index.html"))[1]
    assert re.findall(r" (\d+)w", image) == ["320", "640", "960", "1280", "1600"]
    assert 'type="image/webp"' in image and 'src="../images/wide.png"' in image
    assert 'width="1600" height="800"' in image and 'alt="The same hall"' in image


def test_the_logo_has_a_small_size_and_its_room_from_the_beginning(site: Built) -> None:
    header = site.text("index.html").partition("<main")[0]
    assert '<img class="top__logo" src="./images/logo.png" alt="" width="168" height="56"' in header
    assert re.search(r'srcset="./assets/sizes/\w+\.(webp|png) 320w', header) and 'sizes="168px"' in header


@pytest.mark.parametrize("feed", ["feed.xml", "feed.atom", "feed.json", "young-people/feed.xml", "data/updates.json"])
def test_feeds_name_one_size_at_its_whole_address(feed: str, site: Built) -> None:
    text = site.text(feed)
    assert f"{site.url}images/wide.png" in text
    assert "srcset" not in text and "assets/sizes" not in text


def test_no_size_is_published_that_no_page_shows(site: Built) -> None:
    pages = "".join(path.read_text("utf-8") for path in site.site.rglob("*.html"))
    sizes = [path.name for path in (site.site / "assets" / "sizes").iterdir()]
    assert sizes and [name for name in sizes if name not in pages] == []


def test_the_size_beside_a_link_is_that_of_what_a_reader_downloads(site: Built) -> None:
    size = (site.site / "files/scan.png").stat().st_size
    assert f"PNG, {max(1, round(size / 1000))} KB" in site.text("updates/2026-03-01-a/index.html")


def test_a_drawing_is_published_without_names(site: Built) -> None:
    assert 'd="M0 0h9"' in site.text("images/mark.svg")
    assert "inkscape" not in site.text("images/mark.svg")


def test_hidden_files_are_public_only_where_they_are_meant(site: Built) -> None:
    assert site.text(".well-known/security.txt") == "Contact: mailto:a@example.org"
    assert site.text("CNAME") == "www.example.org"
    assert not (site.site / ".hidden").exists() and not (site.site / "~WRL0001.tmp").exists()
    assert "docs/~WRL0001.tmp:1: warning: This looks like something that a program" in site.warned


def test_deleting_or_spoiling_the_cache_changes_no_byte(site: Built, tmp_path: Path) -> None:
    root = Path(shutil.copytree(site.root, tmp_path / "tree"))
    for entry in (root / ".cache" / "pictures").rglob("*"):
        if entry.is_file():
            entry.write_bytes(b"spoilt")
    assert files_of(built(root, site.url).site) == files_of(site.site)
    shutil.rmtree(root / ".cache")
    assert files_of(built(root, site.url).site) == files_of(site.site)


def test_what_no_picture_needs_any_more_leaves_the_cache(site: Built, tmp_path: Path) -> None:
    root = Path(shutil.copytree(site.root, tmp_path / "tree"))
    (root / ".cache" / "pictures" / ("0" * 64)).mkdir(parents=True)
    before = len(list((site.root / ".cache" / "pictures").iterdir()))
    built(root, site.url)
    assert len(list((root / ".cache" / "pictures").iterdir())) == before


def test_a_page_that_would_run_stops_the_build(tmp_path: Path) -> None:
    root = write_tree(tmp_path, {"docs/evil.html": "<script>1</script>"})
    done = run((*PROGRESS, "build"), root)
    assert done.returncode == 1 and "[active-file]" in done.stderr and not (root / "site").exists()


def test_a_picture_inside_a_drawing_is_cleaned_too() -> None:
    inside = b64encode(with_metadata("JPEG", 6)).decode()
    made = without_names(svg(f'<image href="data:image/jpeg;base64,{inside}"/>'))
    assert b"data:image/jpeg;base64," in made and inside.encode() not in made and inside[-40:].encode() not in made


# What is exchanged between check and copy

Change = Callable[[Path, Path], None]


def by_link(file: Path, secret: Path) -> None:
    file.unlink()
    file.symlink_to(secret)


def by_another(file: Path, secret: Path) -> None:
    secret.rename(file)


def by_writing(file: Path, secret: Path) -> None:
    file.write_bytes(secret.read_bytes())


def by_folder(file: Path, secret: Path) -> None:
    shutil.rmtree(file.parent)
    file.parent.symlink_to(secret.parent)


def by_taking(file: Path, secret: Path) -> None:
    file.unlink()


@pytest.mark.parametrize("change", [by_link, by_another, by_writing, by_folder, by_taking])
@pytest.mark.parametrize("name", ["letter.pdf", "visit.jpg", "mark.svg", "notes.txt"])
def test_what_was_exchanged_after_the_check_is_not_copied(change: Change, name: str, tmp_path: Path) -> None:
    root = write_tree(tmp_path / "tree", {f"docs/files/{name}": "a file"})
    secret = tmp_path / "secret" / name
    secret.parent.mkdir()
    secret.write_bytes(content_of(name, "a file"))
    site, sources, _ = read_edition(root / "mkdocs.yml", NOW)
    change(root / "docs" / "files" / name, secret)
    with pytest.raises(UnusableError, match=f"docs/files/{name} was changed or removed"):
        Copies(sources.docs, site.record.inspected, frozenset({f"files/{name}"}), tmp_path / "cache").content(
            f"files/{name}"
        )


def test_a_page_that_was_exchanged_after_the_check_is_not_shown(tmp_path: Path) -> None:
    root = write_tree(tmp_path / "tree", {"docs/about.md": "# About", "updates/2026-03-01-a.md": UPDATE})
    site, sources, _ = read_edition(root / "mkdocs.yml", NOW)
    copies = Copies(sources.docs, site.record.inspected, frozenset(), tmp_path / "cache")
    assert copies.text("about.md") == "# About"
    by_link(root / "docs" / "about.md", root / "updates" / "2026-03-01-a.md")
    with pytest.raises(UnusableError, match=r"docs/about.md was changed or removed"):
        copies.text("about.md")


def test_what_stayed_as_it_was_is_copied(tmp_path: Path) -> None:
    root = write_tree(tmp_path, {"docs/files/letter.pdf": "a letter"})
    site, sources, _ = read_edition(root / "mkdocs.yml", NOW)
    copies = Copies(sources.docs, site.record.inspected, frozenset({"files/letter.pdf"}), tmp_path / "cache")
    assert [output.content for output in copies.outputs()] == [pdf()]
