"""Makes a picture fit for the public: right way up, in the colours that browsers expect, without a word about who took
it and where, and in the sizes that pages need."""

from __future__ import annotations

import io
from contextlib import suppress
from hashlib import sha256

from PIL import Image, ImageCms, features

from site_builder.media.cleaned import TYPES, Cleaned
from site_builder.media.measuring import opened

WIDEST = 1_600
"""Pixels on either side; no page shows more."""
WIDTHS = (320, 640, 960, 1280)
"""The widths of the smaller sizes, in pixels."""
SMALL = 10_000
"""Bytes; a small picture with no more than these has no other sizes."""
JPEG_QUALITY, WEBP_QUALITY = 82, 78
RULES = "1"
"""Change this along with any change here that alters the resulting bytes."""
_TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
"""How to turn a picture the right way up, by its EXIF orientation (CIPA DC-008, 4.6.4)."""
_LIBRARIES = ("pil", "jpg", "zlib", "zlib_ng", "webp", "littlecms2")


def key_of(content: bytes) -> str:
    """The key under which a cleaned picture is cached: everything that its bytes depend on."""
    parts = [RULES, *(str(features.version(name)) for name in _LIBRARIES)]
    parts += [str(WIDEST), str(WIDTHS), str(JPEG_QUALITY), str(WEBP_QUALITY)]
    return sha256("\n".join(parts).encode() + b"\n" + content).hexdigest()


def cleaned(content: bytes) -> Cleaned:
    """The picture as it may be published, in the same type; OSError if it cannot be read."""
    with opened(content) as image:
        kind = str(image.format)
        if getattr(image, "n_frames", 1) > 1:
            return _moving(image, kind)
        turn = _turn(image)
        if kind == "JPEG" and turn is None and _may_keep_tables(image):
            own = _saved(image, "JPEG", quality="keep")
            still = _in_srgb(image)
        else:
            still = _still(image, turn)
            own = _saved(still, kind)
        return _with_sizes(still, kind, own)


def _may_keep_tables(image: Image.Image) -> bool:
    """Whether a JPEG need only lose its metadata, so that it keeps all its quality."""
    return max(image.size) <= WIDEST and image.mode in ("L", "RGB") and not image.info.get("icc_profile")


def _turn(image: Image.Image) -> Image.Transpose | None:
    try:
        exif = Image.Exif()
        exif.load(image.info.get("exif") or b"")
        return _TURNS.get(int(exif.get(0x0112, 1)))
    except Exception:  # whatever broken EXIF raises: without it the picture is not turned
        return None


def _still(image: Image.Image, turn: Image.Transpose | None) -> Image.Image:
    """The picture no larger than it need be, in sRGB, the right way up; saving memory comes before anything lossy."""
    if image.format == "JPEG":
        image.draft(None, (WIDEST * 2, WIDEST * 2) if max(image.size) > WIDEST * 2 else image.size)
    profile = image.info.get("icc_profile")
    small = _smaller(_full_colour(image))
    if profile:
        small.info["icc_profile"] = profile
    right = _in_srgb(small)
    return right.transpose(turn) if turn is not None else right


def _full_colour(image: Image.Image) -> Image.Image:
    """The picture in a mode that can be resized: L, RGB, RGBA or CMYK; with transparency only if it has any."""
    if image.mode in ("1", "I;16", "I;16B", "I;16L", "I", "F"):
        return image.point(lambda value: value / 256).convert("L") if image.mode.startswith("I") else image.convert("L")
    if image.mode in ("LA", "La", "PA", "RGBa") or "transparency" in image.info:
        return image.convert("RGBA")
    return image if image.mode in ("L", "RGB", "RGBA", "CMYK") else image.convert("RGB")


def _smaller(image: Image.Image) -> Image.Image:
    """The picture at most `WIDEST` on either side; a transparent one is resized in strips, which halves the memory."""
    if max(image.size) <= WIDEST:
        return image.copy() if image.mode != "RGBA" else image
    factor = max(image.size) // (WIDEST * 2)
    if factor > 1:
        image = _reduced(image, factor)
    scale = WIDEST / max(image.size)
    size = (max(1, round(image.width * scale)), max(1, round(image.height * scale)))
    return image.resize(size, Image.Resampling.LANCZOS)


