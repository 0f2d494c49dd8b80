"""What the desk calls things and keys: plain words for people who never see a file."""

from __future__ import annotations

import re

LABELS = {
    "in_short": "In one short sentence",
    "means": "What it means for families",
    "happened": "When it happened",
    "happened_title": "What took place then",
    "written": "When the text was written",
    "order": "Order within the day",
    "keeps": "Promises that this keeps",
    "young_people": "For children and young people",
    "image": "Picture",
    "image_alt": "What the picture shows",
    "minor": "Last change of spelling or layout",
    "aliases": "Old addresses",
    "publish_at": "Public from",
    "status": "State",
    "url": "Address",
    "id": "Short name",
    "held": "Do you have it?",
    "archived": "Copy in a web archive",
    "show_before": "Show the words as they were before?",
    "elected": "Is this person elected?",
    "due": "By when",
    "due_text": "By when, in words",
    "by": "By whom",
    "moved": "Moved dates",
    "agreed_by": "Agreed by",
    "was": "What it was before",
    "partly": "Only a part of it?",
    "lead": "Who leads",
    "opened": "Part of the plan since",
    "closed": "Left the plan",
    "follows": "Takes over from",
    "reviewed": "Last compared with the plan",
    "young_people_title": "Title for children and young people",
    "young_people_group": "Group in their version",
    "young_people_reviewed": "Their part last compared with the plan",
    "young_people_checked": "Read by a group of children or young people",
    "done": "Done on",
    "checked": "Checked by others",
    "how": "How they looked",
    "delivery": "Delivery",
    "impact": "Impact",
    "better": "Which way is better",
    "judged_by": "What counts as better",
    "break": "Way of counting changed here?",
    "revised": "Value before it was revised",
    "provisional": "May still change?",
    "withheld": "Not published?",
    "decided_by": "Decided by",
    "comparators": "The same figure elsewhere",
    "short": "Abbreviation",
    "what": "What it is",
    "reports_to": "Reports to",
    "endorsed_by": "Agreed by",
    "told_on": "When they were told",
    "by_when": "By when",
    "did": "What was done",
    "every": "How often",
    "of": "What else shows it",
    "take_away": "Words to remove",
    "add": "Words to add",
    "site_url": "Address of the site",
    "url_": "Address",
    "hide_page_url": "Where “Hide this page” leads",
    "email_updates_url": "Service for updates by e-mail",
    "identifier_host": "Host in identifiers",
    "hub": "WebSub hub of the feeds",
    "pre_election": "Periods before elections",
    "ages": "Ages",
    "from": "First day",
    "to": "Last day",
    "docs_dir": "Folder of the pages",
    "not_in_nav": "Pages that the menu leaves out",
    "exclude_docs": "Files that are not part of the site",
    "draft_docs": "Pages that only the preview shows",
    "approved": "Approved",
    "pre_election_ok": "Why it may appear before an election",
}
"""The keys whose name alone does not say enough."""


DATA_NAMES = {
    "timeline.yml": "Timeline",
    "judgements.yml": "Judgements of inspectors",
    "glossary.yml": "Words explained",
    "governance.yml": "Who answers for the plan",
    "documents.yml": "Documents that belong to no update",
    "plan_versions.yml": "Versions of the plan",
    "consultation.yml": "Who was asked",
    "rhythms.yml": "What is due at regular intervals",
    "voice.yml": "What people said, and what came of it",
}
"""What each file of `docs/data/` is called."""
HELP = {
    ("update", "title"): "The heading of its page.",
    ("update", "date"): "The day on which it is published. It is part of the name of its file, which never changes.",
    ("update", "kind"): "What sort of thing it is.",
    ("update", "areas"): "The areas of the plan that it concerns.",
    ("update", "status"): "A draft is seen by nobody but you.",
    ("update", "keeps"): "The promises that this update shows to be kept.",
    ("update", "image_alt"): "For people who cannot see it; every picture needs it.",
    ("update", "publish_at"): "Until this hour nobody can see it. Leave it empty to publish it with the next build.",
    ("update", "withdrawn"): "Takes the text away and shows the reason in its place.",
}
"""Help that says more to somebody at a form than to somebody at a file, by the names of a thing and of its key."""
_IN_PLAIN_WORDS = (
    ("; news without this key", ""),
    ("without this key", "if this is left empty"),
    ("Numbers of the plan's areas that it concerns", "The areas of the plan that it concerns"),
    ("Numbers of the areas", "The areas"),
    ("in this key", "here"),
    ("with the same keys", "with the same fields"),
    ("or with keys also", "or, described, also"),
    ("true if ", "Yes if "),
    ("true for ", "Yes for "),
    ("true while ", "Yes while "),
    ("true where ", "Yes where "),
    ("true in place of ", "Yes in place of "),
    ("false if ", "no if "),
    ("used once in the file", "used once in this list"),
    ("once in the file", "once in this list"),
)
"""Words of the declared help that speak of files, and what they are at a form."""


def help_of(thing: str, key: str, declared: str) -> str:
    """What a field is for, in the words of somebody who never sees a file."""
    said = HELP.get((thing, key), declared)
    for old, new in _IN_PLAIN_WORDS:
        said = said.replace(old, new)
    return said[:1].upper() + said[1:]


_QUOTED_KEY = re.compile(r"'(\w+_\w+)'")
_OF_ONE_THING = {
    ("event", "due"): "Is it a planned date?",
    ("rhythm", "of"): "What shows it, if not updates",
    ("measure", "moved"): "Moved targets",
    ("plan-summary", "area"): "Number",
}
"""What some keys are called in one thing alone."""


def label_of(key: str, thing: str = "") -> str:
    """What a field of a key is called, in the thing of a name."""
    return _OF_ONE_THING.get((thing, key)) or LABELS.get(key) or key.replace("_", " ").replace("-", " ").capitalize()


def at_a_form(words: str) -> str:
    """What a finding says, with the names of fields instead of keys: “What the picture shows” for 'image_alt'.

    A key of one word stays, since texts that are quoted have the same words in them."""
    return _QUOTED_KEY.sub(lambda found: f"“{LABELS[found[1]]}”" if found[1] in LABELS else found[0], words)


def words_of(code: str) -> str:
    """What a word of a closed set is called if nobody gave it other words."""
    return code.replace("-", " ").capitalize()


def without_article(what: str) -> str:
    """A thing's name without its article: "diary date" for "a diary date"."""
    first, _, rest = what.partition(" ")
    return rest if first in ("a", "an", "the") and rest else what
