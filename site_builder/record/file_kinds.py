"""What is done with each kind of file below `docs/`: the one table, which guide/documents.md shows to authors."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum


class Treatment(StrEnum):
    """What becomes of a file."""

    PICTURE = "picture"
    """Published without what its camera wrote into it."""
    DRAWING = "drawing"
    """SVG: an error if something in it could run or load; published without names and comments."""
    PDF = "pdf"
    """Published as it is; names in it are a warning."""
    OFFICE = "office"
    """Published with a warning."""
    ARCHIVE = "archive"
    """Published with a warning."""
    RECORDING = "recording"
    """Published as it is; an error if it says where it was made."""
    XML = "xml"
    """Published; an error if a browser would run something in it."""
    FOREIGN = "foreign"
    """A picture that browsers cannot show: an error."""
    ACTIVE = "active"
    """It would run as part of the site: an error."""
    PROGRAM = "program"
    """It would run on the reader's computer or on the server: an error."""
    PLAIN = "plain"
    """Published as it is."""


@dataclass(frozen=True)
class Kind:
    """One kind of file."""

    name: str
    """Its name with the article, for messages."""
    treatment: Treatment
    endings: tuple[str, ...] = ()


def _kind(name: str, treatment: Treatment, endings: str) -> Kind:
    return Kind(name, treatment, tuple(endings.split()))


KINDS = (
    _kind("a JPEG picture", Treatment.PICTURE, "jpg jpeg jpe jfif"),
    _kind("a PNG picture", Treatment.PICTURE, "png"),
    _kind("a GIF picture", Treatment.PICTURE, "gif"),
    _kind("a WebP picture", Treatment.PICTURE, "webp"),
    _kind("an SVG drawing", Treatment.DRAWING, "svg"),
    _kind("a PDF", Treatment.PDF, "pdf"),
    _kind("a Word file", Treatment.OFFICE, "doc docx docm dot dotx dotm"),
    _kind("an Excel file", Treatment.OFFICE, "xls xlsx xlsm xlsb xlt xltx xltm"),
    _kind("a PowerPoint file", Treatment.OFFICE, "ppt pptx pptm pps ppsx ppsm pot potx"),
    _kind("an OpenDocument file", Treatment.OFFICE, "odt ods odp odg ott ots otp fodt fods fodp"),
    _kind("an office file", Treatment.OFFICE, "rtf pages numbers key vsd vsdx mpp pub one wpd"),
    _kind("an e-mail", Treatment.OFFICE, "eml msg"),
    _kind("a database", Treatment.OFFICE, "mdb accdb sqlite sqlite3 db dbf"),
    _kind("an archive", Treatment.ARCHIVE, "zip 7z rar tar gz tgz bz2 tbz xz zst iso cab"),
    _kind("an HEIC picture", Treatment.FOREIGN, "heic heif hif heics"),
    _kind("a TIFF picture", Treatment.FOREIGN, "tif tiff"),
    _kind("a BMP picture", Treatment.FOREIGN, "bmp dib"),
    _kind("an AVIF picture", Treatment.FOREIGN, "avif avifs"),
    _kind("a compressed drawing", Treatment.FOREIGN, "svgz"),
    _kind("a picture of an unusual kind", Treatment.FOREIGN, "jp2 j2k jxl psd xcf ai eps dng raw cr2 cr3 nef arw orf rw2 wmf emf"),
    _kind("a video", Treatment.RECORDING, "mp4 m4v mov qt 3gp 3g2 webm mkv avi wmv mpg mpeg mts m2ts ogv"),
    _kind("a sound recording", Treatment.RECORDING, "mp3 m4a wav aac ogg oga opus flac wma amr aif aiff"),
    _kind("a web page", Treatment.ACTIVE, "html htm"),
    _kind("a web page of an old or strict kind", Treatment.ACTIVE, "xhtml xht shtml mht mhtml hta htc"),
    _kind("a script", Treatment.ACTIVE, "js mjs cjs jsx wasm swf xsl xslt"),
    _kind("a program", Treatment.PROGRAM, "exe msi msix appx com scr pif cpl dll bat cmd ps1 psm1 vbs vbe jse wsf wsh reg lnk url"),
    _kind("a program", Treatment.PROGRAM, "sh bash zsh command run bin elf so app dmg pkg deb rpm apk ipa jar jnlp appimage py pyc rb pl"),
    _kind("a program for a web server", Treatment.PROGRAM, "php php3 php4 php5 php7 phtml phar asp aspx ashx asmx jsp jspx cgi cfm"),
    _kind("a text", Treatment.PLAIN, "txt csv tsv json geojson yml yaml ics vcf vtt srt css"),
    _kind("an XML file", Treatment.XML, "xml rss atom kml gpx rdf gml"),
)  # fmt: skip
"""Every kind that is not simply published as it is; all other files are plain."""
OTHER = Kind("a file", Treatment.PLAIN)
BY_ENDING = {ending: kind for kind in KINDS for ending in kind.endings}
PICTURE_ENDINGS = {
    "JPEG": ("jpg", "jpeg", "jpe", "jfif"),
    "PNG": ("png",),
    "GIF": ("gif",),
    "WEBP": ("webp",),
}
"""The endings of file names for each of Pillow's formats."""
_LEFT_OVER = re.compile(
    r"""~wrl\d+.* | .*\.(?:asd|wbk|part|partial|crdownload|download|opdownload|old|save|sav|local|remote|base|backup|tmp~?)
    | .*_(?:BASE|LOCAL|REMOTE|BACKUP)_\d*.* | 4913 | .*[ _-]?\(copy(?:\ \d+)?\).* | .*\ -\ copy(?:\ \(\d+\))?(?:\..*)? | copy\ of\ .*""",
    re.IGNORECASE | re.VERBOSE,
)


def kind_of(file: str) -> Kind:
    """The kind of file that the end of its name indicates."""
    name = file.rpartition("/")[2]
    return BY_ENDING.get(name.rpartition(".")[2].lower(), OTHER) if "." in name else OTHER


def is_picture(file: str) -> bool:
    """Whether the end of a file's name says that it is a picture, of whatever kind."""
    return kind_of(file).treatment in (Treatment.PICTURE, Treatment.DRAWING, Treatment.FOREIGN)


def is_left_over(name: str) -> bool:
    """Whether a file's name is of the kind that an editor, office program, merge or download leaves behind."""
    return _LEFT_OVER.fullmatch(name) is not None
