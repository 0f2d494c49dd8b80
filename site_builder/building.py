"""The story of a build, top to bottom: what was read and checked is rendered, compiled, indexed and put in place."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from site_builder import data, feeds, hosting, place, search
from site_builder.checked import Checked
from site_builder.copies import Copies
from site_builder.edition import Edition
from site_builder.engine import Engine, Rendered, Task
from site_builder.finishing import Finished, Workshop, finished
from site_builder.folder import NewFolder
from site_builder.frames import Frames, drawing
from site_builder.hosting.compressed import copies as compressed
from site_builder.hosting.publication import Publication
from site_builder.inventory import files_below, fingerprint_of, is_noted
from site_builder.last_look import File, look
from site_builder.pages import home_picture, pictures, recipes, site_map, update_pictures
from site_builder.pages.changes import changes
from site_builder.pages.update import article_makers
from site_builder.privacy import kept_back
from site_builder.problems import UnusableError, listed, quoted
from site_builder.publishing import deploy, last_publication, previous
from site_builder.record.data_files import DataFile
from site_builder.record.outputs import KnownOutput, Output, Page

_NOTED, _MADE_FROM, _MANIFEST = "files", "made from", "data/manifest.json"


@dataclass(frozen=True)
class Order:
    """What is to be built, and where."""

    checked: Checked
    """Without errors."""
    site_dir: Path
    """Where the site goes, replacing the old one."""
    cache: Path
    say: Callable[[str], None]
    """Receives sentences that the person building should read."""
    with_search: bool = True
    keeps_previous: bool = False
    """Whether the old site stays as `site.previous`."""
    deploy_dir: Path | None = None
    """Where the files for hosts go that lie beside the site; `deploy/` beside the configuration without it."""

    @property
    def beside(self) -> Path:
        """The folder of these files."""
        return self.deploy_dir or deploy.folder_of(self.checked.sources)


@dataclass(frozen=True)
class Built:
    """What a build made."""

    pages: int
    updates: int
    feeds: int


def build(order: Order, engine: Engine) -> Built:
    """Builds a whole site and replaces the old one, which stays as it was until then.

    UnusableError if the engine, the search or the folder prevents it, OSError if the machine does."""
    with begun(order) as folder:
        task = task_of(order)
        rendered = engine.render(task, folder.with_name("rendered"))
        new = brought_up_to_date(order, folder)
        if rendered.files:
            new.write(rendered.files)
        else:
            new.take(folder.with_name("rendered"))
        built = pour(task, rendered, new)
        put_in_place(order, rendered, folder, new)
    return built


def brought_up_to_date(order: Order, folder: Path) -> NewFolder:
    """The folder to write into: the site before the last one where it is known what that one has, else an empty one."""
    noted = order.checked.edition.memory.known(_NOTED, (str(order.site_dir.resolve()),))
    if isinstance(noted, dict) and is_noted(order.site_dir, _MANIFEST, noted):
        place.take_spare(folder)
        return NewFolder(folder, order.site_dir, noted)
    place.clear_spare(folder)
    return NewFolder(folder, order.site_dir)


@contextmanager
def begun(order: Order) -> Iterator[Path]:
    """A folder to build in, while no other build runs. UnusableError if what is at the site's path is not ours."""
    root = order.checked.sources.root
    place.may_replace(order.site_dir, root)
    place.may_be_made_in(order.cache, order.site_dir)
    if order.deploy_dir:
        place.may_be_written(order.deploy_dir, order.checked.sources, "--deploy-dir")
    is_in_site = order.beside.resolve().is_relative_to(order.site_dir.resolve())
    if is_in_site and order.checked.edition.council.hosting:
        words = f"{order.beside} is where files for your host go that must not be published; name another folder with --site-dir or --deploy-dir."
        raise UnusableError(words)
    if order.keeps_previous:
        place.may_replace(previous.folder_of(order.site_dir), root)
    with place.alone(order.cache) as folder:
        yield folder / "site"


