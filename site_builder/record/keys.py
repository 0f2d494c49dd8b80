"""The keys of every file that a council writes, declared once: for each thing its keys, with form, limits and help.

Readers, the file that `progress new` writes, the guide's tables and the editors' schemas all come from here.
The keys of `mkdocs.yml` are in `setting_keys.py`. One long table with no branch in it: things name one another."""

from __future__ import annotations

from site_builder.record.actions import Status
from site_builder.record.documents import Answer
from site_builder.record.forms import (
    Date,
    Either,
    Id,
    Inner,
    Items,
    Key,
    Markdown,
    Moment,
    Number,
    Target,
    Text,
    Thing,
    WebAddress,
    Whole,
    Word,
    YesOrNo,
)
from site_builder.record.forms import File as FileBelowDocs
from site_builder.record.measures import Better
from site_builder.record.plan import Group
from site_builder.record.promises import End, Nature
from site_builder.record.ratings import MEANS_LENGTH, Delivery, Impact
from site_builder.record.references import RhythmOf
from site_builder.record.responses import Acceptance
from site_builder.record.updates import SHORT_LENGTH, SUMMARY_LENGTH, TITLE_LENGTH, Kind, Publication
from site_builder.record.voices import VoiceState

ICON = r"[a-z0-9]+(?:[/-][a-z0-9]+)*"
"""The name of an icon of the theme, as a regular expression."""
EVERY = r"[1-9][0-9]{0,2} (?:day|week|month|year)s?"
"""The interval of a rhythm, as a regular expression."""
ANY_DATE = Date(year=True, interval=True)


# Shared by several files


def _document(name: str, date: Date) -> Thing:
    return Thing(
        name,
        "a document",
        (
            Key("title", Text(), "What the document is called.", required=True),
            Key("url", Target(), "Where it can be read; without it the site says that no link is known."),
            Key("publisher", Text(), "Who published it."),
            Key("date", date, "When it was published."),
            Key("note", Text(), "Whatever else people need to know."),
            Key("archived", WebAddress(), "Where a copy of it is kept in a web archive."),
            Key("id", Id(), "A short name by which sources can cite it."),
            Key("held", YesOrNo(), "Whether you have it: false if the record only names it."),
            Key(
                "response",
                Either(Word(Answer), Inner()),
                "The council's answer to it, a document with the same keys; none-needed if no answer is due.",
            ),
        ),
    )


DOCUMENT = _document("document", Date())
LISTED_DOCUMENT = _document("listed-document", ANY_DATE)
"""A document of `docs/data/`, where a year or an interval is enough of a date."""

CORRECTION = Thing(
    "correction",
    "a correction",
    (
        Key("date", Date(), "When the text was corrected.", required=True),
        Key("note", Text(), "What was wrong, and what is right.", required=True),
        Key(
            "show_before",
            YesOrNo(),
            "Whether the page of changes shows the words as they were before; false if they could harm somebody.",
        ),
    ),
)

_DOCUMENTS = Key("documents", Items(Inner(DOCUMENT)), "Reports, letters and notices.")
_SOURCES = Key(
    "sources",
    Items(Either(Id(), Inner(DOCUMENT))),
    "What the text is based on: documents, or ids of documents anywhere in the record; without it, the documents above, except those not held.",
)
_WRITTEN = Key("written", Date(), "When the text was written, if that is long after the day that it describes.")
_CORRECTIONS = Key(
    "corrections", Items(Inner(CORRECTION)), "Changes of substance after publication; readers are notified."
)
_MINOR = Key("minor", Date(), "When only spelling or layout was last changed; nobody is notified.")
_MEANS = Key("means", Text(at_most=MEANS_LENGTH), "What this means for families, in one short sentence, shown first.")
_ALIASES = Key(
    "aliases",
    Items(Text()),
    "Old addresses that lead here, each beginning with the slash after the site's own address.",
)


def _move(name: str, what: str, was: Key) -> Thing:
    return Thing(
        name,
        what,
        (
            Key("date", Date(), "When it was changed.", required=True),
            was,
            Key("why", Text(), "Why, in words that follow because, such as the tender had no bids.", required=True),
            Key("agreed_by", Text(), "Who agreed to it: a group or a role, such as the board."),
        ),
    )


