"""What a server of one's own is given: units, containers, Kubernetes, and one engine for many councils."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer
from importlib.resources import files as resources
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner, Result
from conftest import write_tree
from jsonschema import Draft7Validator
from lacks import missing

from site_builder.cli import main
from site_builder.pipelines import PROGRAM, PROGRAMS, ROOT, SERVERS, SYSTEMS, Server, System, files

on_a_shell = pytest.mark.skipif(sys.platform == "win32", reason="its shell texts are for a Linux server")
KUBERNETES = files("kubernetes")["kubernetes/site.yml"]


def automate(*typed: str) -> Result:
    return CliRunner().invoke(main, ["automate", *typed])


@pytest.mark.parametrize("system", [*SYSTEMS, *SERVERS])
def test_its_files_are_written_and_never_over_others(
    system: System | Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_tree(tmp_path, {})
    monkeypatch.chdir(tmp_path)
    result = automate(system)
    assert (result.exit_code, result.stdout.splitlines()) == (0, list(files(system)))
    for path in files(system):
        text = (tmp_path / path).read_text("utf-8")
        assert ROOT not in text and (PROGRAM not in text or not shutil.which("progress"))
        assert bool((tmp_path / path).stat().st_mode & 0o100) == (path in PROGRAMS) == text.startswith("#!")
    first = next(iter(files(system)))
    (tmp_path / first).write_text("Mine.")
    result = automate(system)
    assert (result.exit_code, (tmp_path / first).read_text()) == (2, "Mine.")
    assert f"{first}" in result.stderr and "nothing was written" in result.stderr
    assert result.stderr.endswith("move it away first.\n") == (" exists already" in result.stderr)


def test_without_a_configuration_nothing_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert automate("systemd").exit_code == 2
    assert list(tmp_path.iterdir()) == []


@on_a_shell
def test_systemd_finds_nothing_wrong_with_the_units_and_calls_them_safe(tmp_path: Path) -> None:
    program = shutil.which("systemd-analyze") or missing("systemd-analyze", "apt-get install systemd")
    for path, text in files("systemd").items():
        there = text.replace(ROOT, "/tmp").replace(PROGRAM, "/bin/true").replace("User=progress", "User=daemon")
        (tmp_path / Path(path).name).write_text(there)
    units = sorted(map(str, tmp_path.iterdir()))
    done = subprocess.run([program, "verify", *units], capture_output=True, encoding="utf-8", check=False)
    said = [line for line in done.stderr.splitlines() if str(tmp_path) in line or "progress-site" in line]
    assert (done.returncode, said) == (0, [])
    command = [program, "security", "--offline=true", "--threshold=10", str(tmp_path / "progress-site.service")]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stdout  # in tenths: 1.0 of 10


def documents(text: str) -> dict[str, Any]:
    return {document["kind"]: document for document in yaml.safe_load_all(text)}


def pods() -> list[dict[str, Any]]:
    site = documents(KUBERNETES)
    job = documents(files("councils")["kubernetes/sites.yml"])["Job"]
    templates = [site["Deployment"], site["CronJob"]["spec"]["jobTemplate"], job]
    return [one["spec"]["template"]["spec"] for one in templates]


@pytest.mark.parametrize("pod", pods())
def test_no_container_runs_as_root_writes_into_its_image_or_may_use_all_memory(pod: dict[str, Any]) -> None:
    assert pod["securityContext"]["runAsNonRoot"] and pod["securityContext"]["seccompProfile"]
    for container in [*pod["containers"], *pod.get("initContainers", [])]:
        allowed = container["securityContext"]
        assert allowed["readOnlyRootFilesystem"] is True
        assert allowed["allowPrivilegeEscalation"] is False
        assert allowed["capabilities"] == {"drop": ["ALL"]}
        assert container["resources"]["limits"]["memory"]


def test_the_timer_may_ask_for_new_pods_of_one_deployment_and_nothing_else() -> None:
    site = documents(KUBERNETES)
    name = site["Deployment"]["metadata"]["name"]
    rule = {"apiGroups": ["apps"], "resources": ["deployments"], "resourceNames": [name], "verbs": ["patch"]}
    assert site["Role"]["rules"] == [rule]
    assert site["Deployment"]["spec"]["template"]["spec"]["automountServiceAccountToken"] is False
    labels = site["Deployment"]["spec"]["template"]["metadata"]["labels"]
    assert site["Service"]["spec"]["selector"] == labels == site["NetworkPolicy"]["spec"]["podSelector"]["matchLabels"]


class Api(BaseHTTPRequestHandler):
    """Kubernetes' own, as far as the timer asks it."""

    def do_PATCH(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.server.asked.append((self.path, dict(self.headers), json.loads(body)))  # type: ignore[attr-defined]
        self.send_response(200)
        self.end_headers()

    def log_message(self, *args: Any) -> None:
        """Nobody reads it."""


@on_a_shell
@pytest.mark.parametrize(
    ("moment", "asks"), [("2020-01-01T10:00:00+00:00", True), ("2099-01-01T00:00:00+00:00", False)]
)
def test_kubernetes_is_asked_for_new_pods_once_a_moment_has_come(moment: str, asks: bool, tmp_path: Path) -> None:
    container = documents(KUBERNETES)["CronJob"]["spec"]["jobTemplate"]["spec"]["template"]["spec"]["containers"][0]
    for name in ("namespace", "token", "ca.crt"):
        (tmp_path / name).write_text(f"the-{name}")
    shell = container["args"][0].replace("/var/run/secrets/kubernetes.io/serviceaccount", str(tmp_path))
    (tmp_path / "progress").write_text(f'#!/bin/sh\ntest "$SOURCE_DATE_EPOCH" -lt "$(date +%s)" && echo {moment}\n')
    (tmp_path / "progress").chmod(0o755)
    (tmp_path / "python").symlink_to(sys.executable)
    server = HTTPServer(("127.0.0.1", 0), Api)
    server.asked = []  # type: ignore[attr-defined]
    threading.Thread(target=server.serve_forever, daemon=True).start()
    environment = {one["name"]: one["value"] for one in container["env"]}
    environment |= {"PATH": f"{tmp_path}:{os.environ['PATH']}", "API": f"http://127.0.0.1:{server.server_port}"}
    done = subprocess.run(
        [*container["command"], shell], env=environment, capture_output=True, encoding="utf-8", check=False
    )
    server.shutdown()
    server.server_close()
    assert done.returncode == 0, done.stderr
    asked = server.asked  # type: ignore[attr-defined]
    assert bool(asked) == asks
    for path, headers, body in asked:
        assert path == "/apis/apps/v1/namespaces/the-namespace/deployments/progress-site"
        assert headers["Authorization"] == "Bearer the-token"
        assert body["spec"]["template"]["metadata"]["annotations"] == {"progress/built-for": moment}


@pytest.mark.parametrize(
    ("system", "path", "schema"),
    [
        ("container", "container/compose.yml", "compose-spec"),
        ("councils", ".github/workflows/sites.yml", "github-workflows"),
        ("councils", ".gitlab-ci.yml", "gitlab-ci"),
    ],
)
def test_its_services_let_the_file_through(system: Server, path: str, schema: str) -> None:
    rules = json.loads((resources("check_jsonschema") / f"builtin_schemas/vendor/{schema}.json").read_text())
    document = json.loads(json.dumps(yaml.safe_load(files(system)[path])).replace('"true": {', '"on": {', 1))
    assert [error.message[:300] for error in Draft7Validator(rules).iter_errors(document)] == []


def test_containers_write_nothing_but_the_site_and_the_one_that_builds_asks_no_network() -> None:
    services = yaml.safe_load(files("container")["container/compose.yml"])["services"]
    for service in services.values():
        assert service["read_only"] is True and service["cap_drop"] == ["ALL"]
    assert services["build"]["network_mode"] == "none"
    assert services["web"]["volumes"] == ["published:/published:ro"]
    assert re.findall(r"^USER (.*)", files("container")["container/Containerfile"], re.MULTILINE) == ["10001"]


STUB = """#!/bin/sh
while [ $# -gt 0 ]; do
  case "$1" in -f) file=$2 ;; --site-dir) site=$2 ;; esac
  shift
done
echo "Built $file"
case "$file" in *bad*) exit 1 ;; esac
mkdir -p "$site/data" && echo '{"site": "https://example.org/x/%C5%B7/"}' > "$site/data/manifest.json"
"""


@pytest.fixture
def programs(tmp_path: Path) -> Path:
    """A folder with a `progress` that only says what it would build, and an `rclone` that copies."""
    folder = tmp_path / "bin"
    folder.mkdir()
    rclone = '#!/bin/sh\nfor last; do :; done\nmkdir -p "$last" && touch "$last/copied"\n'
    for name, text in {"progress": STUB, "rclone": rclone}.items():
        (folder / name).write_text(text)
        (folder / name).chmod(0o755)
    (folder / "python").symlink_to(sys.executable)
    return folder


@on_a_shell
def test_each_council_is_in_one_part_and_one_with_errors_stops_no_other(programs: Path, tmp_path: Path) -> None:
    names = [*(f"council-{number:02}" for number in range(7)), "bad"]
    write_tree(tmp_path, {f"councils/{name}/mkdocs.yml": "" for name in names})
    script = tmp_path / "build-part"
    script.write_text(files("councils")["build-part"])
    environment = {
        "PATH": f"{programs}:{os.environ['PATH']}",
        "PARTS": "3",
        "JOBS": "2",
        "STORAGE": str(tmp_path / "to"),
    }
    codes, said = [], ""
    for part in range(3):
        command = ["sh", str(script), str(part)]
        done = subprocess.run(
            command, cwd=tmp_path, env=environment, capture_output=True, encoding="utf-8", check=False
        )
        codes.append(done.returncode)
        said += done.stdout
    assert codes == [1, 0, 0]
    lines = [*(f"{name}: Built councils/{name}//mkdocs.yml" for name in names), "bad: did not end well, exit code 1"]
    assert sorted(said.splitlines()) == sorted(lines)
    assert sorted(path.name for path in (tmp_path / "to").iterdir()) == sorted(names)[1:]


@on_a_shell
def test_a_container_publishes_the_site_below_the_path_of_its_address(programs: Path, tmp_path: Path) -> None:
    write_tree(tmp_path / "council", {})
    environment = {"PATH": f"{programs}:{os.environ['PATH']}", "COUNCIL": str(tmp_path / "council")}
    environment["PUBLISHED"] = str(tmp_path / "published")
    command = ["sh", "-c", files("container")["container/publish-site"], "publish-site"]
    done = subprocess.run(command, env=environment, capture_output=True, encoding="utf-8", check=False)
    assert (done.returncode, "hosting: [nginx]" in done.stderr) == (2, True)
    write_tree(tmp_path / "published/deploy/nginx", {"server.conf": ""})
    assert subprocess.run(command, env=environment, capture_output=True, check=False).returncode == 0
    assert (tmp_path / "published/www/x/ŷ/data/manifest.json").is_file()
