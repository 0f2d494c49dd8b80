"""Each rule with sentences that it must find and sentences, most of them from real texts, that it must leave alone."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as some
from made_up_edition import edition
from markdown import markdown

from site_builder.check.young_people import layout, sentences, words
from site_builder.check.young_people.reading import Reading
from site_builder.check.young_people.rules import RULES, check_young_texts
from site_builder.check.young_people.texts import Block, YoungText
from site_builder.commands.readability_table import readability_table
from site_builder.messages import TAG, Messages
from site_builder.problems import Place, Problem, Severity
from site_builder.read.word_lists import SHIPPED, read_word_lists
from site_builder.readability.text import read_html, read_plain
from site_builder.readability.vocabulary import Vocabulary, vocabulary
from site_builder.record.council import Contact, Limits, YoungPeople
from site_builder.record.references import Term
from site_builder.record.word_lists import PHRASES, PLAIN, TYPED, WordLists

HERE = Place("updates/2025-07-17-visit.md")
TERMS = (
    Term("advocate", "Somebody who speaks up.", HERE, young_people="Somebody who helps you to say what you think."),
    Term("foster carer", "A person.", HERE, young_people="A person who looks after you in their home."),
    Term("Child in Care Council", "A group.", HERE, young_people="A group of children in care."),
    Term("child in care", "A child.", HERE, young_people="A child whom the council looks after."),
    Term("special educational needs", "Needs.", HERE, short="SEND", young_people="Extra help to learn."),
    Term("matching", "Choosing.", HERE, short="MTC"),
)


@pytest.fixture(scope="module")
def lists() -> WordLists:
    problems: list[Problem] = []
    found = read_word_lists(Path("/nowhere"), problems)
    assert problems == []
    return found


@pytest.fixture(scope="module")
def known(lists: WordLists) -> Vocabulary:
    return vocabulary(lists, TERMS, ("Exampletonshire County Council",))


def page(text: str) -> YoungText:
    pieces = read_html(markdown(text, extensions=["tables"]), text.split("\n"), 1)
    return YoungText("an update", HERE, (Block(HERE, pieces),), is_page=True)


def codes(text: YoungText, known: Vocabulary) -> set[tuple[str, Severity]]:
    young = YoungPeople()
    found = [problem for rule in RULES for problem in rule(Reading(text, known, young))]
    found += words.frightening_words(Reading(text, known, young))
    return {(problem.code, problem.severity) for problem in found}


E, W = Severity.ERROR, Severity.WARNING
LONGER = "You can go to the big hall with all of your best friends if you"  # 15 words with one more
FOUND = [
    ("long-sentence", W, f"{LONGER} like it."),
    ("long-sentence", E, f"{LONGER} like it and it is not too wet."),
    ("long-sentence", W, f"- {LONGER} like it."),
    ("long-sentence", W, f"| A |\n| - |\n| {LONGER} like it. |"),
    ("mean-sentence", W, "\n\n".join(["You can go to the big hall with all of your best friends."] * 3)),
    (
        "reading-age",
        E,
        "Professional organisations demonstrate considerable accountability. We evaluate institutional capabilities comprehensively.",
    ),
    ("passive", W, "You were asked."),
    ("passive", W, "It is often taken away."),
    ("passive", W, "It was slowly taken away."),
    ("passive", W, "The plan has not been written."),
    ("passive", W, "We will be told."),
    ("passive", W, "The plan wasn't agreed."),
    ("two-ideas", W, "We came; you went."),
    ("two-ideas", W, "We came (by bus)."),
    ("two-ideas", W, "We came - by bus."),
    ("two-ideas", W, "We came — by bus."),
    ("two-ideas", W, "We said: come."),
    ("two-ideas", W, "We met you, him, her and them."),
    ("two-ideas", W, "You took the bus which is red."),
    ("two-ideas", W, "We came and we sat, so you went."),
    ("two-ideas", W, "We came but you went because it was late."),
    ("double-negative", W, "We do not know nothing."),
    ("double-negative", W, "You can't go with no coat."),
    ("double-negative", W, "It is never without you."),
    ("double-negative", W, "No child said nothing to us."),
    ("to-the-reader", W, "It rains. It snows. It is hot. It is cold. It is wet."),
    ("long-word", W, "You have opportunities."),
    ("long-word", W, "Accountability helps you."),
    ("jargon", E, "Your placement is good."),
    ("jargon", E, "We work at pace."),
    ("jargon", E, "We are delivering it."),
    ("jargon", E, "We have a grip on it."),
    ("jargon", E, "This is our journey."),
    ("jargon", E, "We made a robust plan."),
    ("jargon", E, "You have contact with your mum."),
    ("jargon", E, "There was drift."),
    ("jargon", E, "LAC have a say."),
    ("jargon", E, "You may get respite."),
    ("jargon", E, "We have no sufficiency."),
    ("jargon", E, "The front door is open."),
    ("idiom", W, "We turned a corner."),
    ("idiom", W, "We are all in the same boat."),
    ("same-word", W, "A child came. The kids sang."),
    ("same-word", W, "Our council met. The authority said yes."),
    ("abbreviation", E, "The DfE came."),
    ("abbreviation", E, "You met the MASH."),
    ("abbreviation", E, "Bring a toy, e.g. a doll."),
    ("abbreviation", E, "We use MTC here."),
    ("unexplained-word", E, "The matching is slow."),
    ("hard-word", W, "You have an advocate. You like her."),
    ("hard-word", W, "You have an advocate. An advocate is a person who helps you."),
    ("hard-word", W, "You have an **advocate**. You like her."),
    ("frightening-word", W, "Some of you were abused."),
    ("frightening-word", W, "Our work failed."),
    ("percentage", W, "We met 40% of you."),
    ("percentage", W, "We met 40 per cent of you."),
    ("number-form", W, "We met twelve of you."),
    ("number-form", W, "Read Part III now."),
    ("date-form", E, "We met on 17/07/2025."),
    ("date-form", E, "We met on 17.7.25."),
    ("date-form", E, "We met on 2025-07-17."),
    ("date-form", E, "We met on 17th July 2025."),
    ("date-form", E, "We met on the 3rd of July."),
    ("date-form", E, "We met on July 17, 2025."),
    ("date-form", E, "We met on 17 Jul 2025."),
    ("date-form", E, "We met in Sept. 2025."),
    ("date-form", W, "We met on 17 July."),
    ("link-text", E, "Look [here](https://www.example.org/)."),
    ("link-text", E, "[Click  here!](https://www.example.org/)"),
    ("link-text", E, "[https://www.example.org/](https://www.example.org/)"),
    ("italics", W, "You *may* come."),
    ("capitals", W, "You MUST come."),
    ("capitals", W, "## WHAT YOU CAN DO"),
    ("long-block", W, "You read this. " * 21),
    ("long-text", W, "You read this. " * 301),
    ("heading", W, "## You\n\n#### Read"),
    ("heading", W, "\n\n".join(["You read this. " * 18] * 3)),
    ("no-date", W, "We will ask you."),
    ("no-date", W, "We’ll ask you again. You may say no."),
    ("no-date", W, "We are going to ask you."),
]
LEFT_ALONE = [
    *(
        "You can go to the hall.",
        "Are you tired or bored? You may be worried.",
        "A woman called Ann came.",
        "You were born.",
    ),
    *(
        "Is this red indeed?",
        "We were interested in you.",
        "The hall is closed.",
        "This is made up.",
        "You need it. You agreed.",
    ),
    *(
        "You have brothers and sisters and a home.",
        "We came from 28 June to 3 July 2022.",
        "We met on 17 and 18 June 2025.",
    ),
    *(
        "You came at 10:30 and sat.",
        "We met 1,000 of you.",
        "So we cannot tell you. But you can ask.",
        "We met in May 2025.",
    ),
    *("You can talk to a teacher, a nurse or a friend.", "You waited so long for it and so many of you did."),
    *(
        "No, you may not.",
        "We do not know when yet.",
        "No one knows you or me.",
        "Tell us which school you like.",
        "You have not only a say.",
    ),
    *(
        "The Commissioner met Eleanor in Exampletonshire.",
        "Exampletonshire is near you.",
        "You know our government and its services.",
    ),
    *(
        "Everybody remembers a wonderful holiday.",
        "Three offices are near you.",
        "Write to a.organisation@example.org for us.",
    ),
    *(
        "You can contact us.",
        "Stay in contact with your friends.",
        "Your journey to school is short.",
        "Knock on your front door.",
    ),
    *(
        "We call it the front door. It is not a real door. It is the team that you call.",
        "They deliver letters to you.",
    ),
    *(
        "We say placement. Placement means your home.",
        "Children and young people met you.",
        "You watch TV and the BBC.",
    ),
    *(
        "You have SEND. You know it.",
        "The NHS helps you.",
        "You met the MASH. You sat with them. MASH is a team of people.",
        "Dr. Lee met Mr. Poe and you.",
        "McDonald met you. I met X.",
        "Elizabeth Montgomery met you.",
        "You live in HEREFORDSHIRE.",
    ),
    *(
        "You have an **advocate**. An advocate is a person who helps you.",
        "We asked **foster carers**. A foster carer looks after you.",
    ),
    *(
        "Meet the **Child in Care Council**. It is a group of children.",
        "It is called the **Child in Care Council**. You like it.",
    ),
    *(
        "If you are in danger now, call 999.",
        "That was abuse. It is not your fault.",
        "Harm is bad. You can talk to Childline.",
    ),
    *(
        "Two of you met one of us.",
        "You may ask. I may ask.",
        "You saw [our plan](https://www.example.org/).",
        "You can ring on 5 and 6 May 2026 and on 8 June 2026.",
        "You **may** come.",
    ),
    *(
        "We will ask you by May 2026.",
        "We will ask you. It will be in May 2026.",
        "We will ask you. We do not know when yet.",
    ),
    *(
        "We will not stop.",
        "We will always listen.",
        "We will ask you each week.",
        "When will we know? We do not know when yet.",
    ),
    *("> Considerable organisational restructuring was (allegedly) implemented at pace on 17/07/2025; see *here*.",),
    *(
        "You read. It rains. It snows. It is hot. It is cold.",
        "You're in. It rains. It snows. It is hot. It is cold.",
        "## What was wrong?\n\nYou sat.\n\n### And now?\n\nYou run.",
    ),
]


@pytest.mark.parametrize(("code", "severity", "text"), FOUND)
def test_each_rule_finds_what_breaks_it(code: str, severity: Severity, text: str, known: Vocabulary) -> None:
    assert (code, severity) in codes(page(text), known)


@pytest.mark.parametrize(("count", "found"), [(15, set()), (16, {W}), (20, {W}), (21, {E})])
def test_a_sentence_is_long_from_its_first_word_too_many(count: int, found: set[Severity], known: Vocabulary) -> None:
    said = codes(page(f"You {'sat ' * (count - 2)}there."), known)
    assert {severity for code, severity in said if code == "long-sentence"} == found


@pytest.mark.parametrize(("language", "count"), [("en-GB", 1), ("en", 1), ("cy", 0)])
def test_a_site_in_another_language_is_not_measured(language: str, count: int) -> None:
    terms = (Term("a word", "A word.", HERE, young_people="You sat " * 11),)
    assert len(list(check_young_texts(edition(messages=Messages({TAG: language}), terms=terms)))) == count


@pytest.mark.parametrize("text", LEFT_ALONE)
def test_good_sentences_are_left_alone(text: str, known: Vocabulary) -> None:
    assert codes(page(text), known) == set()


WORDS = [
    "We will",
    "you",
    "advocate",
    "MTC",
    "e.g.",
    "front door",
    "journey",
    "abuse",
    "17/07",
    "XIV",
    "\u2019s",
    "**",
    "> ",
    "\n\n",
    "- ",
]


@given(text=some.lists(some.one_of(some.text(max_size=12), some.sampled_from(WORDS)), max_size=40).map(" ".join))
def test_whatever_is_typed_is_read_and_each_finding_has_a_line_of_it(text: str, known: Vocabulary) -> None:
    young, whole = YoungPeople(), page(text)
    places = [problem.place for rule in RULES for problem in rule(Reading(whole, known, young))]
    assert all(1 <= place.line <= text.count("\n") + 1 for place in places)


def test_a_line_of_plain_text_needs_no_bold_words(known: Vocabulary) -> None:
    text = "You have an advocate."
    plain = YoungText("a promise", HERE, (Block(HERE, read_plain(text, [text], 1)),))
    assert codes(plain, known) == set()


def test_a_line_of_plain_text_has_no_headings(known: Vocabulary) -> None:
    text = "You can go to the hall. " * 30
    plain = YoungText("a rating", HERE, (Block(HERE, read_plain(text, [text], 1)),))
    assert codes(plain, known) == {("long-block", W)}


def test_a_longest_sentence_is_an_error_whatever_else_the_council_allows(known: Vocabulary) -> None:
    young = YoungPeople(limits=Limits(sentence_words=30))
    found = [problem.severity for problem in sentences.long_sentences(Reading(page("You go " * 12), known, young))]
    assert found == [E]


def test_a_word_is_found_once_in_a_text(known: Vocabulary) -> None:
    text = page("You have opportunities. We like opportunities. You met the DfE. The DfE met you.")
    found = [
        problem.code
        for rule in (words.long_words, words.abbreviations)
        for problem in rule(Reading(text, known, YoungPeople()))
    ]
    assert found == ["long-word", "abbreviation"]


def test_a_date_in_a_wrong_form_is_found_once(known: Vocabulary) -> None:
    found = [
        problem.severity for problem in layout.dates(Reading(page("You came on 17 July 25."), known, YoungPeople()))
    ]
    assert found == [E]


@pytest.mark.parametrize("help_", [Contact(name="Chatline"), Contact(phone="01632 960 003")])
def test_the_help_of_the_council_calms_by_its_name_or_number(help_: Contact, known: Vocabulary) -> None:
    text = page(f"That was abuse. We have a card with {help_.name or help_.phone} on it.")
    for young, count in ((YoungPeople(), 1), (YoungPeople(help=(help_,)), 0)):
        assert len(list(words.frightening_words(Reading(text, known, young)))) == count


def test_calm_words_of_one_word_explained_do_not_calm_another() -> None:
    terms = (
        Term("blame", "Blame.", HERE, young_people="It is not your fault."),
        Term("harm", "Harm.", HERE.at(9), young_people="Harm is when you are hurt."),
    )
    record = edition(terms=terms, word_lists=read_word_lists(Path("/nowhere"), []))
    found = [problem.place.line for problem in check_young_texts(record) if problem.code == "frightening-word"]
    assert found == [9]


def test_the_table_begins_with_the_hardest_text() -> None:
    said = ("We can sit.", "You can sit with all of us in the big hall.", "A boy can sit with us.")
    terms = tuple(Term(f"word {number}", "A.", HERE, young_people=text) for number, text in enumerate(said))
    _, *rows, _ = readability_table(edition(terms=terms))
    assert [row.partition("): ")[2] for row in rows] == [f"'{said[number]}'" for number in (1, 2, 0)]


def test_a_promise_with_a_date_beside_it_needs_none_in_it(known: Vocabulary) -> None:
    text = "We will ask you."
    plain = YoungText("a promise", HERE, (Block(HERE, read_plain(text, [text], 1)),), is_dated=True)
    assert codes(plain, known) == set()


def test_every_list_is_there_and_sorted_into_what_it_is(lists: WordLists) -> None:
    names = {path.stem for folder in ("any", "en") for path in (SHIPPED / folder).iterdir()}
    assert {path.stem for path in (SHIPPED / "any").iterdir()} == TYPED
    assert names == set(PLAIN) | set(PHRASES)
    assert all(lists[name] for name in PLAIN)
    assert all(lists.instead(name) for name in PHRASES)


def test_no_jargon_is_said_instead_of_jargon(known: Vocabulary, lists: WordLists) -> None:
    for phrase in lists.instead("jargon"):
        words_of = phrase.say.replace(",", "").split()
        assert [found for _, _, found in known.jargon.find(words_of) if found.words] == []
