"""A site as it is at its address: every file that it names or links to, asked for once."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Set
from hashlib import sha256
from urllib.parse import unquote

from site_builder.problems import UnusableError
from site_builder.record.outputs import GENERATOR
from site_builder.verify.files import NEEDED
from site_builder.verify.links import loaded_by_style
from site_builder.verify.live.address import Address
from site_builder.verify.live.client import Answer, Asker
from site_builder.verify.live.search_index import ENTRY, LOADED_LATER, index_files
from site_builder.verify.page import ReadPage
from site_builder.verify.published import MANIFEST, PublishedSite

MOST = 50_000
"""Addresses, after which no more are asked: more than any site has that progress builds."""
IN_A_ROW = 8
"""Failures after which the network counts as interrupted."""
_REFUSED = (429, 503)
"""Answers of a host that is asked too much, or is being repaired."""
_CLOSED = (401, 403, 407)
NOWHERE = "progress-verify/no-such-page/"
"""An address that no site has."""
_STEPS = 5
"""Redirects that are followed, one after the other."""
_READ = re.compile(r"\.(?:html?|css|js|json|xml|atom|ics|csv|txt|webmanifest|gz)$", re.IGNORECASE)
"""Files whose bytes are kept; of all others only the hash is."""
_LISTING = (".xml", ".atom", ".json")


class LiveSite(PublishedSite):
    """What a host shows."""

    there = "on the site"

    def __init__(self, address: Address, asker: Asker, built: Set[str], say: Callable[[str], None]) -> None:
        """Asks for all of it, beginning with what every site has, and with the paths that were built; `say` is told how
        far it is. UnusableError where it is not a site that progress built, or the network is interrupted."""
        super().__init__()
        self.address = address
        self.answers: dict[str, Answer] = {}
        """What came, by the path of the file."""
        self.marks: dict[str, str] = {}
        """The hash of each file that is there."""
        self.moved: dict[str, str] = {}
        """Paths that lead on, and where they lead."""
        self.asked = 0
        """How many addresses were asked."""
        self._asker, self._say = asker, say
        self._bodies: dict[str, bytes] = {}
        self._known: set[str] = set()
        self._take([MANIFEST, NOWHERE])
        self._keep_wrong_address()
        self._must_be_ours()
        self._crawl({*NEEDED, *LOADED_LATER, ENTRY, *self._named(), *built})
        self._crawl(index_files(self))  # its list of files
        self._crawl(index_files(self))  # the files of that list

    @property
    def paths(self) -> Set[str]:
        """The paths of all files that are there, from the site's first page."""
        return self.marks.keys()

    def read(self, path: str) -> bytes:
        """The bytes of a file that programs or people read."""
        return self._bodies[path]

    def file_of(self, address: str) -> str:
        """As for every site, or what an address leads on to."""
        path = _file(address)
        for _ in range(_STEPS):
            if path in self.moved:
                below = self.address.below(self.moved[path])
                if below is None:
                    return ""
                path = _file(below)
        return path if path in self.marks else super().file_of(address)

    def live(self, path: str) -> str:
        """The address at which a file was asked for."""
        return self.address.of(_asked(path))

    def _named(self) -> Iterator[str]:
        for entry in (*self.entries("pages"), *self.entries("updates")):
            yield str(entry.get("address", "")).removeprefix("/")

    def _must_be_ours(self) -> None:
        answer = self.answers[MANIFEST]
        url = self.live(MANIFEST)
        if answer.failure:
            raise UnusableError(
                f"{url} {answer.failure}. Look whether this address is right, and whether a browser on this computer opens it."
            )
        if answer.status in _CLOSED:
            raise UnusableError(f"{url} is closed to the public (the answer was {answer.status}), and readers see no more; nothing was looked at. Ask whoever looks after the host to open it.")  # fmt: skip
        try:
            whole = json.loads(answer.body) if answer.status == 200 else None
        except (ValueError, RecursionError):
            whole = None
        if not isinstance(whole, dict) or whole.get("generator") != GENERATOR:
            raise UnusableError(
                f"There is no manifest of a site that progress built at {url} (the answer was {answer.status}); name the address of its first page, and publish the whole folder."
            )

    def _keep_wrong_address(self) -> None:
        """The page for wrong addresses is what such an address shows, if it is the site's own."""
        answer = self.answers[_file(NOWHERE)]
        self.marks.pop(_file(NOWHERE), None)
        if answer.status == 404 and ReadPage(answer.body.decode("utf-8", "replace")).has_policy:
            self._store("404.html", answer)
            self._known.add("404.html")

    def _crawl(self, wanted: Iterable[str]) -> None:
        """Asks for files, and for what they link to, until nothing is new."""
        waiting = {path for path in wanted if _file(path) not in self._known}
        while waiting:
            if len(self._known) + len(waiting) > MOST:
                raise UnusableError(f"{self.address.base} has more than {MOST:,} addresses; nothing was looked at.")
            new = self._take(sorted(waiting))
            waiting = {one for path in new for one in self._linked(path) if _file(one) not in self._known}

    def _take(self, paths: list[str]) -> list[str]:
        """Asks for paths below the site, and returns the files that are there."""
        by_file = {file: _asked(path) for path in paths if (file := _file(path)) not in self._known}
        self._known |= by_file.keys()
        there, failures = [], 0
        for file, answer in zip(by_file, self._asker.ask_all(map(self.address.of, by_file.values())), strict=True):
            self.asked += 1
            failures = failures + 1 if answer.failure or answer.status in _REFUSED else 0
            if failures == IN_A_ROW:
                raise UnusableError(_interrupted(answer, self.asked))
            if self.asked % 500 == 0:
                self._say(f"{self.asked} addresses asked.")
            self.answers[file] = answer
            if answer.leads_to:
                self.moved[file] = answer.target
            elif answer.status == 200:
                self._store(file, answer)
                there.append(file)
        return there

    def _store(self, file: str, answer: Answer) -> None:
        self.answers[file] = Answer(answer.address, answer.status, answer.headers)
        self.marks[file] = sha256(answer.body).hexdigest()
        if _READ.search(file) or file.endswith((".pf_meta", "/pagefind-entry.json")):
            self._bodies[file] = answer.body
        if file == MANIFEST:
            self.answers[file] = answer

    def _linked(self, path: str) -> Iterator[str]:
        """The addresses below the site to which a file links."""
        links: Iterable[str] = ()
        if path.endswith((".html", ".htm")):
            links = (link for link, _ in self.page(path).links)
        elif path.endswith(".css"):
            links = loaded_by_style(self.read(path))
        elif path.endswith(_LISTING):
            home = re.escape(self.home)
            links = re.findall(rf"{home}[^\s\"'<>()\\]*", self.read(path).decode("utf-8", "replace"))
        for link in links:
            if where := self.inside(link, path):
                yield where[0]
        if path in self.moved and (below := self.address.below(self.moved[path])):
            yield below


def _interrupted(answer: Answer, asked: int) -> str:
    """Why nothing more is asked, after several failures."""
    said = answer.failure or f"answers {answer.status}"
    return f"{answer.address} {said}, as {IN_A_ROW - 1} addresses before it: the network was interrupted, or the host refuses more. {asked} addresses had been asked; try again later."


def _asked(address: str) -> str:
    """How readers ask for it: for a folder's page without its file's name."""
    is_page = address == "index.html" or address.endswith("/index.html")
    return address.removesuffix("index.html") if is_page else address


def _file(address: str) -> str:
    """The path of the file that an address is expected to show."""
    path = unquote(address.partition("?")[0])
    return f"{path}index.html" if not path or path.endswith("/") else path
