"""`progress edit`: the desk, in the browser of this computer."""

from __future__ import annotations

import socket
import webbrowser
from pathlib import Path
from secrets import token_urlsafe

import click
import uvicorn

from site_builder import clock, place
from site_builder.desk.app import application
from site_builder.desk.desk import Desk
from site_builder.desk.safety import KEY
from site_builder.problems import UnusableError
from site_builder.server import HOST


def edit(file: Path, port: int, opens_browser: bool) -> None:
    """Serves the desk until Ctrl+C, and opens it. Port 0 takes any that is free. UnusableError if the port cannot be used."""
    config_file = file.resolve()
    key = token_urlsafe(32)
    with _listening(port) as listening, place.for_preview(place.cache_folder(config_file.parent)) as folder:
        number = listening.getsockname()[1]
        address = f"http://{HOST}:{number}/?{KEY}={key}"
        desk = Desk(config_file, folder, clock.now, place.remembered(config_file))
        desk.checked()
        click.echo(f"The desk is at {address}\nOnly this computer can open it. Ctrl+C ends it.")
        if opens_browser:
            webbrowser.open(address)
        server = uvicorn.Server(uvicorn.Config(application(desk, number, key), log_level="warning", lifespan="off"))
        server.run(sockets=[listening])


def _listening(port: int) -> socket.socket:
    listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    try:
        listening.bind((HOST, port))
    except OSError as error:
        listening.close()
        raise UnusableError(f"Port {port} cannot be used ({error.strerror}); name another with --port.") from error
    return listening
