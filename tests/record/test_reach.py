"""Addresses as people paste them: what keeps the public out is found, the real one comes out of a rewritten one, and a
secret is never shown."""

from __future__ import annotations

from base64 import urlsafe_b64encode
from collections.abc import Callable
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.check.shown_lines import shown_lines
from site_builder.codes import Code
from site_builder.record.hosts import is_slip, why_private
from site_builder.record.reach import flaws, secret_flaw, shown
from site_builder.record.rewritten import inside

OWN = "https://www.exampleton.gov.uk/progress/"
FINE = [
    "https://www.gov.uk/ofsted",
    "https://councillors.exampleton.gov.uk/ieListDocuments.aspx?CId=1131&MId=9594&Ver=4",
    "https://files.ofsted.gov.uk/v1/file/50123456",
    "https://web.archive.org/web/2025/http://www.exampleton.gov.uk/",
    "https://8.8.8.8/",
    "https://teams.microsoft.com/l/meetup-join/19%3ameeting_abc/0?context=x",
    "https://docs.google.com/forms/d/e/1FAIpQL/viewform",
    "https://docs.google.com/document/d/e/2PACX-1v/pub",
    "https://forms.office.com/e/abc",
    "https://forms.office.com/Pages/ResponsePage.aspx?id=abc",
    "https://app.powerbi.com/view?r=abc",
    "https://view.officeapps.live.com/op/view.aspx?src=https%3A%2F%2Fwww.gov.uk%2Fa.docx",
    "https://www.parliament.uk/x?session=2024-25",
    "https://www.google.com/maps/place/Exampleton",
    "https://exampleton.gov.uk/news/",
    "https://www.exampleton.gov.uk/progress/plan/",
    "mailto:improvement@exampleton.gov.uk",
    "mailto:improvement@exampleton.gov.uk?subject=The%20plan",
    "tel:01632960001",
    "../docs/plan/01-schools.md",
    "https://[broken",
]
PRIVATE = [
    "https://intranet/page",
    "http://INTRANET.exampleton.gov.uk/x",
    "https://files.exampleton.local/x",
    "https://x.corp",
    "https://x.lan/",
    "http://localhost:8000/",
    "http://127.0.0.1:8000/updates/",
    "http://127.1/",
    "http://0x7f.1/",
    "http://2130706433/",
    "http://0.0.0.0/",
    "https://10.0.0.4/",
    "https://172.31.255.1/",
    "https://192.168.1.1/a",
    "https://169.254.1.1/",
    "https://[::1]/",
    "https://[fd12:3456::1]/",
    "https://[fe80::1%25eth0]/",
    "https://exampleton.sharepoint.com/:b:/s/Team/Ea1b2?e=4x",
    "https://exampleton-my.sharepoint.com/personal/x/Documents/a.docx",
    "https://teams.microsoft.com/l/file/ABC?tenantId=x",
    "https://outlook.office365.com/mail/inbox/id/AAQ",
    "https://docs.google.com/spreadsheets/d/1abc/edit#gid=0",
    "https://docs.google.com/document/u/1/d/1abc/edit",
    "https://drive.google.com/drive/u/0/my-drive",
    "https://onedrive.live.com/?id=1&action=edit",
    "https://login.microsoftonline.com/x/oauth2",
    "file:///C:/Users/pat/plan.docx",
    "file://server/share/plan.docx",
    "\\\\server\\share\\plan.docx",
    "C:\\Users\\pat\\plan.docx",
    "P:/Comms/plan.docx",
    "ftp://ftp.exampleton.gov.uk/x",
    "mailto:team@exampleton.internal",
]
MAY_BE = ["https://1drv.ms/w/s!abc", "https://onedrive.live.com/?id=1", "https://drive.google.com/file/d/1abc/view"]
SECRET = "s3cr3tValue99"
SECRETS = [
    f"https://pat:{SECRET}@www.exampleton.gov.uk/",
    f"https://{SECRET}@www.exampleton.gov.uk/",
    f"https://x.blob.core.windows.net/a/b.pdf?sv=2022-11-02&se=2026&sr=b&sig={SECRET}",
    f"https://www.exampleton.gov.uk/x?access_token={SECRET}&a=b",
    f"https://www.exampleton.gov.uk/x#access_token={SECRET}",
    f"https://www.exampleton.gov.uk/x?a=b&amp;password={SECRET}",
    f"https://x.s3.amazonaws.com/a.pdf?X-Amz-Credential={SECRET}&X-Amz-Signature={SECRET}",
    f"https://www.exampleton.gov.uk/x;jsessionid={SECRET}?a=b",
]


