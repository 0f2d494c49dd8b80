"""Search is looked at as a browser would run it, and nginx, told what a build writes for it, has nothing wrong at all."""

from __future__ import annotations

import re
import shutil
import socket
from pathlib import Path

import pytest
from conftest import MKDOCS_YML, NOW, write_tree
from hosting.running_nginx import running

import site_builder
from site_builder.verify.live import look_at
from site_builder.verify.live.search_index import index_files
from site_builder.verify.published_folder import PublishedFolder

from .made_up_host import CERTIFICATE, Fault, Reply, hosting

PATH = "/a/progress/"
FILES = {
    "docs/plan/01-homes.md": "---\narea: 1\ntitle: Homes\n---\n\nText.\n",
    "updates/2026-01-02-visit.md": "---\ntitle: A visit\ndate: 2026-01-02\naliases: [/old/, '/news/Item.aspx?id=4']\n---\n\nThey came.\n",
}


@pytest.fixture(scope="module")
def port() -> int:
    """One that nothing listens on now."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        return int(free.getsockname()[1])


@pytest.fixture(scope="module")
def searched(port: int, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a record whose site has search, and is built for nginx on this computer."""
    settings = (
        re.sub("site_url: .*", f"site_url: https://127.0.0.1:{port}{PATH}", MKDOCS_YML) + "      hosting: [nginx]\n"
    )
    root = write_tree(tmp_path_factory.mktemp("searched"), {"mkdocs.yml": settings, **FILES})
    site_builder.build(root / "mkdocs.yml", at=NOW)
    return root


def test_nginx_as_a_build_tells_it_has_the_best_grade_and_nothing_wrong(
    searched: Path, port: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(searched / "site", tmp_path / "host" / PATH.strip("/"))
    told = searched / "deploy" / "nginx"
    [name] = set(re.findall(r"\$(progress_\w+)_hsts", (told / "server.conf").read_text("utf-8")))
    more = f'ssl_certificate {CERTIFICATE}; ssl_certificate_key {CERTIFICATE}; set ${name}_hsts "max-age=31536000";'
    monkeypatch.setenv("SSL_CERT_FILE", str(CERTIFICATE))
    with running(tmp_path, told, f"127.0.0.1:{port} ssl", more):
        address = f"https://127.0.0.1:{port}{PATH}"
        looked = look_at(address, searched / "site", NOW, lambda words: None, is_given=True)
    assert looked.problems == []
    assert looked.grade and looked.grade.letter == "A+"
    assert looked.site and {"old/index.html"} <= looked.site.moved.keys()


def test_every_file_of_the_index_is_known_by_its_own_list(searched: Path) -> None:
    site = PublishedFolder(searched / "site")
    kept = {path for path in site.paths if path.startswith("pagefind/") and not path.endswith((".gz", "entry.json"))}
    assert kept - {"pagefind/wasm.unknown.pagefind"} == set(index_files(site))


def says(searched: Path, fault: Fault) -> list[str]:
    with hosting(searched / "site", fault) as address:
        return [str(one) for one in look_at(address, None, NOW, lambda words: None).problems]


def test_search_that_a_policy_forbids_is_told(searched: Path) -> None:
    def fault(path: str, reply: Reply) -> None:
        policy = reply.headers.get("Content-Security-Policy", "")
        reply.headers["Content-Security-Policy"] = policy.replace(" 'wasm-unsafe-eval'", "")

    assert [line for line in says(searched, fault) if "/search/:1: error: Search does not work: the Content-Security-Policy that the host sends with this page has no 'wasm-unsafe-eval'" in line]  # fmt: skip


def test_files_of_search_that_a_host_does_not_send_are_told(searched: Path) -> None:
    def fault(path: str, reply: Reply) -> None:
        if path.endswith((".pf_fragment", ".pf_index")):
            reply.status = 404

    [line] = [line for line in says(searched, fault) if "so searches fail" in line]
    assert re.search(r"error: pagefind/fragment/\S+ and \d+ other files of the search index are not there", line), line


def test_one_file_of_search_that_a_host_does_not_send_is_told_at_its_address(searched: Path) -> None:
    def fault(path: str, reply: Reply) -> None:
        if path.endswith(".pagefind"):  # a kind of file that few hosts know
            reply.status = 404

    [line] = [line for line in says(searched, fault) if "so searches fail" in line]
    assert re.search(
        r"/(pagefind/wasm\.[\w-]+\.pagefind):1: error: \1, a file of the search index, is not there", line
    ), line
