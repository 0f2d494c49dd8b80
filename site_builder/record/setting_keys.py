"""The keys of `mkdocs.yml` that this builder reads, declared once, as `keys.py` declares those of the other files."""

from __future__ import annotations

from enum import StrEnum

from site_builder.record.actions import Status
from site_builder.record.colours import GROUNDS
from site_builder.record.council import Compliance, PlanParts
from site_builder.record.forms import (
    Date,
    Either,
    File,
    Inner,
    Items,
    Key,
    Text,
    Thing,
    WebAddress,
    Whole,
    Word,
    YesOrNo,
)
from site_builder.record.hosting import Host
from site_builder.record.ratings import Delivery, Impact
from site_builder.record.second_version import WritingRules

COLOUR = r"#[0-9a-fA-F]{6}"
"""A colour, as a regular expression."""
HOST = r"[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*"
"""The name of a host, as a regular expression."""
LANGUAGE = r"[a-z]{2,3}(-[A-Za-z]{2,4})?"
"""The name of a language, as a regular expression."""
SEGMENT = r"[a-z0-9]+(?:-[a-z0-9]+)*"
"""A part of an address that is chosen here, as a regular expression."""
DAY = Date(month=False)
_MATERIAL = Text(pattern="material", example="material")


class EngineName(StrEnum):
    """What renders hand-written pages."""

    MKDOCS = "mkdocs"
    PLAIN = "plain"


_EMAIL = Key("email", Text(), "An e-mail address.")
_PHONE = Key("phone", Text(), "A telephone number, in digits.")
_URL = Key("url", WebAddress(), "A web page.")

CONTACT = Thing(
    "contact",
    "'contact'",
    (
        Key("text", Text(), "What the address is for, if it is for one purpose only."),
        Key("name", Text(), "Who can be asked."),
        _EMAIL,
        _PHONE,
        _URL,
    ),
)

WORRIED = Thing(
    "worried-about-a-child",
    "'worried_about_a_child'",
    (
        Key(
            "text",
            Text(),
            "What people should do besides calling; without it, to call 999 if a child is in danger now.",
        ),
        _PHONE,
        _URL,
    ),
)

URGENT_HELP = Thing(
    "urgent-help",
    "'urgent_help'",
    (
        Key(
            "title",
            Text(),
            "The question or the words with which it begins, such as Do you need help now?",
            required=True,
        ),
        Key("text", Text(), "What people should do besides calling."),
        _PHONE,
        _URL,
    ),
)

SECOND_VERSION = Thing(
    "second-version",
    "'second_version'",
    (
        Key(
            "path",
            Text(pattern=SEGMENT, example="easy-read"),
            "The first part of its addresses, young-people without this key; never to be changed without aliases.",
        ),
        Key("for", Text(), "Whom it is for, in words that follow “for”, such as people who like it easy to read."),
        Key(
            "rules",
            Word(WritingRules),
            "By which rules progress check reads its texts; child without this key.",
        ),
        Key(
            "aliases",
            Items(Text()),
            "Where its home page was before, such as /young-people/: each of its pages leads on from there.",
        ),
    ),
)

PARTNER = Thing(
    "partner",
    "a partner",
    (
        Key("name", Text(), "What the organisation is called.", required=True),
        Key("what", Text(), "What it answers for, in a few words, such as health services for children."),
        _EMAIL,
        _PHONE,
        _URL,
    ),
)

HELP = Thing(
    "help",
    "a way to help",
    (
        Key("name", Text(), "Who can help.", required=True),
        Key("text", Text(), "What they can help with, in a child's words."),
        _PHONE,
        _URL,
    ),
)

LICENCE = Thing(
    "licence",
    "'licence'",
    (Key("name", Text(), "What the licence is called."), Key("url", WebAddress(), "Where it can be read.")),
)

LIMITS = Thing(
    "limits",
    "'limits'",
    (
        Key("sentence_words", Whole(least=1), "Words in a sentence, 15 without this key; more is a warning."),
        Key("longest_sentence", Whole(least=1), "Words in a sentence, 20 without this key; more is an error."),
        Key("mean_words", Whole(least=1), "Words per sentence on average, 12 without this key."),
        Key("block_words", Whole(least=1), "Words in one block beside its picture, 60 without this key."),
        Key("text_words", Whole(least=1), "Words on one page, 900 without this key."),
        Key("heading_every", Whole(least=1), "Words without a heading, 150 without this key."),
        Key(
            "years_over",
            Whole(least=1),
            "Years over reading_age from which a text is an error, 2 without this key.",
        ),
        Key(
            "sentences_to_reader",
            Whole(least=1),
            "At least one sentence in this many says you or we, 5 without this key.",
        ),
        Key(
            "stale_days",
            Whole(least=1),
            "Days for which a text may be older than the adults' page before the warning says that it is overdue, 30 without this key.",
        ),
    ),
)

