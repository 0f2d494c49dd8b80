"""The e-mail: what became public in some days, whole sentences, and nothing that mail programs or services trip over."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from email import message_from_bytes
from email.policy import default
from itertools import pairwise
from typing import Any

import pytest
from feeds.made_up import HERE, area, day, rating, site, update, withdrawn
from feeds.made_up import titles as typed_titles
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree, html
from made_up_edition import LONDON

from site_builder.digest import outputs, rich
from site_builder.digest.fitting import LIMIT
from site_builder.edition import Edition
from site_builder.publishing.chain import Publication, with_publication
from site_builder.record.chain import Chain
from site_builder.record.colours import LEAST, contrast
from site_builder.record.council import Contact, UrgentHelp
from site_builder.record.dates import Span
from site_builder.record.facts import facts
from site_builder.record.first_told import FirstTold
from site_builder.record.moves import Move
from site_builder.record.promises import Keep, Promise
from site_builder.record.prose import Prose
from site_builder.record.updates import Correction, DiaryDate
from site_builder.record.voices import Voice, VoiceState
from site_builder.views.digest import DigestView, digest_view
from site_builder.views.digest.items import Period

NOW = datetime(2026, 3, 31, 12, tzinfo=LONDON)
MARCH = (date(2026, 3, 1), date(2026, 3, 31))
STYLES = {"font-family", "font-size", "font-weight", "line-height", "color", "background-color", "text-decoration"}
STYLES |= {"margin", "padding", "max-width"}
"""What every mail program shows, or leaves out without harm (caniemail.com)."""


def full(**changes: Any) -> Edition:
    """A month in which something of each kind happened, and a good deal before it."""
    moved = (Move(day("2026-03-09"), "2026-03-01", "the builders are late"),)
    hut = Promise("hut", "Mend the hut.", HERE, due=Span.of(day("2026-05-01")), moved=moved)
    wall = Promise("wall", "Paint the wall.", HERE, due=Span.of(day("2026-03-20")))
    diary = (DiaryDate(day("2026-04-14"), "The board meets", HERE, note="In the hall."),)
    diary += (DiaryDate(day("2026-09-01"), "Far away", HERE), DiaryDate(day("2026-03-02"), "It met", HERE))
    updates = (
        update("2026-02-01-plans", promises=(hut, wall), diary=diary),
        update(
            "2026-03-05-visit", title="A visit & <more>", means="You can ask them.", body=Prose(("<p>One. Two.</p>",))
        ),
        update("2026-03-20-painted", keeps=(Keep("wall"),)),
        update("2026-02-10-slip", corrections=(Correction(day("2026-03-11"), "It was six, not five."),)),
        update("2026-04-01-waiting", title="SECRET", publish_at=datetime(2026, 4, 1, 9, tzinfo=LONDON)),
        update("2026-03-12-draft", title="SECRET", draft=True),
    )
    rated = area(ratings=(rating("2025-12-01"), rating("2026-03-15", means="Somebody will call you.")))
    given: dict[str, Any] = {"now": NOW, "areas": (rated,), "contact": Contact("Ann", email="ann@exampleton.example")}
    return site(*updates, **given | changes).public().without_withdrawn_words()


def view(edition: Edition, *days: date, told: frozenset[str] = frozenset()) -> DigestView:
    """What became public between two days, or in March 2026."""
    return digest_view(edition, *(days or MARCH), told)


def titles(shown: DigestView) -> dict[str, list[str]]:
    """The titles of each part."""
    return {one.name: [item.title for item in one.items] for one in (*shown.parts, shown.coming)}


def files(edition: Edition, *days: date) -> dict[str, str]:
    """What is written, by name."""
    return {one.path: one.content.decode() for one in outputs(edition, view(edition, *days))}


def published(*states: Edition) -> Chain:
    """What is kept where each of these was published, one after the other."""
    chain = Chain()
    for one in states:
        found = facts(one.public().without_withdrawn_words().record)
        chain = with_publication(chain, Publication(found.things, found, one.now))
    return chain


def test_it_tells_what_became_public_and_nothing_else() -> None:
    shown = view(full())
    assert titles(shown) == {
        "updates": ["Title of 2026-03-20-painted", "A visit & <more>"],
        "promises": ["Paint the wall."],
        "ratings": ["Area 3: Spotting risk"],
        "moves": ["Mend the hut."],
        "corrections": ["Title of 2026-02-10-slip"],
        "coming": ["The board meets"],
    }
    assert shown.counted == (
        "2 new updates, news of 1 promise, 1 new rating, 1 date, target or figure changed and 1 correction or withdrawal."
    )
    assert "SECRET" not in "".join(files(full()).values())


def test_a_thing_says_what_is_to_be_known_of_it() -> None:
    found = {item.title: (item.label, *item.told) for one in view(full()).parts for item in one.items}
    assert found["A visit & <more>"] == ("News · 5 March 2026", "You can ask them.", "One. Two.")
    assert found["Paint the wall."] == ("Kept · 20 March 2026", "Shown by: Title of 2026-03-20-painted.")
    assert found["Mend the hut."] == (
        "9 March 2026",
        "Was 1 March 2026, now 1 May 2026.",
        "Because the builders are late.",
    )
    assert "Before: At risk of delay." in found["Area 3: Spotting risk"][1]


def test_of_what_was_withdrawn_only_the_reason_is_told() -> None:
    edition = full(now=datetime(2025, 9, 30, 12, tzinfo=LONDON))
    taken = site(withdrawn(title="SECRET", reason="It named somebody."), now=edition.now).public()
    shown = files(taken.without_withdrawn_words(), date(2025, 7, 1), date(2025, 9, 30))
    assert "It named somebody." in shown["digest.txt"] and "SECRET" not in "".join(shown.values())


def test_an_empty_time_says_so_and_names_the_update_before_it() -> None:
    shown = files(full(areas=()), date(2026, 3, 6), date(2026, 3, 8))
    assert "Nothing new became public in these days." in shown["digest.txt"]
    assert "The latest update before that:\nA visit & <more>\n5 March 2026\n" in shown["digest.txt"]
    assert "A visit &amp; &lt;more&gt;" in shown["digest.html"]


@pytest.mark.parametrize("name", ["digest.html", "digest-mailchimp.html", "digest.txt", "digest-notify.md"])
def test_every_form_says_that_no_dates_are_known_and_where_help_is(name: str) -> None:
    helper = Contact(name="Ann", url="https://exampleton.example/help/")
    shown = " ".join(files(site(update("2026-03-05-x"), now=NOW, contact=helper))[name].split())
    assert " ".join(site().messages.plain("mail.no_dates").split()) in shown
    assert "https://exampleton.example/help/" in shown


def test_what_was_added_with_an_earlier_date_is_told_when_it_became_public() -> None:
    older, late = update("2026-02-01-plans"), update("2025-01-late")
    then, later = (
        datetime(2026, 3, day, 10, tzinfo=LONDON) for day in (2, 7)
    )  # what the first one had is of its own day
    kept = published(site(older, now=then), site(older, late, now=later))
    edition = site(older, late, now=NOW, chain=kept)
    [part] = view(edition).parts
    assert [(item.title, item.label) for item in part.items] == [
        ("Title of 2025-01-late", "News · January 2025 · added 7 March 2026")
    ]
    assert not view(edition, date(2025, 1, 1), date(2025, 1, 31)).parts


def test_what_people_said_is_told_when_it_became_public() -> None:
    old, late = (
        Voice(Span.of(day(f"2026-01-0{n}")), f"Group {n}", "Ring us.", VoiceState.NO_ANSWER, HERE) for n in (1, 2)
    )
    then, later = (datetime(2026, 3, day, 10, tzinfo=LONDON) for day in (2, 7))
    kept = published(site(now=then, voices=(old,)), site(now=later, voices=(old, late)))
    [part] = view(site(now=NOW, voices=(old, late), chain=kept)).parts
    assert [item.label for item in part.items] == ["Group 2 · 2 January 2026"]


def test_changes_without_a_reason_are_counted_and_not_told_one_by_one() -> None:
    before = update("2026-02-01-plans", body=Prose(("<p>As it was.</p>",)))
    after = update("2026-02-01-plans", body=Prose(("<p>As it is.</p>",)))
    then, later = (datetime(2026, month, 7, 10, tzinfo=LONDON) for month in (2, 3))
    kept = published(site(before, now=then), site(after, now=later))
    edition = site(after, now=NOW, chain=kept)
    assert titles(view(edition)) == {"coming": []}
    shown = files(edition)["digest.txt"]
    assert "1 other page or entry was changed:\nhttps://progress.example/sub/changes/\n" in shown
    assert not view(edition, told=frozenset(view(edition).names)).others


days = st.dates(date(2026, 1, 1), date(2026, 3, 30))


@given(st.lists(days, min_size=1, max_size=4, unique=True), days, days)
def test_one_email_after_the_other_tells_each_thing_once(cuts: list[date], dated: date, arrived: date) -> None:
    first_told = FirstTold({"known": arrived, "old": None}, None)
    starts = [date(2026, 1, 1), *(cut + timedelta(days=1) for cut in sorted(cuts))]
    ends = [*sorted(cuts), date(2026, 3, 31)]
    pairs = zip(starts, ends, strict=True)
    times = [Period(since, until, NOW.date(), first_told) for since, until in pairs if since <= until]
    for thing in ("", "known", "old"):
        assert sum(time.has("x", day(str(dated)), thing) for time in times) == 1


def test_what_the_last_one_told_is_not_told_again() -> None:
    first = view(full(), MARCH[0], date(2026, 3, 5))
    assert first.names == ("update/2026-03-05-visit",)
    second = view(full(), date(2026, 3, 5), MARCH[1], told=frozenset(first.names))
    assert "A visit & <more>" not in titles(second)["updates"]


def test_what_is_too_long_is_cut_between_things_and_says_how_many_more() -> None:
    long = Prose((f"<p>{'They came and asked every child what they think. ' * 12}</p>",))
    many = [update(f"2026-03-{n % 28 + 1:02}-{n:03}", body=long) for n in range(400)]
    shown = files(site(*many, now=NOW))
    assert all(len(shown[name].encode()) <= LIMIT for name in ("digest.html", "digest-mailchimp.html"))
    assert "380 more are on our site:\nhttps://progress.example/sub/updates/" in shown["digest.txt"]
    assert "400 new updates." in shown["digest.txt"]
    assert "they think.\n" in shown["digest.txt"] and "…" not in shown["digest.txt"]


def test_a_first_sentence_is_whole_whatever_its_length() -> None:
    long = f"They came, {'and came again, ' * 30}and went."
    shown = view(site(update("2026-03-05-visit", body=Prose((f"<p>{long} Then it rained.</p>",))), now=NOW))
    assert shown.parts[0].items[0].told == (long,)


def test_the_html_has_what_mail_programs_and_screen_readers_need() -> None:
    page = files(full())["digest.html"]
    root = html.fromstring(page)
    assert (
        root.get("lang") == "en-GB"
        and root.findtext(".//title") == "Exampleton improvement: what is new, 1 to 31 March 2026"
    )
    assert [one.get("role") for one in root.iter("table")] == ["presentation", "presentation"]
    levels = [int(one.tag[1]) for one in root.iter("h1", "h2", "h3")]
    assert levels[0] == 1 and all(after - before <= 1 for before, after in pairwise(levels))
    assert not {"img", "script", "link", "form", "iframe"} & {one.tag for one in root.iter(etree.Element)}
    assert "url(" not in page and "@import" not in page and "SECRET" not in page
    addresses = [one.get("href", "") for one in root.iter("a")]
    assert addresses and all(one.startswith(("https://progress.example/sub/", "tel:", "mailto:")) for one in addresses)


def test_its_styles_are_in_the_elements_and_are_those_that_mail_programs_know() -> None:
    root = html.fromstring(files(full())["digest.html"])
    used = {
        (one.tag, name.strip())
        for one in root.iter(etree.Element)
        for name in re.findall(r"([a-z-]+):", one.get("style", ""))
    }
    assert {name for _, name in used} <= STYLES
    assert {tag for tag, name in used if name == "padding"} <= {"td", "body"}  # Outlook for Windows
    assert {tag for tag, name in used if name == "max-width"} <= {"table"}  # the same
    bare = [one.tag for one in root.iter("h1", "h2", "h3", "p", "a") if "color:" not in one.get("style", "")]
    assert bare == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (rich.TEXT, rich.GROUND),
        (rich.DARK_TEXT, rich.DARK_GROUND),
        (rich.DARK_LINK, rich.DARK_GROUND),
    ],
)
def test_its_colours_can_be_told_apart_in_light_and_dark(one: str, other: str) -> None:
    assert contrast(one, other) >= LEAST + 2.5  # 7, the higher level


def test_mailchimp_gets_its_tags_and_reads_none_in_the_record() -> None:
    edition = site(update("2026-03-05-visit", title="Tell *|FNAME|* all"), now=NOW)
    page = files(edition)["digest-mailchimp.html"]
    assert 'href="*|UNSUB|*"' in page and "*|HTML:LIST_ADDRESS_HTML|*" in page
    assert "*|FNAME|*" not in page and "Tell *|FNAME|* all" in html.fromstring(page).text_content()
    assert "UNSUB" not in files(edition)["digest.html"]


@pytest.mark.parametrize(
    ("title", "typed"),
    [
        ("Plain", "[Plain](https://progress.example/sub/updates/2026-03-05-x/)"),
        ("Ask ((name))", "[Ask (\u2060(name))](https://progress.example/sub/updates/2026-03-05-x/)"),
        ("A [draft]", "A \\[draft\\]\n\nhttps://progress.example/sub/updates/2026-03-05-x/"),
        ("# 1 & *all*", "[\u2060# 1 & *all*](https://progress.example/sub/updates/2026-03-05-x/)"),
        ("2025. A year", "[\u20602025. A year](https://progress.example/sub/updates/2026-03-05-x/)"),
    ],
)
def test_notify_shows_words_as_they_were_typed(title: str, typed: str) -> None:
    """Tried on Notify's own program with any mixture of its signs."""
    shown = files(site(update("2026-03-05-x", title=title), now=NOW))["digest-notify.md"]
    assert f"\n## New updates\n\n{typed}\n" in shown
    assert shown.startswith("# What is new, 1 to 31 March 2026\n\n") and "<" not in shown


