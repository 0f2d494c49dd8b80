"""`progress texts` and `progress words`: what a council can say in its own words, as it is now."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import click
import yaml

from site_builder import clock
from site_builder.checked import read_and_check
from site_builder.messages import Forms, shipped
from site_builder.problems import UnusableError, did_you_mean, listed, quoted
from site_builder.record.word_lists import PHRASES, PLAIN, Phrase


def show_texts(file: Path, sought: str) -> None:
    """Prints the site's texts, or those whose key or words contain what is sought, as lines for `texts/<language>.yml`.
    UnusableError where nothing is found."""
    messages = read_and_check(file, clock.now()).edition.messages
    language = messages.language
    ours = shipped(language)
    found = {key: text for key, text in messages.words.items() if _holds(key, text, sought)}
    if not found:
        raise UnusableError(f"No text of the site contains {quoted(sought)}; `progress texts` prints all.")
    changed = {key for key, text in found.items() if ours and ours.words.get(key) != text}
    click.echo(f"# To change a text, copy its lines into texts/{language}.yml. What stands in {{braces}} is filled in.")
    click.echo("\n".join(_sections(found, changed)))


def show_words(file: Path, name: str | None) -> None:
    """Prints what each list of words is for, or the words of one. UnusableError for a list that does not exist."""
    if name is None:
        width = max(map(len, PLAIN | PHRASES))
        click.echo("Lists of words. `progress words LIST` shows one; words/LIST.yml adds to it or takes away:")
        click.echo("\n".join(f"  {known:<{width}}  {what}" for known, what in (PLAIN | PHRASES).items()))
        return
    name = name.removesuffix(".yml")
    if name not in PLAIN | PHRASES:
        advice = did_you_mean(name, PLAIN | PHRASES, f"use {listed(sorted(PLAIN | PHRASES))}.")
        raise UnusableError(f"{quoted(name)} is not a list of words; {advice}")
    lists = read_and_check(file, clock.now()).edition.record.word_lists
    click.echo("\n".join(sorted(lists[name]) if name in PLAIN else map(_instead, lists.instead(name))))


def _holds(key: str, text: str | Forms, sought: str) -> bool:
    words = [text] if isinstance(text, str) else text.values()
    return any(sought.casefold() in each.casefold() for each in (key, *words))


def _sections(found: dict[str, str | Forms], changed: Iterable[str]) -> Iterator[str]:
    """The lines of some texts below their sections; a mark at those that the council has changed."""
    section = ""
    for key, text in found.items():
        above, _, name = key.partition(".")
        if above != section:
            section = above
            yield f"{section}:"
        value = text if isinstance(text, str) else dict(text)
        lines = yaml.safe_dump({name: value}, allow_unicode=True, sort_keys=False, width=1_000).rstrip().split("\n")
        lines[0] += "   # your own" if key in changed else ""
        yield from (f"  {line}" for line in lines)


def _instead(phrase: Phrase) -> str:
    unless = f" (not in: {', '.join(phrase.unless)})" if phrase.unless else ""
    return f"{', '.join(phrase.words)}: say {quoted(phrase.say)}{unless}"
