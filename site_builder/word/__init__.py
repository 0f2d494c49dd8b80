"""From a Word file to an update: first what must not come along unseen, then its text as Markdown, and its pictures.

`scan` and `import_word_file` take bytes and open nothing else; `draft` says which files an update would be; none writes any."""

from site_builder.word.drafts import Choices, Draft, draft
from site_builder.word.findings import Finding, NotImportedError
from site_builder.word.importer import WordImport, import_word_file
from site_builder.word.pictures import SAMPLE, Picture
from site_builder.word.scan import scan

__all__ = [
    "SAMPLE",
    "Choices",
    "Draft",
    "Finding",
    "NotImportedError",
    "Picture",
    "WordImport",
    "draft",
    "import_word_file",
    "scan",
]
