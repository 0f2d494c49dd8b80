"""What search asks for beside its index: what each page is about, and the words of the site."""

from __future__ import annotations

import gzip
import json
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st
from pages.made_up import area, site, update

from site_builder.search_lists import MOST_WORDS, PAGES, WORDS, groups, outputs, words_of


def fragment(address: str, content: str, title: str = "") -> bytes:
    """A page in the index, as Pagefind makes it."""
    whole = json.dumps({"url": address, "content": content, "meta": {"title": title}}, separators=(",", ":"))
    return gzip.compress(b"pagefind_dcd" + whole.encode())


def test_every_version_of_a_page_has_its_date_kind_and_areas_and_no_hash_looks_like_a_number() -> None:
    index = {
        "fragment/en-gb_0123456.pf_fragment": fragment("/a/young-people/updates/2025-06-visit/", "Short words."),
        "fragment/en-gb_ab12cd3.pf_fragment": fragment(
            "/a/updates/2025-06-visit/", "Inspectors came. Inspectors left."
        ),
        "fragment/en-gb_fffffff.pf_fragment": fragment("/a/about/", "Nothing to choose by."),
        "pagefind.js": b"of no page",
    }
    edition = site(update("2025-06", areas=(1,)), areas=(area(1),))
    files = {output.path: json.loads(output.content) for output in outputs(edition, index)}
    assert files[PAGES]["pages"] == [["2025-06", "news", [1], "abhicdj ghijklm"]]
    assert "inspectors" in files[WORDS]["words"][0].split() and "came" in files[WORDS]["words"][0].split()


def test_words_are_counted_by_page_and_the_most_common_come_first() -> None:
    texts = ["Letter letter LETTER", "letter and board", "letter, board; 2025 x1234", "letter"]
    assert words_of(texts) == {"letter": 4, "board": 2}
    assert groups(words_of([*texts, "visit"])) == ["letter", "board", "visit"]


@given(st.dictionaries(st.text("abcd", min_size=4, max_size=6), st.integers(1, 5000), max_size=50))
def test_no_word_is_lost_and_rarer_groups_follow(counts: dict[str, int]) -> None:
    found = [group.split(" ") for group in groups(counts)]
    assert sorted(word for group in found for word in group) == sorted(counts)
    for group, following in pairwise(found):
        assert min(counts[word] for word in group) > max(counts[word] for word in following)


def test_a_site_of_very_many_words_keeps_the_most_common() -> None:
    counts = {
        f"word{number:06}".translate(str.maketrans("0123456789", "abcdefghij")): 1 for number in range(MOST_WORDS)
    }
    kept = groups({**counts, "zzzz": 2})
    assert kept[0] == "zzzz" and len(kept[1].split()) == MOST_WORDS - 1