def task_of(order: Order) -> Task:
    """The engine's task for a public site; says which files are left out, and why."""
    edition = order.checked.edition
    found = kept_back(edition)
    withdrawn = {update.place.file for update in edition.record.updates if update.withdrawn}
    for file, owner in found.items():
        why = "is withdrawn" if owner in withdrawn else "is not public"
        shown = quoted(f"docs/{file}", 300)[1:-1]  # a name may contain a line end
        order.say(f"Left out of the site: {shown}. Only {owner}, which {why}, points to it.")
    program = search.program() if order.with_search else None
    if order.with_search and program is None:
        order.say(search.missing())
    return Task(edition, order.checked.sources, order.cache, order.say, frozenset(found), search_program=program)


def pour(task: Task, rendered: Rendered, new: NewFolder) -> Built:
    """Writes every page, feed and data file beside the hand-written pages, and the search index if there is one.

    `Task.shown` contains what may be shown and nothing else."""
    copies = rendered.copies
    edition = only_rendered(task.shown, rendered)
    record = edition.record
    edition = replace(edition, record=replace(record, sizes={**record.sizes, **copies.sizes()}))
    frames = Frames(edition, drawing(edition, rendered.look, task.sources.root))
    shop = Workshop(edition, frames, copies.shown)
    files = list(_data_written(shop, new))
    compiled, unsearched = _written(finished(recipes(edition, files), shop), new)
    logo = _logo(edition, copies)
    with _indexing(task, edition, new):
        syndicated = _count_written(_feeds(shop), new)
        new.write([*data.about(edition, compiled, files), *site_map.outputs(edition, compiled)])
        new.write([*pictures.outputs(edition, logo), *home_picture.outputs(shop.outlined, logo)])
        new.write(update_pictures.outputs(shop.outlined, logo))
        new.write(copies.outputs())  # last: every page has now asked for the sizes that it shows
    new.write(unsearched)  # after the index, which is of all pages that are there
    copies.forget_others()
    if not task.is_preview:
        _for_hosts(edition, new)
        look((File(*found) for found in new.files()), task.edition)
    feeds_alone = syndicated - 2  # less the calendar and the list
    return Built(len(compiled) + len(record.pages), len(record.updates), feeds_alone)


def _data_written(shop: Workshop, new: NewFolder) -> Iterator[DataFile]:
    """Writes each file of open data as soon as it is made, and says what it holds: that of all updates is large."""
    for file in data.files(shop.edition, shop.outlined):
        new.write([file.output])
        yield file.facts


def _count_written(outputs: Iterable[Output | KnownOutput], new: NewFolder) -> int:
    """Writes files, each as soon as it is made; says how many."""
    count = 0
    for count, output in enumerate(outputs, 1):  # noqa: B007  # it is the count that is wanted
        new.write([output])
    return count


def _written(made: Iterable[Finished], new: NewFolder) -> tuple[list[Page], list[Output | KnownOutput]]:
    """Writes the pages that search finds, each as soon as it is made, since all of them at once would fill the memory. All
    pages, without their bodies, and the files of the others, which come after the index."""
    pages, others = list[Page](), list[Output | KnownOutput]()
    for one in made:
        pages.append(replace(one.page, body="") if one.page.body else one.page)
        if search.is_searched(one.page):
            new.write([one.output])
        else:
            others.append(one.output)
    return pages, others


def _for_hosts(edition: Edition, new: NewFolder) -> None:
    """Writes what hosts find in the site, last of all: it depends on which files there are."""
    if not edition.council.hosting and not edition.council.security_contact.is_reachable:
        return
    new.write(hosting.within(Publication(edition, tuple(sorted(path for path, _, _ in new.files())))))
    new.write(list(compressed(edition, new.files())))


def _beside(order: Order, edition: Edition) -> None:
    """Writes what hosts do not find in the site, and says where."""
    if not edition.council.hosting and not edition.council.security_contact.is_reachable:
        return
    site = str(order.site_dir.resolve())
    paths = sorted(path[len(site) + 1 :].replace(os.sep, "/") for path in files_below(site))
    outputs = hosting.beside(Publication(edition, tuple(paths)))
    for sentence in deploy.write(outputs, order.beside):
        order.say(sentence)
    if outputs:
        order.say(f"What your host needs besides the site is in {order.beside}: see 'progress guide hosting'.")