ACTION_MOVE = _move(
    "action-move",
    "a move of an action",
    Key("was", Date(), "What due was before, as it was typed then.", required=True),
)
PROMISE_MOVE = _move(
    "promise-move",
    "a move of a promise",
    Key("was", Text(), "What due was before or, without one, due_text, as it was typed then.", required=True),
)
TARGET_MOVE = _move(
    "target-move",
    "a move of a target",
    Key("was", Text(), "What target was before, as it was typed then.", required=True),
)
REVISION = Thing(
    "revision",
    "a revision",
    (
        Key("date", Date(), "When the value was revised.", required=True),
        Key("was", Number(), "What the value was before, as it was typed then.", required=True),
        Key("why", Text(), "Why, in words that follow because, such as two visits were counted twice.", required=True),
    ),
)


def _moved(move: Thing, of: str) -> Key:
    return Key("moved", Items(Inner(move)), f"What {of} was before, each time that it was changed, oldest first.")


def _source(document: Thing, help_: str) -> Key:
    return Key("source", Either(Text(), Inner(document)), help_)


# updates/<date>-<slug>.md

SERIES = Thing(
    "series",
    "a series",
    (
        Key("name", Text(), "The name of the series, written the same way each time.", required=True),
        Key("number", Whole(least=1), "The update's number in the series.", required=True),
    ),
)

QUOTE = Thing(
    "quote",
    "a quote",
    (
        Key("text", Text(), "What the person said, word for word.", required=True),
        Key("name", Text(), "Who said it.", required=True),
        Key("role", Text(), "The public role in which they said it.", required=True),
        Key("organisation", Text(), "The organisation that they speak for.", required=True),
        Key("elected", YesOrNo(), "true for a councillor, a mayor or a Member of Parliament."),
    ),
)

DIARY_DATE = Thing(
    "diary-date",
    "a diary date",
    (
        Key("date", Date(), "When it will take place.", required=True),
        Key("title", Text(), "What will take place.", required=True),
        Key("url", WebAddress(), "Where people can read more about it."),
        Key("note", Text(), "Where it is, or whatever else people need to know."),
    ),
)

OUTCOME = Thing(
    "outcome",
    "an outcome",
    (
        Key(
            "state",
            Word(End),
            "What became of it; that it was kept, an update shows with keeps.",
            required=True,
        ),
        Key("date", Date(), "When that was decided or found.", required=True),
        Key("why", Text(), "Why, in a sentence or two; if it was changed, into what.", required=True),
        _source(DOCUMENT, "Where this can be read."),
        Key("young_people", Text(), "Why, in a child's words."),
    ),
)

PROMISE = Thing(
    "promise",
    "a promise",
    (
        Key("id", Id(), "A short name that no other promise on the site has and that never changes.", required=True),
        Key("text", Text(), "The promise, without saying by when: each page shows that beside it.", required=True),
        Key("due", ANY_DATE, "By when; it has passed when its last day is over, and without it due_text is required."),
        Key("due_text", Text(), "By when, in words that pages show instead of due, such as early in 2026."),
        Key("nature", Word(Nature), "How firm it is; promised without this key."),
        Key("by", Text(), "Whose promise it is, if not the council's own."),
        _moved(PROMISE_MOVE, "due"),
        Key("outcome", Inner(OUTCOME), "What became of it, if it was not simply kept."),
        Key("young_people", Text(), "The same in a child's words."),
    ),
)

KEEP = Thing(
    "keep",
    "what an update keeps",
    (
        Key("id", Id(), "The id of the promise.", required=True),
        Key("partly", YesOrNo(), "true if the update shows only a part of it to be kept."),
    ),
)

WITHDRAWAL = Thing(
    "withdrawal",
    "a withdrawal",
    (
        Key("date", Date(), "When it was withdrawn.", required=True),
        Key("reason", Text(), "Why it was withdrawn; the page shows this in place of the text.", required=True),
    ),
)

APPROVAL = Thing(
    "approval",
    "an approval",
    (
        Key("by", Text(), "The role of whoever approved it, such as Head of communications; no name.", required=True),
        Key("date", Date(), "When it was approved.", required=True),
    ),
)

CLEARANCE = Thing(
    "clearance",
    "'pre_election_ok'",
    (
        Key("by", Text(), "The role of whoever decided it, such as Monitoring officer; no name.", required=True),
        Key("date", Date(), "When it was decided.", required=True),
        Key("why", Text(), "Why it may appear in the period before an election.", required=True),
    ),
)

