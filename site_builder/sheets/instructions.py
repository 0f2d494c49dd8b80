"""The first sheet: what to do with the others, in plain words."""

from __future__ import annotations

from site_builder.edition import Edition

NAME = "What to do"
_STEPS = (
    ("Each month", ""),
    ("", "Ratings: fill in date, both answers and the reason for each area that was rated."),
    ("", "Actions: fill in date, status and, if there is more to say, a note for each action that was reported on."),
    ("", "Measures: fill in date and figure for each measure that was counted."),
    ("", "Save the file as .xlsx, and send it back to the web team."),
    ("What you may change", ""),
    ("", "White cells. A white cell that is empty adds something; one with words in it changes what the site says."),
    ("", "Grey cells, whose headings end in (fixed), are for orientation. They are protected; a change there is refused."),
    ("", "The sheets that begin with “Past” show what was published. It is never changed from here: a mistake in it is corrected in the open, with what was said before and why."),
    ("", "To add an action or a measure, fill in a row below the others; leave its name empty, and it gets one."),
    ("", "A row that you delete changes nothing. To end an action, report it as stopped."),
    ("How to write", ""),
    ("", "A day: as you always type it, such as 30/11/2026. The cell shows “30 November 2026”: look that it does."),
    ("", "A month whose day is not known: an apostrophe, the year, a hyphen and the month, such as '2026-11."),
    ("", "A figure: digits only, such as 61.5, without %, commas or a unit."),
    ("", "A rating or a status: choose it from the list in the cell."),
    ("", "No formulas, merged cells, comments or struck-through words: each would lose something on the way, so each is refused with its cell."),
    ("", "No names of children, nor anything by which a child could be known: all of this is public."),
    ("What happens then", ""),
    ("", "The web team first sees every change in words, and nothing is written if anything is wrong anywhere."),
)  # fmt: skip


def title_of(sheet: str, edition: Edition) -> str:
    """The title at the top of a sheet."""
    return f"{sheet}: {edition.council.plan or edition.site_name}"


def lines(edition: Edition) -> list[tuple[str, str]]:
    """The lines of the sheet: a heading and "", or "" and a sentence."""
    council = edition.council
    made = edition.messages.date("day", edition.today)
    contact = ", ".join(part for part in (council.contact.name, council.contact.email, council.contact.phone) if part)
    about = f"This workbook holds what {council.name} published about its plan, as at {made}."
    asked = [("Whom to ask", ""), ("", contact)] if contact else []
    return [("", about), *_STEPS, *asked]
