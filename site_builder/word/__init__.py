"""From a Word file to an update: first what must not come along unseen, then its text as Markdown, and its pictures."""

from site_builder.word.findings import Finding, NotImportedError
from site_builder.word.imported import Imported, imported
from site_builder.word.pictures import SAMPLE, Picture
from site_builder.word.scan import scan

__all__ = ["SAMPLE", "Finding", "Imported", "NotImportedError", "Picture", "imported", "scan"]
