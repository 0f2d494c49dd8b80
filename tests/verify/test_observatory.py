"""The grade is that of Mozilla's HTTP Observatory: each rule wins or costs the points that it has there."""

from __future__ import annotations

import pytest

from site_builder.hosting.headers import EVERYWHERE
from site_builder.verify.live.client import Answer
from site_builder.verify.live.observatory import FirstPage, grade
from site_builder.verify.live.policies import allows, combined, policies_inside, sent_policies

URL = "https://exampleton.example/progress/"
PLAIN = URL.replace("https", "http")
HSTS = {"Strict-Transport-Security": "max-age=31536000"}
BEST = {**EVERYWHERE, **HSTS}
POLICY = "Content-Security-Policy"


def page(
    headers: dict[str, str], html: str = "", plain: tuple[str, ...] | None = (PLAIN, URL), url: str = URL, **shared: str
) -> FirstPage:
    def answer(given: dict[str, str]) -> Answer:
        return Answer(url, 200, tuple((name.lower(), value) for name, value in given.items()))

    told = {name.replace("_", "-"): value for name, value in shared.items()}
    return FirstPage(answer(headers), html, plain, answer(told) if told else None)


def test_a_host_that_sends_what_we_write_and_keeps_to_https_has_the_best_grade() -> None:
    found = grade(page(BEST))
    assert (found.letter, found.score) == ("A+", 130)  # 10 for the policy, 10 for the opener, 5 for referrer and frames


def test_what_is_extra_counts_only_from_90_points_on() -> None:
    found = grade(page(dict(EVERYWHERE)))
    assert (found.letter, found.score) == ("B+", 80)  # without Strict-Transport-Security


def test_a_bare_host_fails() -> None:
    found = grade(page({}, plain=(PLAIN,)))
    assert (found.letter, found.score) == ("F", 10)  # -25 policy, -20 redirect, -20 HSTS, -5 sniffing, -20 frames


@pytest.mark.parametrize(
    ("changed", "points"),
    [
        (page({**BEST, POLICY: "default-src 'none'; script-src 'unsafe-inline'; frame-ancestors 'none'"}), 80),
        (page({**BEST, POLICY: "default-src 'self'; frame-ancestors 'none'"}), 125),
        (page({**BEST, POLICY: "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'"}), 120),
        (page({**BEST, POLICY: "default-src 'none'; script-src 'self' 'unsafe-eval'; frame-ancestors 'none'"}), 120 - 10),
        (page({**BEST, POLICY: "default-src 'none'; img-src http:; frame-ancestors 'none'"}), 110),
        (page({**BEST, POLICY: "frame-ancestors 'none'"}), 80),
        (page({**BEST, POLICY: "default-src 'none'"}), 80),
        (page({**BEST, "Referrer-Policy": "unsafe-url"}), 120),
        (page({**BEST, "Referrer-Policy": "nonsense"}), 120),
        (page({**BEST, "Strict-Transport-Security": "max-age=86400"}), 120),
        (page({**BEST, "Strict-Transport-Security": "for ever"}), 80),
        (page({**BEST, "X-Content-Type-Options": "sniff"}), 125),
        (page({**BEST, "Cross-Origin-Opener-Policy": "unsafe-none"}), 120),
        (page({**BEST, "Cross-Origin-Resource-Policy": "same-origin"}), 140),
        (page({**BEST, "Cross-Origin-Resource-Policy": "nonsense"}), 125),
        (page({**BEST, "Cross-Origin-Embedder-Policy": "require-corp"}), 140),
        (page({**BEST, "Set-Cookie": "a=1; Secure; SameSite=Lax"}), 135),
        (page({**BEST, "Set-Cookie": "a=1; Secure"}), 130),
        (page({**BEST, "Set-Cookie": "a=1"}), 125),
        (page({**BEST, "Set-Cookie": "sessionid=1; Secure"}), 70),
        (page({**EVERYWHERE, "Set-Cookie": "sessionid=1; HttpOnly"}), 40),
        (page(BEST, plain=None), 130),
        (page(BEST, plain=(PLAIN,)), 80),
        (page(BEST, plain=(PLAIN, f"{PLAIN}x", URL)), 120),
        (page(BEST, plain=(PLAIN, "https://www.exampleton.example/")), 125),
        (page(BEST, '<script src="/a.js"></script>'), 130),
        (page(BEST, '<script src="/a.js" integrity="sha384-x"></script>'), 135),
        (page(BEST, '<script src="https://cdn.example/a.js"></script>'), 125),
        (page(BEST, '<script src="http://cdn.example/a.js"></script>'), 50),
        (page(BEST, Access_Control_Allow_Origin="https://other-site.example", Access_Control_Allow_Credentials="true"), 50),
        (page(dict(EVERYWHERE), plain=(PLAIN,), url=PLAIN), 60),
    ],
)  # fmt: skip
def test_each_rule_has_its_points(changed: FirstPage, points: int) -> None:
    found = grade(changed)
    assert found.score == points, found.lines


@pytest.mark.parametrize(("points", "letter"), [(100, "A+"), (95, "A"), (90, "A"), (85, "A-"), (80, "B+"), (75, "B"), (65, "B-"), (60, "C+"), (55, "C"), (45, "C-"), (40, "D+"), (35, "D"), (25, "D-"), (20, "F")])  # fmt: skip
def test_points_are_a_grade(points: int, letter: str) -> None:
    from site_builder.verify.live.observatory import Grade, Line

    assert Grade((Line(points - 100, "lost"),)).letter == letter


def test_a_page_may_do_only_what_all_policies_allow() -> None:
    html = """<meta http-equiv="Content-Security-Policy" content="script-src 'self' 'sha256-x'; frame-ancestors *">"""
    [sent], [inside] = sent_policies(["default-src 'none'; script-src 'self' https:"]), policies_inside(html)
    assert combined([sent, inside]) == {"default-src": ("'none'",), "script-src": ("'self'",)}
    assert allows(sent, "script-src", "'self'", "https://a.example") and not allows(sent, "img-src", "'self'", "x://a")
    assert len(sent_policies(["img-src 'self', img-src *", "font-src 'none'"])) == 3
    assert allows(sent_policies(["script-src 'unsafe-eval'"])[0], "script-src", "'wasm-unsafe-eval'", "")
    assert allows({}, "script-src", "'self'", "https://a.example")
    assert combined(sent_policies(["img-src 'self', img-src https:"])) == {"img-src": ("'none'",)}


@pytest.mark.parametrize("directive", ["frame-ancestors 'none'", "sandbox", "report-uri /told"])
def test_what_browsers_take_from_a_header_alone_counts_for_nothing_in_a_page(directive: str) -> None:
    html = f"""<meta http-equiv="Content-Security-Policy" content="{directive}; img-src 'self'">"""
    assert policies_inside(html) == [{"img-src": ("'self'",)}]
