"""The texts of a site whose second version is for others than children and young people: some in place of others."""

from __future__ import annotations

from collections.abc import Iterable

from site_builder.messages import Forms, Messages, shipped

_READERS = "{readers}"


def for_readers(messages: Messages, sections: Iterable[str], readers: str) -> Messages:
    """The catalogue with the texts of some of its sections in place of those that these name, such as `titles.plan` in a
    section of its own; a later section comes before an earlier one. Words that the council itself wrote for a name stay.

    `readers` is what stands for `{readers}` in them."""
    words, ours = dict(messages.words), _ours(messages)
    for section in sections:
        for key, text in messages.words.items():
            name = key.removeprefix(f"{section}.")
            if name != key and isinstance(text, str) and messages.words[name] == ours.get(name, messages.words[name]):
                words[name] = text.replace(_READERS, readers.replace("{", "{{").replace("}", "}}"))
    return Messages(words)


def _ours(messages: Messages) -> dict[str, str | Forms]:
    """The catalogue of the language that comes with this package; empty for a language that the council alone has."""
    found = shipped(messages.language)
    return dict(found.words) if found else {}
