"""Every address in every file is one that the public can open, and carries nothing that is not theirs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import unquote, urlsplit

from site_builder.check.each import in_each_text
from site_builder.check.names import not_public
from site_builder.check.shown_lines import shown_lines
from site_builder.codes import Code
from site_builder.edition import Edition
from site_builder.personal.secrets import keys
from site_builder.problems import Place, Problem, nearest, quoted
from site_builder.record.reach import Flaw, flaws, shown
from site_builder.record.word_lists import FOLDER

_WEB = re.compile(r"(?<![\w.])(?:https?|s?ftp)://[^\s<>\"`\\|]+", re.IGNORECASE)
_MAIL = re.compile(r"(?<!\w)mailto:[^\s<>\"`\\|)\]]+", re.IGNORECASE)
_HOST = re.compile(r"(?<![\w/@.:-])www\.[\w-]+\.[^\s<>\"`\\|]+", re.IGNORECASE)
_MAILBOX = re.compile(r"(?<![\w.+:-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+", re.IGNORECASE)
"""What becomes a link by itself: a host that begins with "www.", and a mailbox."""
_LOCAL = re.compile(
    r"(?<![\w\\])(?:file:/{2,}[^\s<>\"`|)\]]+|(?<!:)\\\\+[A-Za-z0-9][\w.-]*\\+[^\s<>\"'`|)\]]+|(?<![:/.])[A-Za-z]:(?:\\+|/)\w[^\s<>\"'`|)\]]*\.\w{2,5}\b)",
    re.IGNORECASE,
)
_VALUE = re.compile(r"(?:\b|_)(?:url|archived|image|logo)[\"']?:\s*[\"']?$")
"""What comes before an address that must be a web address or a path: the reader of its file has looked at it."""
_TARGET = re.compile(rf"(?:\]\(<?|\]:\s*<?|{_VALUE.pattern})$")
"""The same, or what comes before the target of a link."""
_AFTER = ".,;:!?'’”»*_~}"
"""Signs that end a sentence or a mark rather than an address."""
_ENGINE = re.compile(r"\s*(?:site_url|repo_url|edit_uri|dev_addr|remote_\w+)\s*:")
"""Settings whose address no page shows, or that has a rule of its own."""
_UPDATE = re.compile(r"updates/([^/?#]+)")


def check_reach(edition: Edition) -> Iterator[Problem]:
    """No address, wherever it is typed, leads to what the public cannot open, to a mail filter in place of the page, or
    to a page that this site does not have; none carries a password. That it is not encrypted, is counted, or seems to be
    a slip in the site's own, is a warning, and so are links to mailboxes that write part of the letter.

    The list `open_addresses` names hosts and addresses that look otherwise and are meant. Nothing asks the network."""
    record = edition.record
    withdrawn = {update.place.file for update in record.updates if update.withdrawn}
    drafts = {page.file for page in record.pages if page.is_draft}
    hidden = drafts | {update.place.file for update in edition.hidden}
    meant = frozenset(map(str.casefold, record.word_lists["open_addresses"]))
    pages = _OwnPages(edition)
    beside = {file: text for file, text in record.beside.items() if _is_read(file)}
    texts = {file: text for file, text in {**beside, **record.typed}.items() if file not in withdrawn}
    for file, flawed in in_each_text(edition, _flawed, edition.site_url, edition.council.place.file, texts=texts):
        for line, address, flaw in flawed:
            if not _is_meant(address, meant):
                place = Place(file, line)
                found = flaw.at(place) if flaw else pages.problem(address, place, is_public=file not in hidden)
                yield from [found.softened() if file in drafts else found] if found else []


def _flawed(file: str, text: str, own: str, config: str) -> list[tuple[int, str, Flaw | None]]:
    """Each flaw with its line and the address ("" where that has a secret in it, since findings are remembered on disk),
    and with None each address of an update of this site, which is `own`; `config` is the name of its configuration."""
    if not any(sign in text for sign in ("://", "mailto:", "\\", ":/", "@", "www.", "WWW.")):
        return []
    found: list[tuple[int, str, Flaw | None]] = []
    for number, line in shown_lines(text, is_yaml=file.endswith(".yml")):
        if file == config and _ENGINE.match(line):
            continue
        for address in dict.fromkeys(_addresses(line)):
            kept = (
                flaw for flaw in flaws(address, own) if flaw.code is not Code.SECRET_ADDRESS or not _is_key(address)
            )
            found += [(number, "" if flaw.code is Code.SECRET_ADDRESS else address, flaw) for flaw in kept]
            if own and address.startswith(own) and _UPDATE.match(address[len(own) :]):
                found.append((number, address, None))
    return found


def _is_key(address: str) -> bool:
    """Whether the look for passwords and keys finds the secret of an address: once is enough."""
    return next(keys(address), None) is not None


def _is_read(file: str) -> bool:
    """Whether people read a text that lies beside the record: not a list of words, nor a drawing with its namespaces."""
    return file.endswith((".csv", ".txt")) or (file.endswith(".yml") and not file.startswith(f"{FOLDER}/"))


def _addresses(line: str) -> Iterator[str]:
    """The addresses in a line, without the signs after them that belong to the sentence."""
    if "://" in line:
        yield from (_trimmed(match.group()) for match in _WEB.finditer(line))
    if "www." in line.lower():
        yield from (f"https://{_trimmed(match.group())}" for match in _HOST.finditer(line))
    if "@" in line:
        yield from (
            f"mailto:{match.group()}"
            for match in _MAILBOX.finditer(line)
            if "mailto:" not in line[: match.start()][-7:].lower()
        )
    if "mailto:" in line.lower():
        mails = (match for match in _MAIL.finditer(line) if not _VALUE.search(line[: match.start()]))
        yield from (_trimmed(match.group()) for match in mails)
    if "\\" in line or ":/" in line:
        for match in _LOCAL.finditer(line):
            if not _TARGET.search(line[: match.start()]):
                yield _trimmed(match.group())


def _trimmed(address: str) -> str:
    """An address without what follows it; a bracket that it opened stays."""
    end = len(address)
    while end and (address[end - 1] in _AFTER or _closes_more(address[:end])):
        end -= 1
    return address[:end].partition("](")[0]


def _closes_more(address: str) -> bool:
    """Whether an address ends with a bracket that it did not open."""
    return any(address.endswith(end) and address.count(end) > address.count(begin) for begin, end in ("()", "[]"))


def _is_meant(address: str, meant: frozenset[str]) -> bool:
    """Whether a council says that an address, or its host, is open to all."""
    small = address.casefold()
    if small in meant:
        return True
    try:
        return (urlsplit(small).hostname or "") in meant if meant else False
    except ValueError:
        return False


class _OwnPages:
    """The pages of updates, for addresses of this site typed in full."""

    def __init__(self, edition: Edition) -> None:
        self._site = edition.site_url
        self._names = {update.name for update in edition.record.updates}
        self._hidden = {update.name: update for update in edition.hidden}
        self._aliases = {alias.path.strip("/") for update in edition.record.updates for alias in update.aliases}
        self._years = {str(update.date.year) for update in edition.record.updates}

    def problem(self, address: str, place: Place, *, is_public: bool) -> Problem | None:
        """What is wrong with an address of an update's page of this site; None if that page is there, or if the text
        with the address is not public either."""
        path = unquote(address[len(self._site) :].partition("#")[0].partition("?")[0]).strip("/")
        name = path.partition("/")[2].partition("/")[0]
        if is_public and name in self._hidden:
            words = f"The link {quoted(shown(address), 200)} leads to an update that {not_public(self._hidden[name])}; add it once that can be seen."
            return Problem(place, Code.NOT_PUBLIC, words)
        if name in self._names or name in self._years or path in self._aliases or "." in name:
            return None
        guess = nearest(name, sorted(self._names))
        advice = (
            f"did you mean {quoted(f'{self._site}updates/{guess}/', 200)}?"
            if guess
            else "link to its file, so that this is checked."
        )
        words = f"This site has no page {quoted(shown(address), 200)}; {advice}"
        return Problem(place, Code.OWN_ADDRESS, words)
