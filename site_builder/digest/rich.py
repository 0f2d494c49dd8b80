"""The e-mail as HTML that mail programs show well: one column, each style inside its element, no pictures.

What works where comes from caniemail.com, as its data were on 29 June 2026: no program leaves out headings, tables or
paragraphs; Outlook for Windows pads only cells of tables and limits the width only of tables; Gmail on the web and some
webmail read no colours for dark mode, and invert the colours of the elements."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from site_builder.edition import Edition
from site_builder.pages import colours
from site_builder.pages.render import show
from site_builder.views.digest import DigestView

TEXT, GROUND = "#1a1a1a", "#ffffff"
DARK_TEXT, DARK_GROUND, DARK_LINK = "#ececec", "#15191c", "#8cc8e0"
STYLE = Markup(
    f":root{{color-scheme:light dark}}@media (prefers-color-scheme:dark){{"
    f".ground{{background-color:{DARK_GROUND}!important}}.text{{color:{DARK_TEXT}!important}}"
    f".link{{color:{DARK_LINK}!important}}}}"
)
"""Programs that read this use our colours for dark mode; others use their own."""
NO_FOOTER = Markup("")
_SLOT = "\x00"


@dataclass(frozen=True)
class MailView:
    """What the template prints."""

    digest: DigestView
    link: str
    footer: Markup
    others: str
    """How many other changes there are, in words."""
    text: str = TEXT
    ground: str = GROUND
    style: Markup = STYLE


def html(edition: Edition, view: DigestView, footer: Markup = NO_FOOTER) -> bytes:
    """The e-mail as one HTML file, in UTF-8. `footer` is what a service wants at the end; most add that themselves."""
    link = edition.council.colours.get("main", colours.MAIN)
    others = edition.messages.count("mail.others", len(view.others))
    written = show("digest.html", MailView(view, link, footer, others), edition.messages, edition.site_url)
    return written.encode()


def for_mailchimp(edition: Edition, view: DigestView) -> bytes:
    """The same with the merge tags that Mailchimp wants (mailchimp.com/help/customize-your-footer-content); what looks
    like one in the record is not read as one."""
    footer = Markup(
        '\n<p class="text" style="font-family:Arial,Helvetica,sans-serif;color:{};font-size:15px;line-height:1.5;margin:0 0 8px">'
        '<a class="link" href="*|UNSUB|*" style="color:{};text-decoration:underline">{}</a><br>*|HTML:LIST_ADDRESS_HTML|*</p>'
    ).format(TEXT, edition.council.colours.get("main", colours.MAIN), edition.messages.plain("mail.stop"))
    page = html(edition, view, Markup(_SLOT)).decode().replace("*|", "*&#124;")
    return page.replace(_SLOT, footer).encode()
