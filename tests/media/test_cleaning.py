"""A published picture shows what its author saw, and says nothing else."""

from __future__ import annotations

import io
import re
import subprocess
import sys
from pathlib import Path

import pytest
from made_up_files import drawn, exif, noisy, picture, saved, with_metadata
from PIL import Image, ImageCms, IptcImagePlugin

from site_builder.media.cleaned import Cleaned
from site_builder.media.cleaning import WIDEST, cleaned, key_of
from site_builder.record.file_facts import MOST_PIXELS, MOST_PIXELS_WEBP

KINDS = ("JPEG", "PNG", "GIF", "WEBP")
RED = (200, 30, 30)
every_kind = pytest.mark.parametrize("kind", KINDS)


def seen(content: bytes) -> Image.Image:
    image = Image.open(io.BytesIO(content))
    image.load()
    return image


def all_bytes(found: Cleaned) -> list[bytes]:
    return [found.content, *(content for _, content in found.sizes)]


def near(one: object, other: tuple[int, ...], by: int = 12) -> bool:
    return isinstance(one, tuple) and all(abs(a - b) <= by for a, b in zip(one, other, strict=True))


@every_kind
def test_nothing_beside_the_picture_is_published(kind: str) -> None:
    typed = with_metadata(kind)
    assert b"zz" in typed
    for content in all_bytes(cleaned(typed)):
        assert b"zz" not in content
        assert not {"exif", "xmp", "XML:com.adobe.xmp", "comment", "icc_profile", "photoshop"} & set(seen(content).info)
        assert not re.search(rb"Exif|http://ns.adobe|Photoshop|tEXt|iTXt|zTXt|eXIf|iCCP|tIME|XMP |EXIF", content)


def test_only_markers_that_pictures_need_are_in_a_jpeg() -> None:
    content = cleaned(with_metadata("JPEG", 6)).content
    markers = {content[at + 1] for at in range(len(content) - 1) if content[at] == 0xFF} - {0x00, 0xFF}
    assert not markers & {0xFE, *range(0xE1, 0xEE), 0xEF}  # no comment, no APPn but JFIF and Adobe's colours


def test_a_press_agencys_words_and_the_packet_of_an_editor_are_in_what_is_cleaned() -> None:
    typed = with_metadata("JPEG")
    assert {b"zzbyline", b"zztown", b"zzcaption", b"zzxmp", b"Photoshop 3.0"} <= set(
        re.findall(rb"zz[a-z]+|Photoshop 3.0", typed)
    )
    assert "photoshop" in seen(typed).info and IptcImagePlugin.getiptcinfo(seen(typed))[2, 80] == b"zzbyline"  # type: ignore[index, arg-type]


@every_kind
def test_a_picture_keeps_its_kind(kind: str) -> None:
    assert seen(cleaned(picture(kind)).content).format == kind


CORNER = {1: "tl", 2: "tr", 3: "br", 4: "bl", 5: "tl", 6: "tr", 7: "br", 8: "bl"}
"""Where the red mark at the top left of what the camera held is seen, by EXIF's orientation."""


@pytest.mark.parametrize("orientation", CORNER)
@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_a_picture_is_the_right_way_up(kind: str, orientation: int) -> None:
    found = cleaned(saved(drawn(), kind, exif=exif(orientation)))
    size = (60, 40) if orientation < 5 else (40, 60)
    assert (found.width, found.height) == seen(found.content).size == size
    corner = CORNER[orientation]
    x, y = (3 if corner[1] == "l" else size[0] - 4), (3 if corner[0] == "t" else size[1] - 4)
    assert near(seen(found.content).convert("RGB").getpixel((x, y)), RED, 40)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
@pytest.mark.parametrize("mode", ["RGB", "RGBA"])
def test_colours_of_a_profile_become_those_that_browsers_take_for_granted(kind: str, mode: str) -> None:
    """The profile has red and green exchanged: what was typed as red is green on a screen that reads it."""
    srgb = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    other = srgb.replace(b"rXYZ", b"zzzz").replace(b"gXYZ", b"rXYZ").replace(b"zzzz", b"gXYZ")
    image = drawn(mode="RGB" if kind == "JPEG" else mode)
    red, green, blue = seen(cleaned(saved(image, kind, icc_profile=other)).content).convert("RGB").getpixel((2, 2))  # type: ignore[misc]  # RGB gives three
    assert green > 150 > 90 > red and blue < 90


def test_a_picture_for_print_gets_colours_for_screens() -> None:
    image = seen(cleaned(saved(drawn(mode="CMYK"), "JPEG")).content)
    assert image.mode == "RGB" and near(image.getpixel((2, 2)), RED, 30)