def _reduced(image: Image.Image, factor: int) -> Image.Image:
    width, height = -(-image.width // factor), -(-image.height // factor)
    small = Image.new(image.mode, (width, height))
    rows = 64 * factor
    for top in range(0, image.height, rows):
        strip = image.crop((0, top, image.width, min(top + rows, image.height)))
        small.paste(strip.reduce(factor), (0, top // factor))
    return small


def _in_srgb(image: Image.Image) -> Image.Image:
    """The picture without a colour profile, in the colours that every browser assumes."""
    profile = image.info.get("icc_profile")
    colours = image
    if profile:
        with suppress(ImageCms.PyCMSError, OSError, ValueError, TypeError):  # browsers ignore a broken one too
            colours = _converted(image, ImageCms.ImageCmsProfile(io.BytesIO(profile)))
    colours = colours.convert("RGB") if colours.mode == "CMYK" else colours
    if colours.mode == "RGBA" and colours.getchannel("A").getextrema() == (255, 255):
        colours = colours.convert("RGB")
    return colours


def _converted(image: Image.Image, profile: ImageCms.ImageCmsProfile) -> Image.Image:
    alpha = image.getchannel("A") if image.mode == "RGBA" else None
    opaque = image.convert("RGB") if alpha else image
    srgb = ImageCms.createProfile("sRGB")
    converted = ImageCms.profileToProfile(opaque, profile, srgb, outputMode="RGB")
    if converted is None:
        raise ValueError("no picture came back")
    if alpha:
        converted.putalpha(alpha)
    return converted


def _saved(image: Image.Image, kind: str, **options: object) -> bytes:
    """The picture's bytes, without anything that is not part of the picture."""
    image.info.clear()  # Pillow copies comments and profiles from there
    settings: dict[str, dict[str, object]] = {
        "JPEG": {"quality": JPEG_QUALITY, "progressive": True, "optimize": True},
        "PNG": {"optimize": True},
        "GIF": {"optimize": True},
        "WEBP": {"quality": WEBP_QUALITY, "method": 4},
    }
    out = io.BytesIO()
    image.save(out, kind, **{**settings[kind], **options})
    return out.getvalue()


def _with_sizes(image: Image.Image, kind: str, own: bytes) -> Cleaned:
    """The smaller sizes: in WebP where that needs fewer bytes than the picture's own type; none for a small picture."""
    if image.width <= WIDTHS[0] and len(own) <= SMALL:
        return Cleaned(own, *image.size)
    as_webp = _saved(image.copy(), "WEBP") if kind != "WEBP" else b""
    is_smaller = bool(as_webp) and len(as_webp) < len(own)
    sizes = []
    for width in (width for width in WIDTHS if width < image.width):
        height = max(1, round(image.height * width / image.width))
        small = image.resize((width, height), Image.Resampling.LANCZOS)
        sizes.append((width, _saved(small, "WEBP" if is_smaller else kind)))
    if is_smaller:
        sizes.append((image.width, as_webp))
    useful = [pair for pair in sizes if len(pair[1]) < len(own)]
    return Cleaned(own, *image.size, TYPES["WEBP"] if is_smaller and useful else "", tuple(useful))


def _moving(image: Image.Image, kind: str) -> Cleaned:
    """An animated picture, cleaned frame by frame; it has only one size."""
    frames, durations = [], []
    loop = image.info.get("loop", 0 if kind != "GIF" else None)
    for number in range(getattr(image, "n_frames", 1)):
        image.seek(number)
        durations.append(round(image.info.get("duration", 0) or 100))
        frame = _smaller(image.convert("RGBA"))
        frame.info.clear()
        frames.append(frame)
    out = io.BytesIO()
    again = {} if loop is None else {"loop": loop}
    frames[0].save(out, kind, save_all=True, append_images=frames[1:], duration=durations, **again)
    return Cleaned(out.getvalue(), *frames[0].size)
