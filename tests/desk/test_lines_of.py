"""Where the words of a field stand in the file: what is found there, and nothing else, is told beside it."""

from __future__ import annotations

from site_builder.desk.fields import MarkdownText
from site_builder.desk.forms import form_of
from site_builder.desk.picks import Picks
from site_builder.desk.record_files import RecordFile, Sort
from site_builder.desk.remarks import lines_of
from site_builder.record.keys import UPDATE

TEXT = """\
---
title: A visit
date: 2026-01-05
young_people: |
  We came.

  You talked to us.
teenagers: You can say no.
---

They came.

They left.
"""


def test_the_lines_of_a_field_are_those_of_its_words() -> None:
    form = form_of(RecordFile("updates/2026-01-05-visit.md", Sort.UPDATE, UPDATE), TEXT, "", Picks())
    found = {field.path[-1]: [*lines_of(field, TEXT)] for field in form.fields if isinstance(field, MarkdownText)}
    assert found == {"--text": [11, 12, 13], "young_people": [5, 6, 7]}