UPDATE = Thing(
    "update",
    "an update",
    (
        Key("title", Text(at_most=TITLE_LENGTH), "The heading of its page.", required=True),
        Key("date", Date(), "When it was published: the same date as in the file's name.", required=True),
        Key(
            "summary",
            Text(at_most=SUMMARY_LENGTH),
            "One or two sentences for the top of its page, for lists and for feeds.",
        ),
        Key(
            "in_short",
            Text(at_most=SHORT_LENGTH),
            "What an inspection says in one short sentence without its date, for the answer on the home page; the title without this key.",
        ),
        _MEANS,
        Key("kind", Word(Kind), "What sort of thing it is; news without this key."),
        Key("areas", Items(Whole()), "Numbers of the plan's areas that it concerns."),
        Key("happened", ANY_DATE, "When the thing itself took place, if on another day."),
        Key(
            "happened_title",
            Text(at_most=TITLE_LENGTH),
            "What took place then, for the timeline and the calendar: the visit, not what was found.",
        ),
        _WRITTEN,
        Key(
            "order",
            Whole(least=-999999),
            "Its position among the updates of one day: a smaller number is earlier; 0 without this key.",
        ),
        Key("series", Inner(SERIES), "Its place in a numbered series, such as an inspector's monitoring visits."),
        _DOCUMENTS,
        _SOURCES,
        Key("quotes", Items(Inner(QUOTE)), "The exact words of a named person in a public role."),
        Key("diary", Items(Inner(DIARY_DATE)), "Future dates."),
        Key(
            "promises",
            Items(Inner(PROMISE)),
            "What the council says it will do, and what others expect or require of it.",
        ),
        Key(
            "keeps",
            Items(Either(Id(), Inner(KEEP))),
            "Ids of the promises that this update shows to be kept; of one that is kept in part, {id: …, partly: true}.",
        ),
        Key(
            "young_people",
            Markdown(),
            "The update in words for children and young people; without it the update is not in their version.",
        ),
        Key("image", FileBelowDocs(), "The picture to show with the update."),
        Key("image_alt", Text(), "What the picture shows, for people who cannot see it; every picture needs it."),
        _CORRECTIONS,
        _MINOR,
        Key("withdrawn", Inner(WITHDRAWAL), "Removes the text and shows the reason instead."),
        _ALIASES,
        Key("approved", Items(Inner(APPROVAL)), "Who agreed that it may be published; no page shows it."),
        Key(
            "pre_election_ok",
            Inner(CLEARANCE),
            "Why it may appear in a period of pre_election although it quotes or shows somebody elected, or is news; no page shows it.",
        ),
        Key("publish_at", Moment(), "Until this hour, in the council's time, nothing of the update is public."),
        Key("status", Word(Publication), "Whether it is finished: delete this line when the update may be published."),
    ),
)


# docs/plan/<NN>-<slug>.md

CHECK = Thing(
    "check",
    "a check with young people",
    (
        Key(
            "by",
            Text(),
            "Which group of children or young people read their text; never a child's name.",
            required=True,
        ),
        Key("date", Date(), "When they read it.", required=True),
    ),
)

_EVIDENCE = Key(
    "evidence",
    Either(Text(), Inner(DOCUMENT)),
    "What shows it: the name of an update's file without .md, or a document.",
)

REPORT = Thing(
    "report",
    "a report on an action",
    (
        Key("date", Date(), "When it was reported; an action has only one report for each date.", required=True),
        Key("status", Word(Status), "How the action goes, as it was reported then.", required=True),
        Key("note", Text(), "What was reported, in a sentence or two."),
        _EVIDENCE,
    ),
)

CHECKED = Thing(
    "checked",
    "a check of an action",
    (
        Key("date", Date(), "When they looked.", required=True),
        Key(
            "by",
            Text(),
            "Who looked: a group or a role, such as the children in care council; never a child's name.",
            required=True,
        ),
        Key("how", Text(), "How they looked, such as they asked 20 families."),
    ),
)

ACTION = Thing(
    "action",
    "an action",
    (
        Key("id", Id(), "A short name, used once in the file, that never changes.", required=True),
        Key("text", Text(), "What will be done.", required=True),
        Key("due", Date(), "By when it will be done."),
        _moved(ACTION_MOVE, "due"),
        Key("reports", Items(Inner(REPORT)), "How it went, at each date on which that was reported."),
        Key("status", Word(Status), "How it goes, in place of reports; without any of the two it is not reported."),
        Key("owner", Text(), "Whose task it is: a role, not a person's name."),
        Key("done", Date(), "When it was done."),
        Key("checked", Inner(CHECKED), "Who looked whether it is really done."),
        _EVIDENCE,
    ),
)

