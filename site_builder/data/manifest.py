"""Every published page and update with a hash of its words, and every published fact, so that anybody can prove that
something was changed."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import sha256

from site_builder.data.values import JsonObject, as_json, typed
from site_builder.edition import Edition
from site_builder.record.addresses import address_of
from site_builder.record.facts import VERSION, facts
from site_builder.record.hand_pages import HandPage
from site_builder.record.outputs import GENERATOR, Page
from site_builder.record.prose import plain_text
from site_builder.record.updates import Update


def manifest(edition: Edition, pages: Iterable[Page]) -> bytes:
    """`data/manifest.json`: pages, compiled or written by hand, and updates, each sorted by address; then the facts of
    the record, in its order, with which `read/manifests.py` and `check/against/` compare."""
    entries = [_page(page, edition) for page in pages] + [_hand_page(page) for page in edition.record.pages]
    whole: JsonObject = {
        "generator": GENERATOR,
        "version": VERSION,
        "site": edition.site_url,
        **({"published": edition.record.chain.head} if edition.record.chain else {}),
        "pages": sorted(entries, key=_address),
        "updates": sorted((_update(update) for update in edition.record.updates), key=_address),
        "facts": {name: dict(said.values) for name, said in facts(edition.record).items()},
    }
    return as_json(whole)


def _address(entry: JsonObject) -> str:
    return str(entry["address"])


def _page(page: Page, edition: Edition) -> JsonObject:
    words = page.words or edition.memory.recall("words", (page.body,), lambda: hash_of_words(page.body))
    return {"address": f"/{page.address}", "title": page.title, "sha256": words}


def hash_of_words(body: str) -> str:
    """The hash of the words of a page."""
    return sha256(plain_text(body).encode()).hexdigest()


def _hand_page(page: HandPage) -> JsonObject:
    return {"address": f"/{address_of(page.file) or ''}", "title": page.title, "sha256": page.version}


def _update(update: Update) -> JsonObject:
    title = {} if update.withdrawn else {"title": update.title}
    head = {"name": update.name, "address": f"/{update.address}"}
    written = {"written": typed(update.written)} if update.written else {}
    return head | title | {"date": typed(update.date), **written, "sha256": update.version}
