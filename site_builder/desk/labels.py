"""What the desk calls things and keys: plain words for people who never see a file."""

from __future__ import annotations

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


def label_of(key: str) -> str:
    """What a field of a key is called."""
    return LABELS.get(key) or key.replace("_", " ").replace("-", " ").capitalize()


def words_of(code: str) -> str:
    """What a word of a closed set is called if nobody gave it other words."""
    return code.replace("-", " ").capitalize()


def without_article(what: str) -> str:
    """A thing's name without its article: "diary date" for "a diary date"."""
    first, _, rest = what.partition(" ")
    return rest if first in ("a", "an", "the") and rest else what