def test_the_message_holds_both_forms_and_opens_as_a_draft() -> None:
    edition = full(site_name="Łódź & Ŵyl")
    made = {one.path: one.content for one in outputs(edition, view(edition))}
    read = message_from_bytes(made["digest.eml"], policy=default)
    assert (read["Subject"], read["X-Unsent"], read["From"], read["To"], read["Date"]) == (
        "Łódź & Ŵyl: what is new, 1 to 31 March 2026",
        "1",
        None,
        None,
        None,
    )
    plain, whole = (read.get_body((kind,)) for kind in ("plain", "html"))
    assert plain and plain.get_content().replace("\r\n", "\n") == made["digest.txt"].decode()
    assert whole and whole.get_content().replace("\r\n", "\n") == made["digest.html"].decode() + "\n"
    assert made == {one.path: one.content for one in outputs(edition, view(edition))}
    assert all(len(line) <= 998 for line in made["digest.eml"].splitlines())


@pytest.mark.parametrize(
    ("worried", "wanted"),
    [
        (Contact(), ("If a child is in danger now, call 999.", "999")),
        (Contact(text="See the end of this page."), ("If a child is in danger now, call 999.", "999")),
        (Contact(phone="01632 960001"), ("If a child is in danger now, call 999.", "01632 960001")),
        (Contact(text="Day and night.", phone="01632 960001"), ("Day and night.", "01632 960001")),
    ],
)
def test_it_says_whom_to_call_about_a_child_and_names_nobody_twice(worried: Contact, wanted: tuple[str, str]) -> None:
    first, *others = view(full(worried_about_a_child=worried)).helpers
    assert (first.text, first.phone) == wanted
    assert " ".join(first.lines).count(first.phone) == 1
    assert [one.name for one in others] == ["Childline", "Ann"]