@pytest.mark.parametrize(
    ("kind", "mode"), [("PNG", "RGBA"), ("PNG", "LA"), ("WEBP", "RGBA"), ("PNG", "P"), ("GIF", "RGBA")]
)
@pytest.mark.parametrize("width", [60, 2400])
def test_what_is_transparent_stays_so(kind: str, mode: str, width: int) -> None:
    image = Image.new("RGBA", (width, 60), (0, 0, 0, 0))
    image.paste((250, 250, 250, 255), (0, 0, width // 2, 60))
    made = seen(cleaned(saved(image.convert(mode), kind)).content).convert("RGBA")
    assert made.getpixel((made.width - 2, 2))[3] == 0  # type: ignore[index]  # RGBA gives four
    assert near(made.getpixel((2, 2)), (250, 250, 250, 255), 8)


def test_a_picture_of_sixteen_bits_keeps_its_grey() -> None:
    made = seen(cleaned(saved(Image.new("I;16", (30, 30), 30_000), "PNG")).content).convert("L")
    assert abs(int(str(made.getpixel((5, 5)))) - 30_000 // 256) <= 2


@every_kind
def test_a_large_picture_is_published_at_a_useful_size_and_smaller_ones(kind: str) -> None:
    found = cleaned(saved(noisy(2000, 250), kind))
    assert (found.width, found.height) == seen(found.content).size == (WIDEST, WIDEST // 8)
    for width, content in found.sizes:
        assert seen(content).size == (width, round(width / 8))
        assert len(content) < len(found.content)
        assert seen(content).format == ("WEBP" if found.type else kind)
    assert [width for width, _ in found.sizes][:4] == [320, 640, 960, 1280]


def test_webp_is_taken_only_where_it_is_smaller() -> None:
    assert cleaned(saved(noisy(1000, 100), "PNG")).type == "image/webp"
    for kind in KINDS:
        found = cleaned(saved(drawn(1000, 100), kind))
        assert all(len(content) < len(found.content) for _, content in found.sizes)


@pytest.mark.parametrize("kind", ["GIF", "WEBP", "PNG"])
def test_a_moving_picture_keeps_its_frames_and_loses_its_words(kind: str) -> None:
    frames = [drawn(), drawn().rotate(90), drawn().rotate(180)]
    typed = saved(frames[0], kind, save_all=True, append_images=frames[1:], duration=200, comment=b"zzcomment")
    found = cleaned(typed)
    assert getattr(seen(found.content), "n_frames", 1) == 3
    assert b"zz" not in found.content and found.sizes == ()


@every_kind
def test_the_same_bytes_come_out_each_time(kind: str) -> None:
    typed = saved(noisy(700, 100), kind)
    assert cleaned(typed) == cleaned(typed)


def test_what_a_picture_is_remembered_by_changes_with_its_bytes() -> None:
    assert len({key_of(picture(kind)) for kind in KINDS}) == 4


@pytest.mark.whole_site  # as long as one takes
def test_the_largest_pictures_take_less_than_500_mb(tmp_path: Path) -> None:
    """In a process of its own, one after the other: the transparent one and the progressive one cost most."""
    code = """
import sys
from pathlib import Path
from site_builder.media.cleaning import cleaned
from site_builder.media.measuring import is_whole
for name in sys.argv[1:]:
    content = Path(name).read_bytes()
    assert is_whole(content)
    cleaned(content)
print(open("/proc/self/status").read().partition("VmHWM:")[2].split()[0])
"""
    if not Path("/proc/self/status").exists():
        pytest.skip("this system does not say how much memory a process took")
    side = int(MOST_PIXELS**0.5)
    image = Image.new("RGBA", (side, side), (10, 90, 200, 128))
    large = [saved(image, "PNG", compress_level=1)]
    large.append(saved(image.convert("RGB"), "JPEG", progressive=True, subsampling=0, quality=50))
    small = int(MOST_PIXELS_WEBP**0.5)
    large.append(saved(image.crop((0, 0, small, small)), "WEBP", method=0))
    frames = [Image.new("RGB", (1600, 1500), (number * 20, 0, 99)) for number in range(10)]
    large += [saved(frames[0], kind, save_all=True, append_images=frames[1:]) for kind in ("GIF", "WEBP")]
    names = [str(tmp_path / str(number)) for number, _ in enumerate(large)]
    for name, content in zip(names, large, strict=True):
        Path(name).write_bytes(content)
    del image, frames, large
    done = subprocess.run([sys.executable, "-c", code, *names], capture_output=True, check=True)
    assert int(done.stdout) * 1024 < 500_000_000