def codes(address: str) -> list[Code]:
    return [flaw.code for flaw in flaws(address, OWN)]


@pytest.mark.parametrize("address", FINE)
def test_what_everybody_can_open_has_no_flaw(address: str) -> None:
    assert codes(address) == []


@pytest.mark.parametrize("address", [*PRIVATE, *MAY_BE])
def test_what_the_public_cannot_open_is_found(address: str) -> None:
    [flaw] = flaws(address, OWN)
    assert (flaw.code, flaw.severity == "warning") == (Code.PRIVATE_ADDRESS, address in MAY_BE)


@pytest.mark.parametrize("address", SECRETS)
def test_a_secret_in_an_address_is_found_and_never_shown(address: str) -> None:
    found = list(flaws(address, OWN))
    assert Code.SECRET_ADDRESS in [flaw.code for flaw in found]
    assert not any(SECRET in flaw.words for flaw in found) and secret_flaw(address)


REWRITERS: dict[str, Callable[[str], str]] = {
    "Outlook": lambda real: f"https://eur01.safelinks.protection.outlook.com/?url={quote(real, '')}&data=05%7C02%7Cp%40x",
    "Outlook in HTML": lambda real: f"https://gbr01.safelinks.protection.outlook.com/ap/w-59584e83/?url={quote(real, '')}&amp;data=05",
    "Teams": lambda real: f"https://statics.teams.cdn.office.net/evergreen-assets/safelinks/1/atp-safelinks.html?url={quote(real, '')}",
    "Proofpoint 1": lambda real: f"https://urldefense.proofpoint.com/v1/url?u={quote(real, '')}&k=x",
    "Proofpoint 2": lambda real: "https://urldefense.proofpoint.com/v2/url?u="
    + quote(real, "").replace("-", "%2D").replace("_", "%5F").replace("%2F", "_").replace("%", "-")
    + "&d=Dw",
    "Proofpoint 3": lambda real: f"https://urldefense.com/v3/__{real}__;!!N0_k!abc$",
    "Barracuda": lambda real: f"https://linkprotect.cudasvc.com/url?a={quote(real, '')}&c=E,1",
    "Sophos": lambda real: f"https://eu-west-1.protection.sophos.com?d=x&u={urlsafe_b64encode(real.encode()).decode()}&i=1".replace(".com?", ".com/?"),
    "Cisco": lambda real: f"https://secure-web.cisco.com/1abc/{quote(real, '')}",
    "GovDelivery": lambda real: f"https://links-2.govdelivery.com/CL0/{quote(real, ':')}/1/0101019a-0000/x=1",
    "Google": lambda real: f"https://www.google.com/url?sa=t&q={quote(real, '')}",
    "Facebook": lambda real: f"https://l.facebook.com/l.php?u={quote(real, '')}&h=AT",
}  # fmt: skip
REAL = st.from_regex(r"https://www\.[a-z]{3,9}\.gov\.uk/[a-z0-9/-]{0,20}(\?[a-z]{1,5}=[a-z0-9]{1,5})?", fullmatch=True)


@given(real=REAL)
def test_the_real_address_comes_out_of_a_rewritten_one(real: str) -> None:
    for name, rewrite in REWRITERS.items():
        assert inside(rewrite(real)) == real, name
        first = next(flaws(rewrite(real), OWN))
        assert first.code is Code.REWRITTEN_ADDRESS and f"write '{real}'" in first.words, name


