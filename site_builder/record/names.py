"""Words as parts of the names by which things are known: in manifests, and in addresses."""

from __future__ import annotations

import re
import unicodedata
from hashlib import sha256


def slug(*words: object) -> str:
    """Words as a part of a thing's name, in letters and digits of any language; spelling alone does not tell two apart."""
    return re.sub(r"\W+", "-", " ".join(map(str, words)).casefold()).strip("-") or "x"


def ascii_slug(words: str) -> str:
    """The same in letters and digits of ASCII, as a fragment needs no escape for: "Grŵp Ŵyl" is "grwp-wyl".

    Where letters have no likeness in ASCII, the beginning of a hash follows, so that two names stay two."""
    whole = slug(words)
    plain = unicodedata.normalize("NFKD", whole)
    kept = plain.encode("ascii", "ignore").decode()
    is_lost = any(not unicodedata.combining(sign) for sign in plain if not sign.isascii())
    parts = [re.sub(r"[^a-z0-9]+", "-", kept).strip("-"), sha256(whole.encode()).hexdigest()[:6] if is_lost else ""]
    return "-".join(part for part in parts if part)