YOUNG_PEOPLE = Thing(
    "young-people",
    "'young_people'",
    (
        Key("ages", Text(), "For which ages the version is written; put it in quotes."),
        Key("reading_age", Whole(least=5), "The reading age that the texts aim at, 11 without this key."),
        Key("teens", YesOrNo(), "true for a second version, for people aged 13 or over."),
        Key(
            "teens_reading_age",
            Whole(least=5),
            "The reading age that texts for teenagers aim at, 13 without this key.",
        ),
        Key(
            "help",
            Items(Inner(HELP)),
            "Who can help a child; without it 999, Childline and how to ask for an advocate.",
        ),
        Key(
            "hide_page_url",
            WebAddress(),
            "The harmless page that “Hide this page” leads to, https://www.bbc.co.uk/weather without this key.",
        ),
        Key("limits", Inner(LIMITS), "How long and how hard their texts may be; name only those that you change."),
    ),
)


def _words(scale: str, codes: type[StrEnum]) -> Thing:
    keys = tuple(Key(code.value, Text(), f"What pages say for {code.value}.") for code in codes)
    return Thing(f"{scale}-words", f"'{scale}'", keys)


RATING_WORDS = Thing(
    "rating-words",
    "'rating_words'",
    (
        Key("delivery", Inner(_words("delivery", Delivery)), "Words for: are we doing what we said?"),
        Key("impact", Inner(_words("impact", Impact)), "Words for: is it better for children?"),
    ),
)

SHEET_WORD = Thing(
    "sheet-word",
    "a word of 'sheet_words'",
    (
        Key("word", Text(), "The word as the programme office types it, in capitals or not.", required=True),
        Key("delivery", Word(Delivery), "What it means where it stands for: are we doing what we said?"),
        Key("impact", Word(Impact), "What it means where it stands for: is it better for children?"),
        Key("status", Word(Status), "What it means where it says how an action goes."),
    ),
)

_COLOUR_HELP = {"main": "The colour of the band at the top and of links.", "accent": "The colour of a few marks."}
COLOURS = Thing(
    "colours",
    "'colours'",
    tuple(Key(name, Text(pattern=COLOUR, example='"#005a70"'), _COLOUR_HELP[name]) for name in GROUNDS),
)

ACCESSIBILITY = Thing(
    "accessibility",
    "'accessibility'",
    (
        Key(
            "status",
            Word(Compliance),
            "How far the site meets the Web Content Accessibility Guidelines 2.2, level AA.",
        ),
        Key("prepared", DAY, "When the statement was prepared."),
        Key("reviewed", DAY, "When the statement was last reviewed."),
        Key("tested", Text(), "When, how and by whom the site was last tested."),
        Key("issues", Items(Text()), "What does not work."),
        Key("contact", Text(), "Whom to tell about what does not work."),
    ),
)

PRE_ELECTION = Thing(
    "pre-election",
    "a period before an election",
    (
        Key("from", DAY, "Its first day.", required=True),
        Key("to", DAY, "Its last day.", required=True),
        Key("why", Text(), "Which election it is."),
    ),
)

APPROVALS = Thing(
    "approvals",
    "an approval rule",
    (
        Key("number", Whole(least=1), "By how many different roles.", required=True),
        Key("since", DAY, "The first day of publication on which an update needs them.", required=True),
    ),
)

SECURITY_CONTACT = Thing(
    "security-contact",
    "'security_contact'",
    (
        Key("email", Text(), "An e-mail address for reports of weaknesses."),
        Key("url", WebAddress(), "A web page with a form for them."),
        Key("policy", WebAddress(), "A web page that says what you do with them."),
    ),
)

