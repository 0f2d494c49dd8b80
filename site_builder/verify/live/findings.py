"""How a finding about a live site is told: at its address, and once for all files of which the same is true."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from site_builder.codes import Code
from site_builder.problems import Place, Problem, Severity
from site_builder.verify.live.live_site import LiveSite

WHERE = "'progress guide hosting' says where"
"""What to do where a host is told nothing yet: the guide leads to the files that a build writes for it."""
_ALL = "every file of the site"


def finding(address: str, words: str, severity: Severity = Severity.ERROR) -> Problem:
    """A finding about what a host does with an address."""
    return Problem(Place(address), Code.NOT_AS_HOSTED, words, severity)


def together(site: LiveSite, found: Iterable[tuple[str, str]], severity: Severity) -> Iterator[Problem]:
    """Findings about files, of which some have the same words, told once at the first of them. `{files}` in the words
    becomes how many: words within a sentence."""
    by_words: dict[str, list[str]] = {}
    for path, words in found:
        by_words.setdefault(words, []).append(path)
    for words, paths in by_words.items():
        first = min(paths, key=lambda path: (path.count("/"), path != "index.html", path == "404.html", path))
        yield finding(site.live(first), words.replace("{files}", _files(site, paths)), severity)


def _files(site: LiveSite, paths: list[str]) -> str:
    if len(paths) == len(site.marks) and len(paths) > 1:
        return _ALL
    others = len(paths) - 1
    return "this file" if not others else f"this file and {others} other{'s' if others > 1 else ''}"