RATING = Thing(
    "rating",
    "a rating",
    (
        Key(
            "date", Date(), "The date of the rating; from each rater an area has only one for each date.", required=True
        ),
        Key("delivery", Word(Delivery), "Are we doing what we said?", required=True),
        Key("impact", Word(Impact), "Is it better for children?", required=True),
        Key("reason", Text(), "Why, in a sentence or two.", required=True),
        Key("by", Text(), "Who gave it: a group or a role, such as the board; without it, the service itself."),
        _MEANS,
        Key("young_people", Text(), "The reason in a child's words."),
        _source(DOCUMENT, "Where the rating comes from."),
    ),
)

RESPONSE = Thing(
    "area-response",
    "a response",
    (
        Key("date", Date(), "When it was decided; each body has only one for each date.", required=True),
        Key("answer", Word(Acceptance), "What was decided.", required=True),
        Key("by", Text(), "Who decided it: a body or a role, such as Cabinet.", required=True),
        Key("why", Text(), "Why, and of what is accepted in part, which part; required unless all is accepted."),
        _source(DOCUMENT, "Where the decision can be read."),
    ),
)

POINT = Thing(
    "point",
    "a point",
    (
        Key("date", Date(), "When it was counted.", required=True),
        Key(
            "value",
            Number(),
            "The figure, unless it is withheld: never so small that a child could be recognised.",
        ),
        Key("note", Text(), "Whatever else people need to know; required if the figure is withheld, and at a break."),
        Key("provisional", YesOrNo(), "true while the figure may still change."),
        Key("withheld", YesOrNo(), "true in place of a value that is not published, such as a very small number."),
        Key(
            "break",
            YesOrNo(),
            "true where the way of counting changed: this value and later ones cannot be compared with those before.",
        ),
        Key("revised", Inner(REVISION), "What the value was before, if it was changed after it was published."),
    ),
)

CLOSURE = Thing(
    "closure",
    "the closing of an area",
    (
        Key("date", Date(), "The last day on which the area was part of the plan.", required=True),
        Key("why", Text(), "Why it was closed, in a sentence or two.", required=True),
        Key("decided_by", Text(), "Who decided it: a group or a role, such as Cabinet."),
        Key("young_people", Text(), "The reason in a child's words."),
        _source(DOCUMENT, "Where the decision can be read."),
    ),
)

BASELINE = Thing(
    "baseline",
    "a baseline",
    (
        Key("date", Date(), "The date to which it applies.", required=True),
        Key("value", Number(), "The figure from which progress is counted.", required=True),
    ),
)

COMPARATOR = Thing(
    "comparator",
    "a comparator",
    (
        Key("name", Text(), "Whose figures they are, such as England or similar councils.", required=True),
        _source(DOCUMENT, "Where the figures come from."),
        Key("points", Items(Inner(POINT)), "The values, each with its date.", required=True),
    ),
)

MEASURE = Thing(
    "measure",
    "a measure",
    (
        Key("id", Id(), "A short name that no other measure or action in the file has.", required=True),
        Key("title", Text(), "What is measured.", required=True),
        Key("unit", Text(), "What is counted, such as per cent or days."),
        Key("better", Word(Better), "Which way is better."),
        Key("target", Text(), "The number that it should reach."),
        _moved(TARGET_MOVE, "target"),
        Key("judged_by", Text(), "What counts as better, in words, said before anybody knows the next figures."),
        Key("baseline", Inner(BASELINE), "Where it stood when the work began."),
        _source(DOCUMENT, "Where the figures come from."),
        Key("points", Items(Inner(POINT)), "The values, each with its date.", required=True),
        Key(
            "comparators",
            Items(Inner(COMPARATOR)),
            "The same figure elsewhere, such as in England: only as others have published it.",
        ),
    ),
)

