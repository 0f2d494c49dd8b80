"""What is around the text of a plain copy: the few styles and lists that it has, and what its parts lead to."""

from __future__ import annotations

from lxml import etree

from site_builder.word.ooxml import MAIN, named

LEVELS, QUOTE = 9, "Q"
"""How many levels headings and lists may have; the style of quotations."""


def style(level: int | str) -> str:
    """The style of a heading by its level, 0 for a title; any other is called as it is."""
    return f"H{level}" if isinstance(level, int) else level


_TYPES = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
STYLES = (
    f'<w:styles xmlns:w="{MAIN}">'
    + "".join(
        f'<w:style w:type="paragraph" w:styleId="{style(level)}"><w:name w:val="{style(level)}"/></w:style>'
        for level in (*range(LEVELS + 1), QUOTE)
    )
    + "</w:styles>"
)
NUMBERING = (
    f'<w:numbering xmlns:w="{MAIN}">'
    + "".join(
        f'<w:abstractNum w:abstractNumId="{number}">'
        + "".join(f'<w:lvl w:ilvl="{level}"><w:numFmt w:val="{kind}"/></w:lvl>' for level in range(LEVELS))
        + "</w:abstractNum>"
        for number, kind in ((1, "bullet"), (2, "decimal"))
    )
    + "".join(f'<w:num w:numId="{number}"><w:abstractNumId w:val="{number}"/></w:num>' for number in (1, 2))
    + "</w:numbering>"
)


def rels(relations: list[tuple[str, str, str, bool]]) -> bytes:
    """What a part leads to: id, last word of the type, target, and whether that is outside the file."""
    root = etree.Element("{http://schemas.openxmlformats.org/package/2006/relationships}Relationships")
    for own, kind, target, is_external in relations:
        attributes = {"Id": own, "Type": _TYPES + kind, "Target": target}
        etree.SubElement(
            root, named("rel:Relationship"), {**attributes, **({"TargetMode": "External"} if is_external else {})}
        )
    return bytes(etree.tostring(root))
