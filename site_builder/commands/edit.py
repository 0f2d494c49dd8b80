"""`progress edit`: the desk, in the browser of this computer."""

from __future__ import annotations

import os
import socket
import webbrowser
from contextlib import suppress
from pathlib import Path

import click
import uvicorn

from site_builder import clock, place
from site_builder.desk.app import application
from site_builder.desk.desk import Desk
from site_builder.desk.safety import KEY, Keys
from site_builder.desk.saving import put_right
from site_builder.preview.guard import end_cleanly
from site_builder.preview.server import HOST
from site_builder.problems import UnusableError

_HELD, _OPEN = "desk-open.lock", "desk-open.txt"
"""Held while a desk is open; its address, for whoever starts it a second time."""
_LAST_SECONDS = 2
"""How long answers may take that are under way when the desk ends."""


def edit(file: Path, port: int, opens_browser: bool) -> None:
    """Serves the desk until Ctrl+C, and opens it. Port 0 takes any that is free. UnusableError if the port cannot be used.

    Where a desk of this record is open already, that one is opened in the browser, and nothing is started."""
    config_file = file.resolve()
    if not config_file.is_file():
        raise UnusableError(f"There is no {file}; start this in the folder of your mkdocs.yml, or name it with -f.")
    cache = place.cache_folder(config_file.parent)
    end_cleanly()
    cache.mkdir(parents=True, exist_ok=True)
    with place.locked_at_once(cache / _HELD) as is_first:
        if not is_first:
            _open_the_other(cache / _OPEN, opens_browser)
            return
        try:
            with suppress(KeyboardInterrupt):
                _serve(config_file, cache, port, opens_browser)
            click.echo("The desk is closed.")
        finally:
            (cache / _OPEN).unlink(missing_ok=True)


def _serve(config_file: Path, cache: Path, port: int, opens_browser: bool) -> None:
    keys = Keys()
    with _listening(port) as listening, place.for_preview(cache) as folder:
        number = listening.getsockname()[1]
        here = f"http://{HOST}:{number}/?{KEY}="
        desk = Desk(config_file, folder, clock.now, place.remembered(config_file))
        with suppress(OSError, UnusableError):  # a save puts it right as well
            put_right(desk)
        _note(cache / _OPEN, here + keys.lasting)
        click.echo(f"The desk is at {here}{keys.lasting}")
        click.echo("Only this computer can open it. Leave this window open while you write; Ctrl+C ends it.")
        if opens_browser:
            webbrowser.open(here + keys.once())
        settings = uvicorn.Config(
            application(desk, number, keys),
            http="h11",
            ws="none",
            lifespan="off",
            log_level="critical",  # faults have their own page and log
            server_header=False,
            timeout_graceful_shutdown=_LAST_SECONDS,
        )
        uvicorn.Server(settings).run(sockets=[listening])


def _open_the_other(note: Path, opens_browser: bool) -> None:
    """Prints the address of the desk that is open already, and opens it in the browser."""
    address = note.read_text("utf-8").strip() if note.is_file() else ""
    if not address:
        raise UnusableError("Another desk of this record is just being started or ended; try again in a moment.")
    click.echo(f"A desk of this record is open already, in another window. It is at {address}")
    if opens_browser:
        webbrowser.open(address)


def _note(path: Path, address: str) -> None:
    """Writes the address of the desk where only this user can read it."""
    path.unlink(missing_ok=True)
    with open(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as file:  # noqa: PTH123  # a Path opens with the rights of the umask
        file.write(address)


def _listening(port: int) -> socket.socket:
    listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    if os.name == "posix":  # frees the port of a desk that has just ended; on Windows it would share it with others
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((HOST, port))
    except OSError as error:
        listening.close()
        raise UnusableError(f"Port {port} cannot be used ({error.strerror}); name another with --port.") from error
    return listening