def test_one_rewritten_twice_comes_out_too_and_is_looked_at_itself() -> None:
    twice = REWRITERS["Outlook"](REWRITERS["Google"]("https://exampleton.sharepoint.com/x"))
    assert inside(twice) == "https://exampleton.sharepoint.com/x"
    assert codes(twice) == [Code.REWRITTEN_ADDRESS, Code.PRIVATE_ADDRESS]


def test_where_only_their_service_knows_the_address_the_finding_says_how_to_get_it() -> None:
    [flaw] = flaws("https://protect-eu.mimecast.com/s/AbC?domain=gov.uk", OWN)
    assert flaw.code is Code.REWRITTEN_ADDRESS and "open it, and write the address" in flaw.words


@pytest.mark.parametrize(
    ("address", "code"),
    [
        ("http://www.gov.uk/x", Code.INSECURE_ADDRESS),
        ("https://www.gov.uk/x?utm_source=a&page=2", Code.TRACKED_ADDRESS),
        ("https://www.gov.uk/x?fbclid=abc", Code.TRACKED_ADDRESS),
        ("http://www.exampleton.gov.uk/progress/plan/", Code.OWN_ADDRESS),
        ("https://exampleton.gov.uk/progress/", Code.OWN_ADDRESS),
        ("https://www.exampelton.gov.uk/progress/", Code.OWN_ADDRESS),
        ("https://www.exampleton.gov.uk/progess/plan/", Code.OWN_ADDRESS),
        ("mailto:a@exampleton.gov.uk,b@exampleton.gov.uk", Code.MAIL_LINK),
        ("mailto:a@exampleton.gov.uk?cc=b@exampleton.gov.uk", Code.MAIL_LINK),
    ],
)
def test_what_can_be_better_is_a_warning(address: str, code: Code) -> None:
    [flaw] = flaws(address, OWN)
    assert (flaw.code, flaw.severity) == (code, "warning")


def test_a_mark_is_taken_out_and_the_rest_of_an_address_stays_as_typed() -> None:
    [flaw] = flaws("https://www.gov.uk/a%20b?x=%2F+1&utm_source=a&y=", OWN)
    assert "write 'https://www.gov.uk/a%20b?x=%2F+1&y='" in flaw.words


def test_a_trial_site_is_an_error_and_another_site_of_the_council_is_none() -> None:
    assert [flaw.severity for flaw in flaws("https://staging.exampleton.gov.uk/progress/", OWN)] == ["error"]
    assert codes("https://planning.exampleton.gov.uk/") == []


@given(st.text())
def test_no_text_is_too_strange(text: str) -> None:
    for address in (text, f"https://{text}", f"https://a.gov.uk/{text}", f"mailto:{text}"):
        assert all(flaw.words for flaw in flaws(address, OWN))
        assert shown(address) is not None


@given(st.integers(0, 2**32 - 1))
def test_a_number_is_private_in_every_form_in_which_browsers_read_it(number: int) -> None:
    dotted = ".".join(str(number >> shift & 255) for shift in (24, 16, 8, 0))
    assert (why_private(dotted) == "") == (why_private(str(number)) == "") == (why_private(hex(number)) == "")


@given(st.text("abcdefgh", min_size=6, max_size=12), st.integers(0, 4), st.sampled_from("xyz"))
def test_one_wrong_letter_is_a_slip_and_two_are_another_word(word: str, at: int, letter: str) -> None:
    for slip in (word[:at] + letter + word[at + 1 :], word[:at] + letter + word[at:], word[:at] + word[at + 1 :]):
        assert is_slip(slip, word) or slip == word
    assert not is_slip("xy" + word[2:-1] + "z", word) and not is_slip(word, word)


def test_notes_comments_and_code_are_not_looked_at_and_headings_of_a_block_are() -> None:
    text = "---\n# a note\nkey: 1 # note\nyoung_people: |\n  # A heading\n  x\nnext: 'a # b'\n---\n<!-- a\nb --> text\n```\ncode\n```\n`c` d\n"
    found = {number: line.strip() for number, line in shown_lines(text, is_yaml=False)}
    assert found == {1: "---", 3: "key: 1", 4: "young_people: |", 5: "# A heading", 6: "x", 7: "next: 'a # b'", 8: "---", 10: "text", 14: "d"}  # fmt: skip