AREA = Thing(
    "plan-summary",
    "a plan summary",
    (
        Key("area", Whole(), "The area's number in the plan; no two summaries have the same.", required=True),
        Key("title", Text(), "What the area is called.", required=True),
        Key("young_people_title", Text(), "The title of the young people's page; required if the file has their part."),
        Key(
            "young_people_group", Word(Group), "What it is about in a young reader's life; their pages group it there."
        ),
        Key("icon", Text(pattern=ICON, example="material/school"), "The picture beside the title in their version."),
        Key("project", Text(), "The project that is responsible for the area."),
        Key("lead", Text(), "Who leads on it: a role, not a person's name."),
        _source(DOCUMENT, "Where the area comes from."),
        Key("opened", Date(), "From when the area is part of the plan, if not from the beginning."),
        Key(
            "closed",
            Inner(CLOSURE),
            "When and why the area left the plan; its page stays, and it leaves the lists of what is open.",
        ),
        Key("follows", Items(Whole()), "Numbers of the areas that this one takes over from."),
        Key("reviewed", Date(), "When somebody last compared the summary with the plan."),
        Key("young_people_reviewed", Date(), "When somebody last compared the young people's part with the plan."),
        Key("young_people_checked", Inner(CHECK), "Which group of children or young people read their text, and when."),
        Key(
            "responses",
            Items(Inner(RESPONSE)),
            "For a recommendation: whether it is accepted, each time that a body decided, oldest first.",
        ),
        Key("actions", Items(Inner(ACTION)), "What the council does for this area."),
        Key("ratings", Items(Inner(RATING)), "How the area is going, at each date."),
        Key("measures", Items(Inner(MEASURE)), "Figures that are measured repeatedly."),
        _DOCUMENTS,
        _SOURCES,
        _WRITTEN,
        _CORRECTIONS,
        _MINOR,
        _ALIASES,
    ),
)


# docs/data/*.yml

EVENT = Thing(
    "event",
    "an event",
    (
        Key("date", ANY_DATE, "When it happened, or is planned.", required=True),
        Key("title", Text(), "What happened, in a few words.", required=True),
        Key("text", Text(), "What happened, in a sentence or two."),
        _source(LISTED_DOCUMENT, "Where this is known from."),
        Key("note", Text(), "What readers need to know about the entry, such as that two sources differ."),
        Key("due", YesOrNo(), "true for a planned date, which does not prove that anything happened."),
    ),
)

GRADE = Thing(
    "grade",
    "a part of a judgement",
    (
        Key("name", Text(), "What was judged.", required=True),
        Key("grade", Text(), "The grade, as the inspector wrote it.", required=True),
    ),
)

JUDGEMENT = Thing(
    "judgement",
    "a judgement",
    (
        Key("date", ANY_DATE, "When it was published.", required=True),
        Key("by", Text(), "Who judged.", required=True),
        Key("inspection", Text(), "What the inspection is called.", required=True),
        Key("overall", Text(), "The overall grade, as the inspector wrote it.", required=True),
        Key("parts", Items(Inner(GRADE)), "The grades for parts of the inspection."),
        _source(LISTED_DOCUMENT, "Where the judgement can be read."),
    ),
)

TERM = Thing(
    "term",
    "a term",
    (
        Key("term", Text(), "The word, once in the file.", required=True),
        Key("short", Text(), "Its abbreviation."),
        Key("meaning", Text(), "What it means.", required=True),
        Key("young_people", Text(), "What it means, in a child's words; this adds it to their version."),
    ),
)

BODY = Thing(
    "body",
    "a body",
    (
        Key("id", Id(), "A short name, used once in the file.", required=True),
        Key("name", Text(), "What the group or person is called.", required=True),
        Key("what", Text(), "What the group or person does."),
        Key("reports_to", Items(Id()), "Ids of those to whom it reports; they must not form a circle."),
        Key("meets", Text(), "How often it meets."),
    ),
)

GOVERNANCE = Thing(
    "governance",
    "the governance",
    (Key("bodies", Items(Inner(BODY)), "The groups and people who answer for the plan."),),
)

PLAN_VERSION = Thing(
    "plan-version",
    "a version of the plan",
    (
        Key("date", ANY_DATE, "When the version was agreed.", required=True),
        Key("title", Text(), "What the plan was called then.", required=True),
        Key("endorsed_by", Text(), "Who agreed to it, and when."),
        Key("document", Either(Text(), Inner(LISTED_DOCUMENT)), "The version itself."),
        Key("areas", Items(Whole()), "Numbers of the areas that the version has, those since closed included."),
        Key("note", Text(), "Whatever else people need to know."),
    ),
)

CONSULTATION = Thing(
    "consultation",
    "a consultation",
    (
        Key("date", ANY_DATE, "When they were asked.", required=True),
        Key("group", Text(), "Who was asked: a group, never a child.", required=True),
        Key("about", Text(), "What they were asked about."),
    ),
)

