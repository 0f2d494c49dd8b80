"""The lists of words: those of the package, and the council's own in `words/`."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache, partial
from pathlib import Path

import site_builder.readability
from site_builder.codes import Code
from site_builder.memory import NOTHING, Memory
from site_builder.problems import Place, Problem, did_you_mean, quoted
from site_builder.read.fields import Fields
from site_builder.read.listing import entries
from site_builder.read.source import Source, read_source, relative
from site_builder.record.allowed_personal import FILE
from site_builder.record.keys import PHRASE_LIST, WORD_LIST
from site_builder.record.word_lists import FOLDER, PHRASES, PLAIN, TYPED, Phrase, WordLists
from site_builder.yaml_nodes import compose

SHIPPED = Path(site_builder.readability.__file__).parent / "lists"
ANY = "any"
"""The folder of the lists that apply to texts in any language."""


def read_word_lists(root: Path, problems: list[Problem], language: str = "en", memory: Memory = NOTHING) -> WordLists:
    """The lists of a language with what the council's own files add and remove. The package's own are not read again
    where they are in the memory, which forgets them when any file of the package changes.

    What is wrong with the council's files is added to `problems`."""
    lists, found = memory.recall("word lists", (language,), partial(_shipped, language))
    problems += found
    return _added(lists, root / FOLDER, root, problems)


@lru_cache(maxsize=8)
def _shipped(language: str) -> tuple[WordLists, tuple[Problem, ...]]:
    """The package's own lists of a language, with what is wrong with them, which is nothing: they are read once, for they
    take longer to read than a small record. They are never changed in place."""
    problems: list[Problem] = []
    lists = _added(WordLists(), SHIPPED / ANY, SHIPPED, problems)
    return _added(lists, SHIPPED / language, SHIPPED, problems), tuple(problems)


def shipped(language: str = "en") -> WordLists:
    """The package's own lists alone, for what is looked at before it belongs to a council's record."""
    return _shipped(language)[0]


def _added(lists: WordLists, folder: Path, root: Path, problems: list[Problem]) -> WordLists:
    """The lists as changed by all files in a folder, in the order of their names."""
    for path in entries(root, folder, problems):
        if path.name == FILE:  # no list of words
            continue
        name = path.name.removesuffix(".yml")
        if path.suffix != ".yml" or name not in PLAIN | PHRASES:
            files = (f"{known}.yml" for known in sorted({*PLAIN, *PHRASES}))
            advice = did_you_mean(path.name, files, "the guide to plan summaries has all their names.")
            message = f"{quoted(path.name)} is not the name of a list of words; {advice}"
            problems.append(Problem(Place(relative(root, path)), Code.FILE_NAME, message))
        elif source := read_source(root, path, problems):
            lists = _with(lists, name, source, problems)
    return lists


def _with(lists: WordLists, name: str, source: Source, problems: list[Problem]) -> WordLists:
    """The lists with what one file adds to its list and removes from it."""
    node = compose(source.text, source.place, problems)
    if node is None:
        return lists
    fields = Fields(node, WORD_LIST if name in PLAIN else PHRASE_LIST, source.place, problems)
    if name in PLAIN:
        kept = _spaced if name in TYPED else _small
        found = lists[name] | {kept(word) for word, _ in fields.texts("add")}
        taken = _taken(fields, {_small(word) for word in found})
        lists = replace(lists, plain={**lists.plain, name: frozenset(w for w in found if _small(w) not in taken)})
    else:
        phrases = (*lists.instead(name), *(_phrase(item) for item in fields.items("add")))
        taken = _taken(fields, {word for phrase in phrases for word in phrase.words})
        left = (replace(phrase, words=tuple(word for word in phrase.words if word not in taken)) for phrase in phrases)
        lists = replace(lists, phrases={**lists.phrases, name: tuple(phrase for phrase in left if phrase.words)})
    return lists


def _taken(fields: Fields, known: set[str] | frozenset[str]) -> set[str]:
    """The words that a file removes from a list; one that is not in it is a finding."""
    taken = {_small(word): place for word, place in fields.texts("take_away")}
    for word, place in taken.items():
        if word not in known:
            advice = did_you_mean(word, sorted(known), "delete it here.")
            fields.add(
                place, Code.UNKNOWN_WORD, f"{quoted(word)} is not in this list, so it cannot be removed; {advice}"
            )
    return set(taken)


def _phrase(item: Fields) -> Phrase:
    words = tuple(_small(word) for word, _ in item.texts("words"))
    return Phrase(words, item.text("say"), tuple(_small(word) for word, _ in item.texts("unless")))


def _small(word: str) -> str:
    """The form for comparing words: small letters, straight apostrophes, single spaces."""
    return _spaced(word).casefold()


def _spaced(word: str) -> str:
    """As typed, with straight apostrophes and single spaces."""
    return " ".join(word.replace("’", "'").split())