@pytest.mark.parametrize(
    ("urgent", "contact", "wanted"),
    [
        (UrgentHelp("Stuck?"), Contact(phone="01632 960001"), ["Stuck?"]),
        (UrgentHelp("Stuck?"), Contact(), []),  # words without anybody who can be reached help nobody
        (UrgentHelp(is_on=False), Contact(), []),
        (UrgentHelp("Stuck?", is_on=False), Contact(phone="01632 960001"), []),
    ],
)
def test_it_names_for_urgent_help_whom_the_council_names(
    urgent: UrgentHelp, contact: Contact, wanted: list[str]
) -> None:
    shown = view(full(urgent_help=urgent, worried_about_a_child=contact)).helpers
    assert [one.name for one in shown] == [*wanted, "Childline", "Ann"]


@settings(max_examples=30)
@given(typed_titles)
def test_any_title_stands_in_every_form_as_it_was_typed(title: str) -> None:
    made = files(site(update("2026-03-05-x", title=title), now=NOW))
    for name in ("digest.html", "digest-mailchimp.html"):
        assert html.fromstring(made[name].encode()).find(".//h3/a").text == title
    words = " ".join(title.split())
    assert words in " ".join(made["digest.txt"].split())
    assert not re.search(r"\({2}[^()]+\){2}", made["digest-notify.md"])
    message = message_from_bytes(made["digest.eml"].encode(), policy=default).get_body(("html",))
    assert message and html.fromstring(message.get_content().encode()).find(".//h3/a").text == title
