"""Word files made of the very elements that Word writes, one sort in each: nobody's text, and no program is needed.

The shapes (which element is in which, and with which attributes) are those of Word 365 as ECMA-376 and [MS-DOCX] show
them; the words are made up."""

from __future__ import annotations

import io
from collections.abc import Mapping
from zipfile import ZIP_DEFLATED, ZipFile

_SPACES = " ".join(
    f'xmlns:{prefix}="{address}"'
    for prefix, address in {
        "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
        "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
        "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
        "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
        "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "v": "urn:schemas-microsoft-com:vml",
        "o": "urn:schemas-microsoft-com:office:office",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
        "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
        "w15": "http://schemas.microsoft.com/office/word/2012/wordml",
        "w16se": "http://schemas.microsoft.com/office/word/2015/wordml/symex",
    }.items()
)
_STYLES = """\
<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="22"/></w:rPr></w:rPrDefault></w:docDefaults>
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/><w:basedOn w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr>
  <w:rPr><w:b/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Heading2"><w:name w:val="heading 2"/><w:rPr><w:b/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Heading3"><w:name w:val="heading 3"/></w:style>
<w:style w:type="paragraph" w:customStyle="1" w:styleId="OurHeading"><w:name w:val="Our heading"/>
  <w:basedOn w:val="Heading2"/></w:style>
<w:style w:type="paragraph" w:styleId="Quote"><w:name w:val="Quote"/><w:rPr><w:i/></w:rPr></w:style>
<w:style w:type="character" w:styleId="Strong"><w:name w:val="Strong"/><w:rPr><w:b/></w:rPr></w:style>
<w:style w:type="character" w:customStyle="1" w:styleId="Secret"><w:name w:val="Secret"/><w:rPr><w:vanish/></w:rPr></w:style>
<w:style w:type="character" w:customStyle="1" w:styleId="SecretToo"><w:name w:val="Secret too"/>
  <w:basedOn w:val="Secret"/></w:style>
"""
_LEVEL = '<w:lvl w:ilvl="{0}"><w:start w:val="1"/><w:numFmt w:val="{1}"/><w:pPr><w:ind w:left="{2}" w:hanging="360"/></w:pPr></w:lvl>'
_NUMBERING = (
    "".join(
        f'<w:abstractNum w:abstractNumId="{number}">'
        + "".join(_LEVEL.format(level, kind, 720 * (level + 1)) for level in range(9))
        + "</w:abstractNum>"
        for number, kind in ((1, "bullet"), (2, "decimal"), (3, "lowerLetter"))
    )
    + "".join(f'<w:num w:numId="{number}"><w:abstractNumId w:val="{number}"/></w:num>' for number in (1, 2, 3))
    + (
        '<w:num w:numId="4"><w:abstractNumId w:val="2"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
    )
)
_TYPE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"


def run(text: str, properties: str = "") -> str:
    """A run, with the inside of its `w:rPr`."""
    look = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{look}<w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(*inside: str, style: str = "", properties: str = "") -> str:
    """A paragraph of runs; plain words are made one."""
    runs = "".join(one if one.startswith("<") else run(one) for one in inside)
    style = f'<w:pStyle w:val="{style}"/>' if style else ""
    return f"<w:p><w:pPr>{style}{properties}</w:pPr>{runs}</w:p>"


def item(text: str, level: int = 0, number: int = 1) -> str:
    """An item of a list: 1 is bullets, 2 numbers, 3 letters, 4 numbers that begin at 1 again."""
    return paragraph(text, properties=f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')


def cell(*inside: str, properties: str = "") -> str:
    """A cell of a table."""
    paragraphs = "".join(one if one.startswith("<w:p>") else paragraph(one) for one in inside) or "<w:p/>"
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{paragraphs}</w:tc>"


def table(*rows: list[str]) -> str:
    """A table of rows of cells."""
    made = "".join(f"<w:tr>{''.join(row)}</w:tr>" for row in rows)
    return f"<w:tbl><w:tblPr/><w:tblGrid/>{made}</w:tbl>"


def picture(identity: str = "rIdP1", words: str = "", crop: str = "") -> str:
    """A picture in the line of a text."""
    return (
        f'<w:r><w:drawing><wp:inline><wp:docPr id="1" name="Picture 1" descr="{words}"/><a:graphic>'
        '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:blipFill>'
        f'<a:blip r:embed="{identity}"/>{crop}</pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>'
    )


def complex_field(instruction: str, result: str = "") -> str:
    """A field as Word writes those that a person inserts."""
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {instruction} </w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{result if result.startswith("<") else run(result)}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def text_box(words: str) -> str:
    """A text box as Word writes it: once for itself, and once for programs before 2010."""
    inside = f"<w:txbxContent>{paragraph(words)}</w:txbxContent>"
    return (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor><a:graphic><a:graphicData '
        'uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">'
        f"<wps:wsp><wps:txbx>{inside}</wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict><v:shape><v:textbox>{inside}</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )


def watermark(words: str) -> str:
    """The watermark of Word's gallery, as it is in a header."""
    return (
        '<w:p><w:r><w:pict><v:shape id="PowerPlusWaterMarkObject1" type="#_x0000_t136">'
        f'<v:textpath style="font-family:&quot;Calibri&quot;" string="{words}"/></v:shape></w:pict></w:r></w:p>'
    )


def part(name: str, inside: str) -> str:
    """An XML part with all names that Word declares."""
    return f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:{name} {_SPACES}>{inside}</w:{name}>'


def word_file(
    *body: str,
    parts: Mapping[str, tuple[str, str]] | None = None,
    links: Mapping[str, str] | None = None,
    files: Mapping[str, bytes | str] | None = None,
    images: Mapping[str, str] | None = None,
    document: str = "",
) -> bytes:
    """The bytes of a Word file.

    `parts`: by kind ("header", "comments", …) the name of the root and what is in it; `links`: addresses by id;
    `files`: further files by name; `images`: names of files by id; `document`: the main part in place of `body`."""
    others = {kind: (f"word/{kind}1.xml", part(*inside)) for kind, inside in (parts or {}).items()}
    relations = [("rIdS", "styles", "styles.xml", ""), ("rIdN", "numbering", "numbering.xml", "")]
    relations += [(f"rId{kind}", kind.rstrip("123"), f"{kind}1.xml", "") for kind in others]
    relations += [(own, "hyperlink", target, ' TargetMode="External"') for own, target in (links or {}).items()]
    relations += [(own, "image", target, "") for own, target in (images or {}).items()]
    out = io.BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as made:
        made.writestr(
            "[Content_Types].xml", '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'
        )
        made.writestr("_rels/.rels", _relations([("rId1", "officeDocument", "word/document.xml", "")]))
        made.writestr("word/document.xml", document or part("document", f"<w:body>{''.join(body)}<w:sectPr/></w:body>"))
        made.writestr("word/styles.xml", part("styles", _STYLES))
        made.writestr("word/numbering.xml", part("numbering", _NUMBERING))
        made.writestr("word/_rels/document.xml.rels", _relations(relations))
        for name, content in [*others.values(), *(files or {}).items()]:
            made.writestr(name, content)
    return out.getvalue()


def _relations(relations: list[tuple[str, str, str, str]]) -> str:
    each = "".join(
        f'<Relationship Id="{own}" Type="{_TYPE}{kind}" Target="{target.replace("&", "&amp;")}"{mode}/>'
        for own, kind, target, mode in relations
    )
    return f'<?xml version="1.0"?><Relationships xmlns="{_PACKAGE}">{each}</Relationships>'
