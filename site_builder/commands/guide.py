"""`progress guide` and `progress explain`."""

from __future__ import annotations

import webbrowser
from importlib.resources import as_file
from pathlib import Path
from tempfile import mkdtemp

import click

from site_builder.codes import Code
from site_builder.handbook import Handbook, handbook
from site_builder.problems import UnusableError, did_you_mean, quoted


def show_guide(name: str | None, in_browser: bool) -> None:
    """Prints a page of the guide, or what each page is about; or opens it. UnusableError for a page that is not there."""
    book = handbook()
    name = name.removesuffix(".md") if name else None
    if name and name not in book.pages:
        advice = did_you_mean(name, book.pages, "`progress guide` lists all pages.")
        raise UnusableError(f"{quoted(name)} is not a page of the guide; {advice}")
    if in_browser:
        _open(book, name)
    elif name:
        click.echo_via_pager(book.page(name).rstrip())
    else:
        click.echo(_contents(book))


def explain(code: str) -> None:
    """Prints what a code in square brackets means. UnusableError for a code that does not exist."""
    code = code.strip("[] ").lower()
    try:
        click.echo(handbook().explanation(code), nl=False)
    except KeyError as error:
        advice = did_you_mean(code, [known.value for known in Code], "`progress guide problems` lists all codes.")
        raise UnusableError(f"{quoted(code)} is not the code of a finding; {advice}") from error


def _contents(book: Handbook) -> str:
    width = max(map(len, book.pages))
    lines = [f"  {name:<{width}}  {about}" for name, about in book.pages.items()]
    return "\n".join(["Pages of the guide. `progress guide PAGE` shows one:", *lines])


def _open(book: Handbook, name: str | None) -> None:
    """Opens the guide in the browser, from a folder of its own, which the system clears away with its others."""
    from markdown_it import MarkdownIt

    folder = Path(mkdtemp(prefix="progress-guide-"))
    markdown = MarkdownIt("commonmark").enable("table")
    for page in book.pages:
        body = markdown.render(book.page(page)).replace('.md"', '.html"').replace(".md#", ".html#")
        (folder / f"{page}.html").write_text(_WHOLE.format(title=page, body=body), "utf-8")
    links = "".join(f'<li><a href="{page}.html">{page}</a>: {about}</li>' for page, about in book.pages.items())
    (folder / "index.html").write_text(_WHOLE.format(title="Guide", body=f"<h1>Guide</h1><ul>{links}</ul>"), "utf-8")
    with as_file(book.folder) as source:
        for picture in source.glob("*.png"):
            (folder / picture.name).write_bytes(picture.read_bytes())
    address = (folder / f"{name or 'index'}.html").as_uri()
    click.echo(address)
    webbrowser.open(address)


_WHOLE = """<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title} – guide</title>
<style>
:root {{ color-scheme: light dark; }}
body {{ font: 1rem/1.5 system-ui, sans-serif; max-width: 46rem; margin: 0 auto; padding: 1rem; overflow-wrap: anywhere; }}
pre {{ overflow-x: auto; padding: .5rem; border: 1px solid; }}
img {{ max-width: 100%; height: auto; }}
table {{ border-collapse: collapse; display: block; overflow-x: auto; }}
td, th {{ border: 1px solid; padding: .25rem .5rem; text-align: left; vertical-align: top; }}
</style>
</head>
<body>
<p><a href="index.html">All pages</a></p>
<main>
{body}
</main>
</body>
</html>
"""
