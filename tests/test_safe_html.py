"""What the theme's extensions make stays on a page; what runs, or asks another host, does not."""

from __future__ import annotations

import re

import markdown
import pytest
from hypothesis import given
from hypothesis import strategies as st
from material.extensions.emoji import to_svg, twemoji

from site_builder.safe_html import cleaned, taken_away

EXTENSIONS = {
    **dict.fromkeys(("tables", "fenced_code", "admonition", "attr_list", "md_in_html", "def_list", "footnotes"), None),
    **dict.fromkeys(("abbr", "pymdownx.details", "pymdownx.superfences", "pymdownx.inlinehilite"), None),
    **dict.fromkeys(("pymdownx.keys", "pymdownx.mark", "pymdownx.caret", "pymdownx.tilde", "pymdownx.critic"), None),
    **dict.fromkeys(("pymdownx.magiclink", "pymdownx.smartsymbols", "pymdownx.betterem", "pymdownx.fancylists"), None),
    **dict.fromkeys(("pymdownx.blocks.html", "pymdownx.blocks.caption", "pymdownx.blocks.details"), None),
    **dict.fromkeys(("pymdownx.blocks.admonition", "pymdownx.blocks.definition"), None),
    "toc": {"permalink": True},
    "pymdownx.tabbed": {"alternate_style": True},
    "pymdownx.tasklist": {"custom_checkbox": True},
    "pymdownx.highlight": {"line_spans": "__span", "anchor_linenums": True, "linenums": True},
    "pymdownx.emoji": {"emoji_index": twemoji, "emoji_generator": to_svg},
    "pymdownx.arithmatex": {"generic": True},
}
BLOCKS = {
    "notes": '!!! note "Note"\n\n    Text.\n\n??? tip "More"\n\n    Text.\n\n???+ danger\n    Text.\n',
    "tabs": '=== "One"\n\n    Text.\n\n=== "Two"\n\n    Text.\n',
    "tasks": "- [x] done\n- [ ] open\n",
    "code": '```py title="a.py" hl_lines="1" linenums="1"\na = 1\n```\n\nIn a line: `#!py a = 1`.\n',
    "footnotes": "Text.[^1]\n\n[^1]: A note.\n",
    "definitions": "Term\n:   Meaning.\n",
    "marks": "++ctrl+c++ ==m== ^^i^^ H~2~O x^2^ ~~d~~ {--del--}{++ins++}{==hi==}{>>c<<} (c) $x$\n",
    "abbreviations": "HTML\n\n*[HTML]: Words\n",
    "icons": ":material-home: :fontawesome-solid-house:\n",
    "tables": "| a | b | c |\n| :- | -: | :-: |\n| 1 | 2 | 3 |\n",
    "lists": "5. five\n6. six\n\na. x\nb. y\n",
    "pictures": '![x](a.png){ width=300 align=left loading=lazy title="T" }\n\n/// caption\nWords.\n///\n',
    "links": '[a](b.md#c){ .md-button target=_blank rel=noopener } [m](mailto:a@b.example "T") https://example.org\n',
    "headings": '# A\n\n## B {#own .c lang=cy title="T"}\n\n[TOC]\n',
    "blocks": "/// html | div[class=grid]\nText.\n///\n\n/// details | More\nText.\n///\n",
}


@pytest.mark.parametrize("name", BLOCKS)
def test_what_the_theme_documents_stays_as_it_is(name: str) -> None:
    settings = {one: options for one, options in EXTENSIONS.items() if options}
    html = markdown.markdown(BLOCKS[name], extensions=list(EXTENSIONS), extension_configs=settings)
    assert taken_away(html) == ()


KEPT = (
    '<ol start="3" reversed=""><li value="7">a</li></ol>',
    '<table><caption>a</caption><tbody><tr><th scope="row" id="a">b</th><td headers="a" colspan="2">c</td></tr></tbody></table>',
    '<p lang="cy" dir="ltr" aria-label="x" class="y" id="z">a</p>',
    '<figure><img src="images/a.png" alt="a"><figcaption>b</figcaption></figure>',
    "<p><ins>a</ins><del>b</del><sup>c</sup><sub>d</sub><mark>e</mark><kbd>f</kbd></p>",
    '<svg viewBox="0 0 24 24" xmlns="http://www.w3.org/2000/svg"><path d="M0 0"></path></svg>',
    '<a href="../a/#b">a</a>',
    '<a href="https://elsewhere.example/">a</a>',
    '<a href="tel:999">a</a>',
)


@pytest.mark.parametrize("html", KEPT)
def test_what_is_safe_is_left_as_it_is(html: str) -> None:
    assert (cleaned(html), taken_away(html)) == (html, ())


