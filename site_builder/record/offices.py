"""Office and storage services: which of their addresses ask the reader to sign in."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import SplitResult

_SAVE = "save the file below docs/ and link to that"


@dataclass(frozen=True)
class Door:
    """Why an address does not open for everybody."""

    why: str
    """Words that follow the address."""
    advice: str = ""
    is_certain: bool = True
    """Whether it opens for nobody else; otherwise it may have been shared with everybody."""


_SIGN_IN = "asks readers to sign in"
_MAILBOX = Door("is somebody's own mailbox or calendar", "write what it says, or save it below docs/ and link to that")
_EDIT = Door("opens the editor, in which everybody may change the file or nobody may read it", _SAVE)
_MAY_BE_SHARED = Door(
    "opens only if its owner shares it with everybody, and goes when they leave", _SAVE, is_certain=False
)
_DOORS: tuple[tuple[re.Pattern[str], Door], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), door)
    for pattern, door in (
        (r"[\w.-]+\.sharepoint(?:-mil)?\.(?:com|us|de)/", Door(f"is on SharePoint, which {_SIGN_IN}", _SAVE)),
        (r"[\w.-]+\.sharepoint\.cn/", Door(f"is on SharePoint, which {_SIGN_IN}", _SAVE)),
        (r"teams\.(?:microsoft\.com|live\.com|cloud\.microsoft)/(?!l/meetup-join/|meet/|dl/launcher/)", Door(f"is in Teams, which {_SIGN_IN}", _SAVE)),
        (r"onedrive\.live\.com/(?:edit|\?[^#]*\bedit\b|personal/)", _EDIT),
        (r"(?:onedrive\.live\.com|1drv\.ms)/", _MAY_BE_SHARED),
        (r"[\w.-]*\.?officeapps\.live\.com/(?!op/(?:view|embed)\.aspx)", Door(f"is an office program that {_SIGN_IN}", _SAVE)),
        (r"(?:outlook\.(?:office(?:365)?|live)\.com|outlook\.cloud\.microsoft)/(?!book|owa/calendar/.*/bookings|bookwithme)", _MAILBOX),
        (r"mail\.google\.com/", _MAILBOX),
        (r"(?:www\.)?(?:office|microsoft365)\.com/|(?:m365|planner|loop|word|excel|powerpoint|sway|to-do)\.cloud\.microsoft/", Door(f"is in Microsoft 365, which {_SIGN_IN}", _SAVE)),
        (r"(?:planner|tasks|whiteboard|project|delve)\.(?:office|microsoft|office365)\.com/|loop\.microsoft\.com/", Door(f"is in Microsoft 365, which {_SIGN_IN}", _SAVE)),
        (r"forms\.(?:office|microsoft|cloud\.microsoft)(?:\.com)?/(?:pages/)?(?:design|analysis)", Door("opens the designer of a form", "link to the form as those who answer it see it")),
        (r"(?:login|account)\.(?:microsoftonline|microsoft|live)\.com/|accounts\.google\.com/", Door("is a page for signing in", "write the address of the page behind it, if anybody can open that")),
        (r"app\.powerbi\.com/(?!view)", Door(f"is in Power BI, which {_SIGN_IN}")),
        (r"[\w.-]+\.(?:crm\d*\.)?dynamics\.com/|[\w.-]+\.(?:my\.salesforce|lightning\.force)\.com/|[\w.-]+\.service-now\.com/", Door(f"is a system for staff, which {_SIGN_IN}")),
        (r"docs\.google\.com/(?:a/[\w.-]+/)?(?:\w+)/(?:u/\d+/)?d/(?!e/)[\w-]+/(?:edit|copy)", _EDIT),
        (r"docs\.google\.com/(?:a/[\w.-]+/)?\w+/(?:u/\d+/)?d/(?!e/)[\w-]+/?$", _EDIT),
        (r"drive\.google\.com/drive/(?:u/\d+/)?(?:my-drive|shared-with-me|recent|home)", Door("is somebody's own storage", _SAVE)),
        (r"drive\.google\.com/", _MAY_BE_SHARED),
        (r"(?:www\.)?dropbox\.com/(?:home|work|personal)", Door("is somebody's own storage", _SAVE)),
        (r"(?:[\w-]+\.)?app\.box\.com/(?:folder|file|notes)/", Door("is somebody's own storage", _SAVE)),
    )
)  # fmt: skip


def behind_a_door(host: str, parts: SplitResult) -> Door | None:
    """Why not everybody can open an address of an office or storage service; None for any other address."""
    where = f"{host}{parts.path or '/'}" + (f"?{parts.query}" if parts.query else "")
    return next((door for pattern, door in _DOORS if pattern.match(where)), None)
