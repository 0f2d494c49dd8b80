"""A second version for others, elsewhere, or none: what stands on pages, in feeds and in data follows it."""

from __future__ import annotations

from dataclasses import replace

from site_builder.data import files
from site_builder.edition import Edition
from site_builder.feeds.contents import latest_of, of_area, of_young_people
from site_builder.messages import Messages, english
from site_builder.messages.for_readers import for_readers
from site_builder.messages.recommendations import of_recommendations
from site_builder.pages.redirects import leads
from site_builder.pages.young_people import pages
from site_builder.record.aliases import read_alias
from site_builder.record.council import Contact, Council, Partner
from site_builder.record.dates import When
from site_builder.record.kinds import Kind
from site_builder.record.prose import Prose
from site_builder.record.responses import Acceptance, Response
from site_builder.record.second_version import SecondVersion, WritingRules
from site_builder.record.without_second_version import without_second_version
from site_builder.views.following import feed_groups
from site_builder.views.plan import plan_view
from site_builder.views.responses import responses_view
from site_builder.views.young_people.doors import addresses
from site_builder.write.new_update import template

from .made_up import HERE, area, site, update

READERS = "people who like it {easy}"
EASY = SecondVersion("easy", READERS, WritingRules.EASY_READ, (read_alias("/young-people/"),))
VISIT = update("2025-07-17", young_people=Prose(("<h2>They came</h2><p>They came.</p>",)), areas=(1,))


def of(second: SecondVersion, council: Council | None = None, **changes: object) -> Edition:
    """An edition whose second version is this one, with the texts that a configuration would give it."""
    found = site(VISIT, areas=(area(1), area(2)), **changes)
    whose = replace(council or found.council, second_version=second)
    words = for_readers(english(), ["second_version", "easy_read"], second.readers)
    return replace(found, record=replace(found.record, council=whose), messages=words)


def test_each_of_its_pages_and_its_feed_are_below_its_path_and_name_its_readers() -> None:
    shown = of(EASY)
    made = list(pages(shown))
    assert made
    assert all(page.address.startswith("easy/") for page in made)
    assert not [page.address for page in made if "young-people/" in page.body]
    assert sorted(page.address.removeprefix("easy/") for page in made) == sorted(addresses(shown))
    assert all(READERS in page.title for page in made if page.address in ("easy/", "easy/about/", "easy/01-area/"))
    feed = of_young_people(shown, latest_of(shown, [VISIT]), {VISIT.name: "<p>They came.</p>"})
    assert (feed.path, feed.page) == ("easy/feed.xml", "easy/")
    assert [entry.id for entry in feed.entries] == ["tag:progress.example,2025:young-people/2025-07-17-visit"]
    assert all("/easy/" in entry.link for entry in feed.entries)


def test_the_page_about_following_names_its_feed_only_where_there_is_one() -> None:
    def followed(second: SecondVersion) -> list[str]:
        return [feed.address for group in feed_groups(of(second)) for feed in group.feeds]

    assert "easy/feed.xml" in followed(EASY)
    assert followed(SecondVersion(is_on=False)) == [one for one in followed(EASY) if one != "easy/feed.xml"]


def test_each_old_address_leads_on_to_the_new_one() -> None:
    found = {alias.file: address for alias, address in leads(of(EASY))}
    assert found["young-people/index.html"] == "easy/"
    assert found["young-people/updates/2025-07-17-visit/index.html"] == "easy/updates/2025-07-17-visit/"
    assert len(found) == len(list(addresses(of(EASY))))


def test_a_site_without_one_has_no_page_nor_key_of_it() -> None:
    shown = of(SecondVersion(is_on=False))
    shown = replace(shown, record=without_second_version(shown.record))
    assert list(pages(shown)) == []
    assert plan_view(shown, "").second == ""
    content = b"".join(made.output.content for made in files(shown))
    assert b"young" not in content and b"teenagers" not in content


def test_words_of_the_council_stay_whoever_reads() -> None:
    own = Messages({**english().words, "frame.children": "For you"})
    found = for_readers(own, ["second_version", "easy_read"], "all {of} us")
    assert found.plain("frame.children") == "For you"
    assert found.plain("titles.young_people") == "For all {of} us"


def test_a_plan_of_recommendations_says_so_and_leaves_names_of_values_alone() -> None:
    found = of_recommendations(english())
    assert found.plain("parts.area", number=1, title="An area") == "Recommendation 1: An area"
    assert found.count("parts.more_areas", 2) == "and 2 more recommendations"
    assert "{areas}" in str(found.words["updates.areas_named"]) or found.plain("closed.is")


RESPONSES = (
    Response(When(2025, 3, 1), Acceptance.IN_PART, "Cabinet", "No money for the rest.", None, HERE),
    Response(When(2025, 4), Acceptance.NOT_ACCEPTED, "The police", "The law forbids it.", None, HERE),
    Response(When(2025, 9, 1), Acceptance.ACCEPTED, "cabinet", "", None, HERE),
)


def test_the_latest_response_of_each_body_holds_and_the_others_stay() -> None:
    one = replace(area(1), responses=RESPONSES)
    shown = site(areas=(one, area(2)))
    view = responses_view(shown, one)
    assert view is not None
    assert [(line.answer, line.by) for line in view.latest] == [("accepted", "cabinet"), ("not-accepted", "The police")]
    assert [line.answer for line in view.earlier] == ["in-part"]
    assert view.is_split
    assert responses_view(shown, area(2)) is None
    answered = plan_view(shown, "").answered
    assert answered is not None
    assert answered.told == "Of 2 recommendations, 1 is not accepted and to 1 this record shows no response."
    assert [entry.title for entry in of_area(shown, one, (), {}, {}).entries] == [
        "Area 1, Area called 1: Accepted, cabinet",
        "Area 1, Area called 1: Not accepted, The police",
        "Area 1, Area called 1: Accepted in part, Cabinet",
    ]


def test_all_who_answer_for_the_plan_are_named() -> None:
    council = Council("The council", partners=(Partner(Contact("The NHS"), "health"), Partner(Contact("The police"))))
    assert of(SecondVersion(), council).publishers == "The council, The NHS and The police"


def test_a_new_file_shows_the_key_of_the_version_only_where_there_is_one() -> None:
    def new(second: SecondVersion) -> str:
        return template("Title", When(2026, 3, 2), Kind.NEWS, (), second=second)

    assert "young_people" not in new(SecondVersion(is_on=False))
    assert "# quotes" in new(SecondVersion(is_on=False)) and "# image:" in new(SecondVersion(is_on=False))
    assert f"in words for {READERS}" in new(EASY) and "child" not in new(EASY)
