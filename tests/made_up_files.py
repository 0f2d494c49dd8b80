"""Made-up pictures and documents, made by Pillow and pikepdf: sound ones for trees that name a file, and bad ones."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from functools import cache
from typing import Any

import pikepdf
from PIL import Image, ImageDraw, PngImagePlugin

FORMATS = {"jpg": "JPEG", "jpeg": "JPEG", "png": "PNG", "gif": "GIF", "webp": "WEBP"}


def saved(image: Image.Image, kind: str, **options: Any) -> bytes:
    out = io.BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()


def drawn(width: int = 60, height: int = 40, mode: str = "RGB") -> Image.Image:
    """A picture with a red mark at its top left."""
    image = Image.new("RGB", (width, height), (40, 90, 110))
    ImageDraw.Draw(image).rectangle((0, 0, width // 4, height // 4), fill=(200, 30, 30))
    return image.convert(mode)


@cache
def picture(kind: str = "JPEG", width: int = 60, height: int = 40) -> bytes:
    """A sound picture that says nothing about anybody."""
    return saved(drawn(width, height), kind)


def noisy(width: int, height: int) -> Image.Image:
    """A picture that cannot be packed well, as a photo cannot."""
    return Image.effect_noise((width, height), 90).convert("RGB")


EXIF_WORDS = (b"zzartist", b"zzcomment", b"zzcamera")


def exif(orientation: int = 1) -> bytes:
    """What a telephone writes: where it was, who took it, which way it was held."""
    found = Image.Exif()
    found[0x0112], found[0x013B], found[0x010F] = orientation, "zzartist", "zzcamera"
    found.get_ifd(0x8825).update({1: "N", 2: (52.0, 3.0, 0.0), 3: "W", 4: (2.0, 43.0, 0.0)})
    return found.tobytes()


def with_metadata(kind: str, orientation: int = 1) -> bytes:
    """A picture with everything in it that must not be published; each piece holds a word that begins with "zz"."""
    image, xmp = drawn(), b"<x:xmpmeta xmlns:x='adobe:ns:meta/'>zzxmp</x:xmpmeta>"
    if kind == "JPEG":
        made = saved(image, kind, exif=exif(orientation), xmp=xmp, comment=b"zzcomment", icc_profile=b"zzprofile")
        return made[:2] + _press_agency() + made[2:] + b"zztrailer"
    if kind == "PNG":
        text = PngImagePlugin.PngInfo()
        text.add_text("Author", "zzauthor")
        text.add_itxt("XML:com.adobe.xmp", "zzxmp")
        text.add_text("Comment", "zzzipped" * 20, zip=True)
        text.add_text("Raw profile type iptc", "zziptc", zip=False)  # as ImageMagick keeps it
        return saved(image, kind, pnginfo=text, exif=exif(orientation)) + b"zztrailer"
    if kind == "GIF":
        packet = xmp + b"\x01" + bytes(range(255, -1, -1)) + b"\0"  # "XMP Specification, part 3", 1.1.2
        return saved(image, kind, comment=b"zzcomment")[:-1] + b"\x21\xff\x0bXMP DataXMP" + packet + b";"
    return saved(image, kind, exif=exif(orientation), xmp=xmp)


def _press_agency() -> bytes:
    """What picture desks write into a JPEG: a Photoshop block (APP13) that holds IPTC's by-line, town and caption."""
    fields = ((80, b"zzbyline"), (90, b"zztown"), (120, b"zzcaption"))
    iptc = b"".join(b"\x1c\x02" + bytes([number]) + struct.pack(">H", len(said)) + said for number, said in fields)
    iptc += b"\0" * (len(iptc) % 2)
    block = b"Photoshop 3.0\0" + b"8BIM\x04\x04\0\0" + struct.pack(">I", len(iptc)) + iptc
    return b"\xff\xed" + struct.pack(">H", len(block) + 2) + block


@cache
def pdf(author: str = "", software: str = "", *, tagged: bool = True, password: str = "", owner: str = "") -> bytes:
    """A PDF of one empty page."""
    with pikepdf.new() as made:
        made.add_blank_page()
        if author:
            made.docinfo["/Author"] = author
        if software:
            made.docinfo["/Creator"] = software
        if tagged:
            made.Root.MarkInfo = pikepdf.Dictionary(Marked=True)
            made.Root.StructTreeRoot = made.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.StructTreeRoot))
        out = io.BytesIO()
        locked = pikepdf.Encryption(user=password, owner=owner or password) if password or owner else None
        made.save(out, encryption=locked or False, deterministic_id=not locked)
    return out.getvalue()


def word(author: str = "Pat Example") -> bytes:
    """A Word file with nothing in it but its author."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as parts:
        parts.writestr("docProps/core.xml", f"<cp:coreProperties><dc:creator>{author}</dc:creator></cp:coreProperties>")
    return out.getvalue()


def svg(inner: str = '<path d="M2 16h20"/>', attributes: str = "") -> bytes:
    return f'<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 24 24" {attributes}>{inner}</svg>'.encode()


def content_of(name: str, text: str) -> bytes:
    """The bytes of a file of a tree: a sound picture or document, in whose place its text, such as "a letter", stands."""
    ending, typed = name.rpartition(".")[2].lower(), text.encode()
    if b"<" in typed or typed.startswith(b"%PDF"):
        return typed
    if ending in FORMATS:
        return picture(FORMATS[ending])
    return {"pdf": pdf, "svg": svg}[ending]() if ending in ("pdf", "svg") else typed


def png_bomb(width: int, height: int) -> bytes:
    """A PNG of a few hundred bytes that says it is as large as that."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"\0" * 1000)) + chunk(b"IEND", b"")
    )


def unsound() -> dict[str, bytes]:
    """Files below `docs/` of which something is to be said, each for another reason."""
    attached = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf())) as made:
        made.attachments["notes.txt"] = b"notes"
        made.save(attached, deterministic_id=True)
    return {
        "files/drawing.svg": svg("<script>alert(1)</script>"),
        "files/letters.zip": b"PK\x03\x04",
        "images/cut.jpg": saved(noisy(300, 200), "JPEG")[:5000],
        "images/visit.jpg": picture("PNG"),
        "images/poster.png": png_bomb(30_000, 30_000),
        "images/hall.png": saved(drawn(6000, 4010), "PNG"),
        "files/letter (copy).pdf": pdf(),
        "images/moves.gif": saved(drawn(), "GIF", save_all=True, append_images=[drawn().rotate(90)]),
        "files/minutes.docx": word(),
        "files/board.pdf": attached.getvalue(),
        "files/report.pdf": pdf("Pat Example", "Wordmaker 3"),
        "files/locked.pdf": pdf(password="secret"),
        "files/scanned.pdf": pdf(tagged=False),
        "images/phone.heic": b"\0\0\0\x18ftypheic",
        "files/setup.exe": b"MZ",
        "files/names.txt": b"names",
    }
