"""Every kind of finding that authors read about, and the one sentence that says what it is.

One long table in the order of the alphabet, as the guide to problems is: the same code may come from several rooms."""

from __future__ import annotations

from enum import StrEnum


class Code(StrEnum):
    """The word in square brackets at the end of a finding.

    Under each stands one sentence that says what is wrong, in an author's words. It opens the section of that name in
    `guide/problems.md`, which has one section per code, in this order: the alphabet's."""

    ABBREVIATION = "abbreviation"
    """A text for young people contains an abbreviation that children do not know."""

    ACTIVE_FILE = "active-file"
    """A file below `docs/` would run or load something in the reader's browser, as part of your site."""

    ADDRESS = "address"
    """A value that should be a web address, an e-mail address, a host or the path of a file below `docs/` is none of
    these."""

    ADDRESS_CLASH = "address-clash"
    """Two files would have the same address, or a file would have the address of a page that the builder makes."""

    ALIAS = "alias"
    """An old address in `aliases` is not written as one, or something on the site already has that address."""

    ALLOWED_UNUSED = "allowed-unused"
    """An entry of `words/allowed_personal.yml` allows nothing that is found."""

    ANCHOR = "anchor"
    """A link leads to a heading that is not on that page."""

    ARCHIVE = "archive"
    """The file is an archive: readers cannot see what is in it, and nothing in it is checked."""

    AREA_NAME = "area-name"
    """A link to an area, or an entry in a list of areas, calls it by a name other than its title."""

    BASELINE = "baseline"
    """A measure's baseline is not the value that it has on that date, or its target is worse than its baseline."""

    BROKEN_CHAIN = "broken-chain"
    """The folder `published/` is not as `progress publish` wrote it."""

    BROKEN_FILE = "broken-file"
    """A picture or drawing cannot be read, because its copy was cut short or the file is damaged."""

    CAPITALS = "capitals"
    """A name or a word has capitals in one place and none in another, or a text for young people puts whole words in
    capitals."""

    CELL = "cell"
    """A cell of a workbook holds what an import would lose or could not understand, such as a formula, a comment or
    words that are struck through."""

    CIRCLE = "circle"
    """A body in `governance.yml` reports to itself, or an area follows itself, directly or by way of others."""

    CLOCK_CHANGE = "clock-change"
    """An hour of publication falls in the night in which the clocks go back or forward."""

    CODE = "code"
    """A block of code is opened and never closed, or spaces at the start of a line turn its words into code."""

    COLOUR = "colour"
    """A colour in `mkdocs.yml` is not written as one."""

    COMMENT = "comment"
    """The text contains a comment, which is left out of the page, or what looks like one, which readers would see."""

    CONTRAST = "contrast"
    """One of the council's colours is so light that text could not be read beside it."""

    CONTROL_CHARACTER = "control-character"
    """The file contains an invisible character that pages and feeds cannot hold."""

    CUT_VALUE = "cut-value"
    """Part of a value is left out, because a space and `#` begin a note in YAML."""

    DATE = "date"
    """A date or a time cannot be read."""

    DATE_AND_NAME = "date-and-name"
    """The key `date` and the date in the file's name are not the same."""

    DATE_FORM = "date-form"
    """A date in a text for young people is not written out in full."""

    DATE_ORDER = "date-order"
    """A date is earlier than another one that it must follow."""

    DOUBLE_NEGATIVE = "double-negative"
    """A sentence for young people contains two negatives, so that a child must turn it round."""

    DUE_TWICE = "due-twice"
    """The text of a promise says by when it is due, which every page shows beside it."""

    EMPHASIS = "emphasis"
    """Two stars, `**`, are shown on the page because they do not make any words bold."""

    EMPTY_BODY = "empty-body"
    """An update has no text below its keys, or a part for young people is empty."""

    ENGINE = "engine"
    """A setting in `mkdocs.yml` cannot be used: it would move the site's addresses, change its look, publish what no check has seen, or not be read; or it names a hook that is not there or is not Python."""

    FAULT = "fault"
    """The builder itself is at fault, not your text."""

    FILE_BYTES = "file-bytes"
    """A file is not what its name says."""

    FILE_NAME = "file-name"
    """The builder cannot tell from a file's name what the file is."""

    FOOTNOTE = "footnote"
    """A footnote has no mark in the text, a mark has no footnote, or a number after `^` looks like such a mark."""

    FRIGHTENING_WORD = "frightening-word"
    """A text for young people contains a word that can frighten a child, and nothing that reassures."""

    FRONT_MATTER = "front-matter"
    """The keys at the top of a file are not between two lines of `---`."""

    FUTURE_DATE = "future-date"
    """A date says that something has happened, but that day has not come yet."""

    HARD_WORD = "hard-word"
    """A word from your glossary is not in bold, or not explained, where a text for young people first uses it."""

    HEADING = "heading"
    """A heading is missing, skips a level, or is not written so that it is read as one."""

    HOST_SETTINGS = "host-settings"
    """A file below `docs/` has the name of one in which web servers look for their settings."""

    HTML_ENTITY = "html-entity"
    """A value at the top of a file contains an HTML code for a character, such as `&nbsp;` or `&amp;`."""

    HUGE_PICTURE = "huge-picture"
    """A picture or drawing is so large that opening it could stop the computer."""

    ICON = "icon"
    """The theme has no icon of this name."""

    ID = "id"
    """An `id` contains a character that cannot be part of an address."""

    IDIOM = "idiom"
    """A text for young people contains a saying that does not mean what its words say."""

    IGNORED = "ignored"
    """A file or folder is ignored, because it is not an update or not a file of the site's language."""

    INSECURE_ADDRESS = "insecure-address"
    """An address begins with `http:`, so that what the reader sees there is not encrypted."""

    INVISIBLE_SIGN = "invisible-sign"
    """There is an invisible character that changes what readers see or what a search finds."""

    ITALICS = "italics"
    """A text for young people contains italics, which are harder to read."""

    JARGON = "jargon"
    """A text for young people contains jargon, or a phrase that children have asked adults not to use."""

    KEY_TWICE = "key-twice"
    """The same key appears twice, so the builder cannot know which one you mean."""

    KINDER_RATING = "kinder-rating"
    """A rating says that something is slow or not better, but its words for young people contain only good news."""

    LANGUAGE = "language"
    """The setting for the site's language is not a language, or there are no texts in that language."""

    LARGE_PICTURE = "large-picture"
    """A picture has more than 500 KB or 24 megapixels."""

    LEFT_OVER = "left-over"
    """A file has the kind of name that Word, an editor, a merge or a browser gives to what it leaves behind."""

    LEFT_UNDONE = "left-undone"
    """An area is closed, and one of its actions is neither done nor stopped."""

    LEVEL_ONE_HEADING = "level-one-heading"
    """A heading in the text begins with a single `#`, a level that only the title may have."""

    LINK = "link"
    """A link leads nowhere, or something that was meant as a link is not written as one."""

    LINK_OUT = "link-out"
    """A symbolic link leads to a file outside the site's folder, or outside the part of it that holds the link."""

    LINK_TEXT = "link-text"
    """The words of a link do not say where it leads."""

    LIST = "list"
    """Lines that look like a list would run together into one line of text, or a list would be shown with other
    numbers."""

    LOGO_SIZE = "logo-size"
    """The logo has more than 4,000 pixels on one side or more than 2 MB, or its effects take long to draw."""

    LONG_BLOCK = "long-block"
    """A block of a text for young people has more than 60 words."""

    LONG_SENTENCE = "long-sentence"
    """A sentence for young people has more than 15 words."""

    LONG_TEXT = "long-text"
    """A page for young people has more than 900 words."""

    LONG_WORD = "long-word"
    """A text for young people contains a word of three syllables or more."""

    LOOSE_FILE = "loose-file"
    """A word processor's file is below `docs/`, or a text is beside the plan summaries, and nothing on the site
    links to it."""

    MACHINE = "machine"
    """The computer does not let the builder read a file or folder, or a name is not text, so that it cannot be part
    of an address."""

    MAIL_LINK = "mail-link"
    """A link to a mailbox has more than one address, or writes part of the reader's letter."""

    MEAN_SENTENCE = "mean-sentence"
    """The sentences of a text for young people have more than 12 words on average."""

    MERGE_MARK = "merge-mark"
    """Two people changed the same lines, and the marks that show where are still there."""

    MISSING_KEY = "missing-key"
    """A required key is missing or empty."""

    MISSING_PART = "missing-part"
    """An area or a promise has no part for young people although others have one, or one of an area's five headings has no
    text."""

    MOVING_PICTURE = "moving-picture"
    """The picture moves by itself."""

    NO_DATE = "no-date"
    """A text for young people says "we will", and nothing says by when."""

    NO_FILE = "no-file"
    """A document, picture or logo is named, but there is no such file below `docs/`."""

    NO_MOVE = "no-move"
    """A move or a revision says that something was what it still is."""

    NO_PAGE_FOR_TEENAGERS = "no-page-for-teenagers"
    """A text has a part for teenagers, but `teens` is not on, so no page shows it."""

    NO_YOUNG_TITLE = "no-young-title"
    """An update's text for young people does not begin with a title of its own."""

    NOT_APPROVED = "not-approved"
    """An update that is or will be public has fewer approvals than `approvals` in `mkdocs.yml` asks for."""

    NOT_AS_BUILT = "not-as-built"
    """A file of a published folder or of a live site is absent, was changed after it was built, cannot be read, or leads nowhere."""

    NOT_AS_HOSTED = "not-as-hosted"
    """The host of a live site answers otherwise than the site needs: a header, a type, a redirect, or the page for wrong addresses."""

    NOT_CHANGED = "not-changed"
    """A program could not change one value of a file without touching something else or guessing, so it left the file as it was."""

    NOT_CLOSED = "not-closed"
    """An area is still open although another one follows it, or the newest version of the plan does not name it."""

    NOT_FILLED_IN = "not-filled-in"
    """A setting in `mkdocs.yml`, or a sentence with which a new site begins, must be filled in before the site goes public."""

    NOT_KEYS = "not-keys"
    """Keys with values should be here, and something else is."""

    NOT_LIST = "not-list"
    """A list should be here, and something else is."""

    NOT_PUBLIC = "not-public"
    """Something public leads to an update, a promise or a file that is not public at that hour."""

    NOT_REVIEWED = "not-reviewed"
    """An area's part for young people does not say when it was last checked against the plan."""

    NOT_TEXT = "not-text"
    """Plain text should be here, and a list or keys are."""

    NOT_UTF_8 = "not-utf-8"
    """The file, or this line of it, is not saved in the encoding UTF-8."""

    NOTE = "note"
    """A note to oneself, or a mark such as `TBC` or `NOT FOR PUBLICATION`, is in something that is or will be
    public."""

    NUMBER = "number"
    """A number or a telephone number should be here."""

    NUMBER_FORM = "number-form"
    """A number in a text for young people is written in words or in Roman numerals."""

    OFFICE_FILE = "office-file"
    """The file is an office file, an e-mail or a database, and may contain more than readers see."""

    OLD_APPROVAL = "old-approval"
    """An update was corrected after it was approved, so nobody has agreed to the words as they are now."""

    OTHER_RECORD = "other-record"
    """A workbook was made from another council's record, or from this one before it changed."""

    OTHER_TOOL = "other-tool"
    """The text contains a mark that another program knows and this one does not."""

    OWN_ADDRESS = "own-address"
    """An address seems to be one of this site, with a slip in it or of a page that it does not have."""

    PASSIVE = "passive"
    """A sentence for young people is passive: it does not say who does something."""

    PAST = "past"
    """A workbook would change what was recorded before, such as a rating that was given, a report or a figure."""

    PDF_ATTACHED = "pdf-attached"
    """The PDF contains other files or a script, which readers do not see."""

    PDF_NAMES = "pdf-names"
    """The PDF names its author or the program that made it."""

    PDF_UNREADABLE = "pdf-unreadable"
    """The PDF needs a password or is damaged, so nothing in it was checked."""

    PDF_UNTAGGED = "pdf-untagged"
    """The PDF has no tags, which tell a screen reader what is a heading, a list or a table."""

    PERCENTAGE = "percentage"
    """A text for young people contains a percentage."""

    PERSONAL_DATA = "personal-data"
    """Something by which a person could be recognised or reached, such as a mobile number or a date of birth, is in something that is or will be public."""

    PICTURE_KIND = "picture-kind"
    """The picture is of a kind that many browsers do not show, such as HEIC, TIFF, BMP or AVIF."""

    PICTURE_WORDS = "picture-words"
    """What should say what a picture shows is a file's name, says nothing, or only repeats what is beside it."""

    PRE_ELECTION = "pre-election"
    """An update would come out in a period before an election with what must not be published then."""

    PRIVATE_ADDRESS = "private-address"
    """An address leads to what the public cannot open: a private network, one computer, or a page that asks them to sign
    in."""

    PROGRAM = "program"
    """A file below `docs/` is a program: something that runs on the reader's computer or on the web server."""

    PUBLISH_AT = "publish-at"
    """An update would come out before the day on which it is dated, or more than a day after it."""

    RATER_NAME = "rater-name"
    """The name of somebody who gave ratings is written in two ways, so that their ratings stand apart."""

    RAW_HTML = "raw-html"
    """There is HTML in the text, or something that looks like it."""

    READING_AGE = "reading-age"
    """A text for young people needs a higher reading age than `reading_age` in `mkdocs.yml`."""

    RECOGNISABLE = "recognisable"
    """An entry of `voice.yml` has something by which a child or another person could be recognised."""

    RECORDING_PLACE = "recording-place"
    """A video or sound says where it was made."""
    REWRITTEN_ADDRESS = "rewritten-address"
    """An address is not the real one, but that of a mail filter or a service that passes readers on."""

    RHYTHM = "rhythm"
    """A rhythm in `rhythms.yml` has an `every` that is not a number and a unit of time, or two keys for what keeps it."""

    ROLE = "role"
    """A person's name seems to be where a role belongs."""

    ROW = "row"
    """A row of a workbook cannot be matched with the record, appears twice, or has been deleted."""

    SAME_WORD = "same-word"
    """A text for young people has two words for one thing."""

    SAMPLE = "sample"
    """A sample still stands where the author has to write."""

    SECRET = "secret"
    """A password or a key is in a file, so that everybody who reads it can get in."""

    SECRET_ADDRESS = "secret-address"
    """An address carries a password, a token or a signature, which lets in whoever has it."""

    SHEET = "sheet"
    """A workbook or a CSV file, a sheet or a column of it, is not one that `progress export` writes."""

    SILENT_ADDITION = "silent-addition"
    """Something was added among what had been published before, and nothing says that it came later."""

    SILENT_ADDRESS = "silent-address"
    """A page that was published has another address, and nothing leads on from the old one."""

    SILENT_CHANGE = "silent-change"
    """Something that was published was changed, and neither `corrections` nor `minor` says so."""

    SILENT_ENTRY = "silent-entry"
    """An entry of a data file, or a page written by hand, is not as it was published."""

    SILENT_MOVE = "silent-move"
    """A due date or a target that was published was changed, and `moved` does not say what it was."""

    SILENT_PROMISE = "silent-promise"
    """A promise that was published was changed or is gone, and no correction names it."""

    SILENT_RATING = "silent-rating"
    """A rating that was published was changed or is gone, and no correction names it."""

    SILENT_REMOVAL = "silent-removal"
    """Something that was published is gone, and nothing says why."""

    SILENT_REPORT = "silent-report"
    """A report on an action that was published was changed or is gone, and no correction names it."""

    SILENT_REVISION = "silent-revision"
    """A value that was published was changed or is gone, and `revised` does not say what it was."""

    SMALL_COUNT = "small-count"
    """A count of children is so small that one of them could be recognised, or can be worked out although it is hidden."""

    STALE = "stale"
    """An area's page for adults has changed since its text for young people was last checked."""

    STATE = "state"
    """The state of an entry of `voice.yml` does not fit what else the entry says."""

    TABLE = "table"
    """Something that looks like a table would be shown as a line of text, or a row has more cells than the table has
    headings."""

    TEMPLATE = "template"
    """A page names a template that is not in your own folder of templates."""

    TEXT_NAMES = "text-names"
    """A text of your own has other words in braces than the text that it replaces."""

    TIMEZONE = "timezone"
    """There is no time zone of this name."""

    TO_THE_READER = "to-the-reader"
    """Fewer than one in five sentences of a text for young people say "you" or "we"."""

    TO_UPGRADE = "to-upgrade"
    """A release changes this place of your files; what `progress upgrade` cannot do for you is an error."""

    TOO_DEEP = "too-deep"
    """Lists, keys or quotations are inside one another too many times."""

    TOO_LARGE = "too-large"
    """The file is larger than 1 MiB."""

    TOO_LONG = "too-long"
    """A title or a summary is too long for lists and feeds."""

    TOO_MUCH = "too-much"
    """There is so much of one thing in the text that reading it could take minutes."""

    TRACKED_ADDRESS = "tracked-address"
    """An address carries a mark by which somebody counts who follows the link."""

    TWICE = "twice"
    """Something that must appear only once appears twice."""

    TWO_ENDS = "two-ends"
    """What two places say became of a promise cannot both be so."""

    TWO_IDEAS = "two-ideas"
    """A sentence for young people seems to contain more than one idea."""

    TWO_NAMES = "two-names"
    """Two documents have the same address but not the same title."""

    TWO_READINGS = "two-readings"
    """MkDocs shows part of a hand-written page below `docs/` differently from your editor and GitHub."""

    TWO_STATES = "two-states"
    """What is said of an action in one place does not fit what is said of it in another."""

    TWO_TITLES = "two-titles"
    """Two documents by one publisher and of one date have nearly the same title."""

    UNEXPLAINED_WORD = "unexplained-word"
    """A text for young people contains a word from your glossary that has no meaning for them there."""

    UNKNOWN_AREA = "unknown-area"
    """An update names an area that has no file in `docs/plan/`."""

    UNKNOWN_ID = "unknown-id"
    """An id names a promise, a body or a document that does not exist."""

    UNKNOWN_KEY = "unknown-key"
    """The builder does not know a key of this name."""

    UNKNOWN_UPDATE = "unknown-update"
    """The `evidence` of an action names an update that does not exist."""

    UNKNOWN_WORD = "unknown-word"
    """Only certain words are allowed here, and this is not one of them."""

    UNLINKED_FILE = "unlinked-file"
    """A file below `docs/` is published although no text, document or setting names it."""

    UNREADABLE = "unreadable"
    """Something that is named as a file or folder is not one that can be read."""

    UNSAFE = "unsafe"
    """A hand-written page would contain something that runs, asks another site, or takes the place of part of the
    site itself."""

    UNUSABLE = "unusable"
    """There is no configuration, or it cannot be read at all."""

    UNUSED = "unused"
    """A line gives an address or a meaning that nothing in the text uses, so nobody would see it."""

    WITHDRAWN = "withdrawn"
    """Something rests on an update that was withdrawn."""

    WITHHELD = "withheld"
    """A figure is withheld, and another key would publish it."""

    WORD_CHANGES = "word-changes"
    """A Word file has tracked changes that nobody has accepted or rejected."""

    WORD_COMMENT = "word-comment"
    """A Word file has comments, which say that its text is not finished."""

    WORD_FIELD = "word-field"
    """A Word file has a field or a content control, which Word fills in by itself."""

    WORD_FILE = "word-file"
    """A file cannot be read as a Word file: it is of another kind, locked, damaged, empty or too large."""

    WORD_HIDDEN = "word-hidden"
    """A Word file has text that nobody sees on its page."""

    WORD_MARKING = "word-marking"
    """A Word file is marked as a draft, as sensitive or as not for everybody."""

    WORD_OBJECT = "word-object"
    """A Word file has something that is neither text nor a whole picture."""

    WORD_TABLE = "word-table"
    """A table in a Word file has merged cells, or another table in it."""

    WORD_TEXT_BOX = "word-text-box"
    """A Word file has words in a text box or a shape, so that nobody can tell where in the text they belong."""

    WRONG_LEVEL = "wrong-level"
    """A setting of `mkdocs.yml` is indented too little, too far, or below another one."""

    YAML = "yaml"
    """The keys of a file, or a data file, cannot be read."""

    YAML_FEATURE = "yaml-feature"
    """A value begins with `&`, `*` or `!`, which YAML keeps for special uses, or looks like a date or number that there cannot be."""

    YES_OR_NO = "yes-or-no"
    """The value should be `true` or `false`."""