PROGRESS = Thing(
    "progress",
    "the plugin 'progress'",
    (
        Key("council", Text(), "The council's name as residents know it.", required=True),
        Key("plan", Text(), "The plan's name.", required=True),
        Key(
            "plan_parts",
            Word(PlanParts),
            "What the parts of the plan are called, areas without this key: recommendations for those of an inquiry.",
        ),
        Key("timezone", Text(), "The council's time zone, Europe/London without this key."),
        Key("contact", Inner(CONTACT), "Whom to ask about the plan."),
        Key(
            "worried_about_a_child",
            Inner(WORRIED),
            "What people who are worried about a child see at the top of every page.",
        ),
        Key(
            "urgent_help",
            Either(YesOrNo(), Inner(URGENT_HELP)),
            "Other words in its place, for a plan that is not only about children; false for none.",
        ),
        Key(
            "partners",
            Items(Inner(PARTNER)),
            "Who answers for the plan together with the council, such as the integrated care board of the NHS.",
        ),
        Key("young_people", Inner(YOUNG_PEOPLE), "The version for children and young people."),
        Key(
            "second_version",
            Either(YesOrNo(), Inner(SECOND_VERSION)),
            "For whom that version is, if for others, where it is and by which rules it is written; false for none.",
        ),
        Key(
            "rating_words", Inner(RATING_WORDS), "The council's own words for ratings; name only those that you change."
        ),
        Key(
            "sheet_words",
            Items(Inner(SHEET_WORD)),
            "Words that the programme office types in workbooks for ratings and statuses, such as Amber, and what each means.",
        ),
        Key("colours", Inner(COLOURS), "Dark colours that stand out clearly from white."),
        Key("logo", File(), "The picture at the top of each page."),
        Key(
            "unlinked_files",
            Items(Text()),
            "Files below docs/ that are public on purpose although nothing links to them; * matches any name.",
        ),
        Key(
            "own_details",
            Items(Text()),
            "The council's own telephone numbers, e-mail addresses and postal addresses, which any page may show.",
        ),
        Key(
            "least_count",
            Whole(least=1),
            "Counts of children below this are errors, 5 without this key; with 1 none is.",
        ),
        Key("licence", Inner(LICENCE), "On which terms people may reuse text and data."),
        Key("accessibility", Inner(ACCESSIBILITY), "What the accessibility statement says."),
        Key("email_updates_url", WebAddress(), "A service that sends updates by e-mail."),
        Key("feed_items", Whole(least=1), "How many updates each news feed contains, 50 without this key."),
        Key(
            "identifier_host",
            Text(pattern=HOST, example="www.example.org"),
            "The host by which news readers and calendars recognise each entry, never to be changed; that of site_url without this key.",
        ),
        Key(
            "pre_election", Items(Inner(PRE_ELECTION)), "The periods before elections in which publicity is restricted."
        ),
        Key(
            "approvals",
            Either(Whole(), Inner(APPROVALS)),
            "By how many different roles an update must be approved before it is published, 0 without this key.",
        ),
        Key(
            "silence",
            YesOrNo(),
            "Whether feed and calendar say when something promised at regular intervals is overdue: true without this key.",
        ),
        Key("hosting", Items(Word(Host)), "What the site is published on: its files are then written, too."),
        Key(
            "security_contact",
            Inner(SECURITY_CONTACT),
            "Whom to tell of a weakness of the website; it becomes security.txt.",
        ),
        Key("hub", WebAddress(), "A WebSub hub, which tells news readers at once that a feed has something new."),
        Key("engine", Word(EngineName), "What renders hand-written pages, mkdocs without this key."),
    ),
)

THEME = Thing(
    "theme",
    "the theme",
    (
        Key("name", _MATERIAL, "Always material, since the pages' look rests on it."),
        Key("custom_dir", Text(), "The folder of your own templates."),
        Key("favicon", Text(), "An icon of your own, a path below docs/."),
        Key(
            "language",
            Text(pattern=LANGUAGE, example="en"),
            "The language of the site's own words, en without this key.",
        ),
    ),
    is_open=True,
)

CONFIGURATION = Thing(
    "configuration",
    "the configuration",
    (
        Key("site_name", Text(), "The name of the site, in every page's title and in the news feeds.", required=True),
        Key("site_url", WebAddress(), "The full address at which the site will be published.", required=True),
        Key("theme", Either(_MATERIAL, Inner(THEME)), "How pages look: always {name: material}."),
        Key("docs_dir", Text(pattern="docs", example="docs"), "Always docs, so leave it out."),
        Key("use_directory_urls", YesOrNo(), "Always true, so leave it out."),
        Key("site_dir", Text(), "The folder that the site is built into, site without this key."),
        Key("exclude_docs", Text(), "Files below docs/ that are not part of the site, one pattern per line."),
        Key("draft_docs", Text(), "Pages below docs/ that only the preview shows, one pattern per line."),
        Key("not_in_nav", Text(), "Pages below docs/ that the menu leaves out, one pattern per line."),
        Key("hooks", Items(Text()), "Python files whose functions the engine calls while it builds."),
        Key("watch", Items(Text()), "Files and folders that the preview follows too, as paths from mkdocs.yml."),
    ),
    is_open=True,
)
"""What the engine reads besides, such as `nav` and `plugins`, is the engine's."""
