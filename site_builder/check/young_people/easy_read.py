"""What else is asked of a text in easy language, or more strictly: for adults with learning disabilities, who are not
children.

Sources, which agree but where one is named: Cabinet Office and Disability Unit, "Accessible communication formats", Easy
Read (GOV.UK: sentences of no more than 10 to 15 words, one idea and one verb in each, active, full words and no acronyms, a hard word explained in the next sentence, pictures that support the text); Inclusion Europe,
"Information for all: European standards for making information easy to read and understand" (2009: one idea in each
sentence, no metaphors, no initials, no percentages, no italics, positive sentences, speak to people directly, no
language for children where adults read); Department of Health, "Making written information easier to understand for
people with learning disabilities" (2010: picture and words beside each other). A program cannot know whether a text is
understood: all three say to write it with people who use it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from site_builder.check.young_people.reading import Reading, shown
from site_builder.codes import Code
from site_builder.problems import Problem, Severity
from site_builder.readability.grammar import second_idea

_ERRORS = frozenset({Code.DOUBLE_NEGATIVE, Code.IDIOM, Code.PERCENTAGE, Code.ITALICS, Code.EMPHASIS})
"""What is a warning in a text for children, and an error here."""
_NEVER = ("a semicolon", "brackets")
"""Signs that no sentence in easy language has."""


def one_idea(reading: Reading) -> Iterator[Problem]:
    """A sentence contains one idea: a semicolon or brackets are errors; a colon, a dash, "which", and more than one
    comma, "and" or "but" are warnings."""
    text = reading.text
    for sentence in text.sentences:
        if sign := second_idea(sentence):
            message = f"The sentence {shown(sentence)} seems to contain more than one idea: it has {sign}. Make two sentences, or a list."
            severity = Severity.ERROR if sign in _NEVER else Severity.WARNING
            yield Problem(text.at(sentence.line), Code.TWO_IDEAS, message, severity)


def hardened(problems: Iterable[Problem]) -> Iterator[Problem]:
    """What was found, with that as an error which easy language never has."""
    for problem in problems:
        yield replace(problem, severity=Severity.ERROR) if problem.code in _ERRORS else problem