YOUNG_VOICE = Thing(
    "young-voice",
    "a text in a child's words",
    (
        Key("said", Text(), "What they said, in a child's words.", required=True),
        Key("did", Text(), "What was done, in a child's words."),
        Key("why", Text(), "Why it is so, in a child's words."),
    ),
)

VOICE = Thing(
    "voice",
    "an entry",
    (
        Key("date", ANY_DATE, "When they said it.", required=True),
        Key("group", Text(), "Who said it: a group, never a person.", required=True),
        Key("said", Text(), "What they said: nothing by which anybody could be recognised.", required=True),
        Key("state", Word(VoiceState), "What came of it; no-answer if this record shows no answer.", required=True),
        Key("did", Text(), "What was done, or is being done."),
        Key("why", Text(), "Why it cannot be done or is not done yet, or why there is no answer."),
        Key("by_when", ANY_DATE, "By when it will be done."),
        Key("told_on", Date(), "When the group was told what came of it."),
        Key("areas", Items(Whole()), "Numbers of the plan's areas that it concerns."),
        _source(LISTED_DOCUMENT, "Where it can be read."),
        Key("id", Id(), "A short name, used once in the file, that never changes."),
        Key(
            "young_people",
            Either(Text(), Inner(YOUNG_VOICE)),
            "What they said in a child's words, or with keys also what was done and why; without it, their version leaves it out.",
        ),
    ),
)

RHYTHM = Thing(
    "rhythm",
    "a rhythm",
    (
        Key("who", Text(), "Whose promise it is.", required=True),
        Key("what", Text(), "What is supposed to happen.", required=True),
        Key("every", Text(pattern=EVERY, example="6 weeks"), "How often: a number and a word.", required=True),
        Key("since", ANY_DATE, "From when."),
        Key("until", ANY_DATE, "Until when."),
        Key("kind", Word(Kind), "The kind of update that shows that it was kept."),
        Key(
            "of",
            Word(RhythmOf),
            "What else shows it: ratings, or reports on actions; the pages say what is older than this asks.",
        ),
        _source(LISTED_DOCUMENT, "Where it was promised."),
    ),
)

DATA_FILES = {
    "timeline.yml": EVENT,
    "judgements.yml": JUDGEMENT,
    "glossary.yml": TERM,
    "governance.yml": GOVERNANCE,
    "documents.yml": LISTED_DOCUMENT,
    "plan_versions.yml": PLAN_VERSION,
    "consultation.yml": CONSULTATION,
    "rhythms.yml": RHYTHM,
    "voice.yml": VOICE,
}
"""The files of `docs/data/`: what each item of the list is; for `governance.yml`, which is not a list, what the file is."""


# docs/**/*.md, words/*.yml

PAGE = Thing(
    "page",
    "a page",
    (
        Key("title", Text(), "The page's title."),
        Key("description", Text(), "What search engines show of the page."),
        Key("template", Text(), "A template of your own, in the folder that custom_dir names."),
    ),
    is_open=True,
)
"""A hand-written page."""

ALLOWED_PERSONAL = Thing(
    "allowed-personal",
    "an entry of what is allowed",
    (
        Key("value", Text(), "What looks personal and is meant, as it stands on the site.", required=True),
        Key("by", Text(), "Who said that it may be public: a role, not a name.", required=True),
        Key("date", Date(month=False), "The day on which they said so.", required=True),
        Key("why", Text(), "Why it may be public.", required=True),
    ),
)
"""An item of `words/allowed_personal.yml`."""

_TAKE_AWAY = Key("take_away", Items(Text()), "Words to remove from the list.")
WORD_LIST = Thing("word-list", "a list of words", (Key("add", Items(Text()), "Words to add to the list."), _TAKE_AWAY))

PHRASE = Thing(
    "phrase",
    "a phrase",
    (
        Key(
            "words", Items(Text(), least=1), "The forms in which the phrase is typed; endings are found automatically."
        ),
        Key("say", Text(), "What to say instead.", required=True),
        Key("unless", Items(Text()), "Longer phrases in which the words are meant literally."),
    ),
)
PHRASE_LIST = Thing(
    "phrase-list", "a list of words", (Key("add", Items(Inner(PHRASE)), "Phrases to add to the list."), _TAKE_AWAY)
)
