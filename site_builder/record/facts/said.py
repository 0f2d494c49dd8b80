"""What the public record says of one thing, and the list in which all of these are gathered."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from hashlib import sha256

from site_builder.problems import Place
from site_builder.record.names import slug as slug

Value = object
"""Written with `str`; what is empty, False or None is not a fact."""


@dataclass(frozen=True)
class Said:
    """What the record says of one thing: a value for each key, and where each was typed."""

    values: Mapping[str, str]
    """Only keys with a value; a long text is its hash."""
    place: Place
    places: Mapping[str, Place] = field(default_factory=dict)

    def place_of(self, key: str) -> Place:
        """Where a value was typed; where the thing begins, if it was not."""
        return self.places.get(key, self.place)


class Hashed(str):
    """The hash of a text, which still has its words."""

    __slots__ = ("words",)
    words: str


class Facts(dict[str, Said]):
    """Every published thing by its name, in the order of the record.

    A name is made of pairs of a kind and a name within it, with slashes between them: "area/3/action/hire"."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: dict[str, str] = {}
        """The words of each text by its hash."""

    @property
    def things(self) -> dict[str, dict[str, str]]:
        """The same without places, as the manifest has it."""
        return {name: dict(said.values) for name, said in self.items()}

    def say(
        self, thing: str, values: Mapping[str, Value], place: Place, places: Mapping[str, Place] | None = None
    ) -> str:
        """Adds a thing, and returns its name; if there is one of that name already, "-2" and so on follows it."""
        name, number = thing, 1
        while name in self:
            number += 1
            name = f"{thing}-{number}"
        self[name] = Said({key: str(value) for key, value in values.items() if value}, place, places or {})
        self.texts |= {str(value): value.words for value in values.values() if isinstance(value, Hashed)}
        return name


def hashed(words: str) -> str:
    """SHA-256 of a text's words in UTF-8, which everybody can work out; "" for no words."""
    found = Hashed(sha256(words.encode()).hexdigest() if words else "")
    found.words = words
    return found


def listed(values: Iterable[object]) -> str:
    """Several values as one, with commas between them."""
    return ", ".join(map(str, values))
