"""nginx itself, with the files that we write for it."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from lacks import missing

from site_builder.hosting import beside
from site_builder.hosting.publication import Publication

SETTINGS = """\
{user}pid {folder}/nginx.pid;
error_log {folder}/error.log;
events {{}}
http {{
    access_log off;
    client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy; fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi; scgi_temp_path {folder}/scgi;
    include {folder}/http.conf;
    server {{
        listen {listen};
        root {folder}/host;
        {more}
        include {folder}/server.conf;
    }}
}}
"""


@contextmanager
def running(folder: Path, told: Publication | Path, listen: str, more: str = "") -> Iterator[None]:
    """nginx shows `host` within a folder, as it is told by a publication or by the files that a build wrote for it, while
    the context lasts; `more` is a line of its block "server". Without nginx the test is skipped."""
    program = shutil.which("nginx", path=f"{os.environ.get('PATH', '')}:/usr/sbin")
    if program is None:
        missing("nginx", "apt-get install nginx-light.")
    if isinstance(told, Path):
        shutil.copytree(told, folder, dirs_exist_ok=True)
    else:
        for output in beside(told):
            (folder / Path(output.path).name).write_bytes(output.content)
    user = "user root;\n" if hasattr(os, "geteuid") and os.geteuid() == 0 else ""
    (folder / "nginx.conf").write_text(SETTINGS.format(user=user, folder=folder, listen=listen, more=more), "utf-8")
    command = [program, "-c", str(folder / "nginx.conf"), "-p", str(folder)]
    subprocess.run(command, check=True)  # it comes back when it listens
    try:
        yield
    finally:
        subprocess.run([*command, "-s", "stop"], check=True)
