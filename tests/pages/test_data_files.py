"""The page about open data: each file with what it holds, in words that exist for every column and list."""

from __future__ import annotations

import json
import re

from site_builder import data
from site_builder.edition import Edition
from site_builder.pages.data_files import pages
from site_builder.pages.structured import structured
from site_builder.record.council import Licence
from site_builder.record.outputs import Page

from .made_up import area, rating, site, update


def page_of(edition: Edition) -> Page:
    files = list(data.files(edition))
    (page,) = pages(edition, [file.facts for file in files])
    return page


def test_every_file_is_named_once_and_led_to() -> None:
    edition, page = site(), page_of(site())
    made = [output.path for output in data.outputs(edition, (), data.files(edition))]
    schemas = [path for path in made if path.startswith("data/schema/")]
    assert sorted(re.findall(r'<dt id="[a-z-]+"><a href="\.\./(data/[a-z.-]+)">', page.body)) == sorted(
        {*made} - {*schemas}
    )
    assert sorted(re.findall(r'<a href="\.\./(data/schema/[a-z.-]+)">', page.body)) == sorted(schemas)
    assert page.address == "data/"


def test_every_column_and_list_has_its_meaning() -> None:
    edition, body = site(), page_of(site()).body
    for file in data.files(edition):
        for column in file.facts.columns:
            assert re.search(rf"<td><code>{column}</code></td><td>\w", body), column
        for one in file.facts.lists:
            assert re.search(rf"<td><code>{one.name}</code></td><td>\w", body), one.name


def test_a_file_is_counted_measured_and_dated() -> None:
    edition = site(update("2025-07-17"), areas=(area(1, ratings=(rating("2025-06-02"),)),))
    body = re.sub(r"</?time[^>]*>", "", page_of(edition).body).replace("\xa0", " ")
    assert re.search(r"1 row, \d+ columns · CSV, 1 KB · newest date 17 July 2025", body)
    assert "1 row, 14 columns · CSV, 1 KB · newest date 2 June 2025" in body
    assert "no rows, 17 columns · CSV, 1 KB</p>" in body
    uncounted = re.search(r"stratml-strategic-plan.*?<p class=\"quiet\">(.*?)</p>", body, re.DOTALL)
    assert uncounted
    assert re.fullmatch(r"XML, \d+ KB", uncounted[1])


def test_an_example_row_stands_beside_the_columns_and_is_escaped() -> None:
    body = page_of(site(update("2025-07-17", title="A <b> & c"))).body
    assert "Example: <samp>A &lt;b&gt; &amp; c</samp>" in body
    assert "&#34;title&#34;: &#34;A &lt;b&gt; &amp; c&#34;" in body


def test_the_licence_is_named_or_its_lack() -> None:
    assert "These pages name no licence for it." in page_of(site()).body
    body = page_of(site(licence=Licence("OGL v3", "https://x.example/ogl"))).body
    assert 'under the <a href="https://x.example/ogl">OGL v3</a>' in body and "no licence" not in body


def test_search_engines_are_told_of_every_file_and_of_the_licence() -> None:
    edition = site(licence=Licence("OGL v3", "https://x.example/ogl"))
    made = list(data.files(edition))
    (page,) = pages(edition, [file.facts for file in made])
    dataset = json.loads(structured(page, edition))["@graph"][0]
    assert dataset["@type"] == "Dataset"
    assert dataset["license"] == "https://x.example/ogl"
    assert [one["contentUrl"].removeprefix(edition.site_url) for one in dataset["distribution"]] == [
        file.output.path for file in made
    ]