RUNS = (
    *("<script>go()</script>", "<script src='a.js'></script>", "<svg><script>go()</script></svg>", "<base href='/'>"),
    *("<iframe src='a.html'></iframe>", "<object data='a.svg'></object>", "<embed src='a.svg'>", "<style>p{}</style>"),
    *("<form action='https://elsewhere.example/'><button>a</button></form>", "<link rel=stylesheet href='a.css'>"),
    *("<meta http-equiv=refresh content='0;url=//elsewhere.example'>", "<template><p>a</p></template>"),
    *("<p onclick='go()'>a</p>", "<p ONCLICK='go()'>a</p>", "<details ontoggle=go() open>a</details>"),
    *("<p style='color: red'>a</p>", "<p style='background: url(https://elsewhere.example/a)'>a</p>"),
    *("<a href='javascript:go()'>a</a>", "<a href=' java\tscript:go()'>a</a>", "<a href='&#106;avascript:go()'>a</a>"),
    *("<a href='data:text/html,a'>a</a>", "<a href='vbscript:go()'>a</a>", "<a href='file:///etc/passwd'>a</a>"),
    *("<a href='blob:a'>a</a>", "<a href='a' ping='https://elsewhere.example/'>a</a>", "<math><mi>a</mi></math>"),
    *("<img src='https://elsewhere.example/a.png'>", "<img src='//elsewhere.example/a.png'>", "<img src='data:,a'>"),
    *(
        "<img src='/\\elsewhere.example/a.png'>",
        "<img src='\\\\elsewhere.example/a.png'>",
        "<img src='a' srcset='b 2x'>",
    ),
    *("<img src='/\t/elsewhere.example/a.png'>", "<img src=' https://elsewhere.example/a.png'>"),
    *("<img src='h\nttps://elsewhere.example/a.png'>", "<video src='a.mp4'></video>", "<audio src='a.mp3'></audio>"),
    *("<video poster='https://elsewhere.example/a.png'></video>", "<picture><source srcset='a'></picture>"),
    *("<table background='https://elsewhere.example/a.png'></table>", "<input type='image' src='a.png'>"),
    *(
        "<input>",
        "<input type='text'>",
        "<input type='password' name='p'>",
        "<textarea></textarea>",
        "<select></select>",
    ),
    *("<svg><use href='a.svg#b'></use></svg>", "<svg><image href='a.png'></image></svg>", "<svg onload='go()'></svg>"),
    *("<svg><a href='javascript:go()'><path d='M0 0'/></a></svg>", "<svg><animate attributeName='href'/></svg>"),
    *(
        "<svg><path fill='url(https://elsewhere.example/a)' d='M0 0'/></svg>",
        "<svg><foreignObject><p>a</p></foreignObject></svg>",
    ),
    *("<p id='--content'>a</p>", "<p data-pagefind-ignore>a</p>", "<p role='search'>a</p>", "<a name='filter'>a</a>"),
    *(
        "<p contenteditable>a</p>",
        "<p tabindex='5'>a</p>",
        "<p accesskey='s'>a</p>",
        "<a href='a' target='leave'>a</a>",
    ),
)


@pytest.mark.parametrize("html", RUNS)
def test_what_runs_or_asks_another_host_or_takes_our_place_is_taken_away_and_told(html: str) -> None:
    assert taken_away(html) != ()
    assert not re.search(r"script|go\(|style|elsewhere|--content|pagefind|search|password|filter|leave", cleaned(html))


def test_nobody_can_read_an_author_s_comments_in_a_page_s_source() -> None:
    html = "<p>a <!-- b -->c</p>\n<!-- over\n\nlines -->\n<pre>&lt;!-- code --&gt;</pre>"
    assert cleaned(html) == "<p>a c</p>\n\n<pre>&lt;!-- code --&gt;</pre>"


def test_each_thing_is_told_once_and_an_element_without_its_attributes() -> None:
    html = "<p onclick='a()'>x</p><p onclick='a()'>y</p><iframe src='a' width='1'></iframe>"
    assert [part.words for part in taken_away(html)] == [
        "'onclick' with 'a()' on the element '<p>'",
        "the element '<iframe>'",
    ]


@given(st.lists(st.sampled_from([*RUNS, *KEPT, "<p>", "</p>", "<!--", "-->", "<svg>", "</svg>", "<table>", "'", '"'])))
def test_what_was_cleaned_is_clean(pieces: list[str]) -> None:
    once = cleaned("".join(pieces))
    assert cleaned(once) == once
    assert "script" not in once and "onclick" not in once and "elsewhere.example/a.png" not in once