@contextmanager
def _indexing(task: Task, edition: Edition, new: NewFolder) -> Iterator[None]:
    """Makes the search index, where it is asked for, on another core while the context lasts, of the pages that are
    written by now, and writes it. UnusableError where that cannot be done."""
    if not task.search_program:
        yield
        return
    from concurrent.futures import ThreadPoolExecutor

    from site_builder import search_lists

    pages = search.texts(new.files(), edition.memory)
    with ThreadPoolExecutor(1) as beside:
        index = beside.submit(search.index, pages, task.search_program)
        yield
        files = index.result()
    new.write(Output(f"{search.FOLDER}/{path}", content) for path, content in files.items())
    new.write(search_lists.outputs(edition, files))


def put_in_place(order: Order, rendered: Rendered, folder: Path, new: NewFolder | None = None) -> None:
    """Replaces the old site with a finished folder, and keeps the files that it was made from. Where `new` says what each
    of its files is, that is noted, and the old site is kept as the spare one."""
    if new:
        new.finish()
    checked = order.checked
    kept = _kept_aside(order, folder)
    is_old_there = place.put_in_place(folder, order.site_dir, order.cache, is_open=new is not None, previous=kept)
    if kept and not kept.is_dir():
        order.say(f"warning: {kept} was not kept: the folder of the site cannot be moved here.")
    if new:
        site = order.site_dir.resolve()
        checked.edition.memory.note(_NOTED, (str(site),), new.inventory(site))
        if is_old_there and new.is_noted:
            place.keep_spare(folder, new.left_in(folder), order.cache)
    edition = only_rendered(checked.edition, rendered)
    _beside(order, edition.public())
    if said := last_publication.keep(edition, checked.sources, order.site_dir, order.cache):
        order.say(said)


def _kept_aside(order: Order, new: Path) -> Path | None:
    """Where the old site is to stay; None where nobody asked, or where it would be one of the same files, or none may be.
    A former site that has what the new one withdraws is removed, whoever kept it."""
    memory, site = order.checked.edition.memory, order.site_dir.resolve()
    kept, made_from = previous.folder_of(site), b""
    if order.keeps_previous:
        made_from = last_publication.finished(order.checked.edition, order.checked.sources)
    is_of_the_same = made_from != b"" and memory.known(_MADE_FROM, (str(site),)) == made_from
    memory.note(_MADE_FROM, (str(site),), made_from)
    if previous.is_site(kept) and (never := previous.may_never_be_public_again(kept, new)):
        place.clear(kept)
        order.say(f"{kept.name} was removed: it had what must not be public again, {listed(never, 'and')}.")
    if not order.keeps_previous or is_of_the_same or not (site / previous.MANIFEST).is_file():
        return None
    if never := previous.may_never_be_public_again(site, new):
        place.clear(kept)
        order.say(f"{kept.name} is not kept: it would have what must not be public again, {listed(never, 'and')}.")
        return None
    return kept


def site_of(order: Order) -> bytes:
    """The fingerprint of the site that has just been put in place, as `tree` has it; b"" where it is not known."""
    noted = order.checked.edition.memory.known(_NOTED, (str(order.site_dir.resolve()),))
    return fingerprint_of(noted) if isinstance(noted, dict) else b""


def only_rendered(edition: Edition, rendered: Rendered) -> Edition:
    """The edition without the hand-written pages that the engine's settings leave out."""
    pages = tuple(page for page in edition.record.pages if page.file in rendered.pages)
    return replace(edition, record=replace(edition.record, pages=pages))


def _feeds(shop: Workshop) -> Iterator[Output | KnownOutput]:
    edition, url = shop.edition, shop.edition.site_url
    yield from feeds.outputs(edition, *article_makers(url), changes(edition, url), shop.outlined)


def _logo(edition: Edition, copies: Copies) -> bytes:
    """The content of the logo's file as it is published, or nothing."""
    return copies.content(edition.council.logo) if edition.council.logo in copies.files else b""
