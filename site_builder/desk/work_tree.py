"""Where the folder is a Git work tree: what the desk changed is kept as a version with a sentence, and sent if somebody asks.

Git is never required. It is started without a shell, with an environment of our own and nobody to ask, so it can never
wait for a password; paths come after `--` and are taken literally. Only files that the desk changed are ever committed, and
nothing that somebody else has staged or changed. Hooks of the council's own run, as they do for everybody: where one
refuses, its words are shown."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from shutil import which

from site_builder.desk import versions
from site_builder.desk.desk import Desk
from site_builder.desk.files import content_of, hash_of

_KEPT = (
    *("PATH", "HOME", "USERPROFILE", "HOMEDRIVE", "HOMEPATH", "APPDATA", "LOCALAPPDATA", "PROGRAMDATA", "SYSTEMROOT"),
    *("SSH_AUTH_SOCK", "TMPDIR", "TEMP", "TMP", "XDG_CONFIG_HOME", "LOGNAME", "USER", "USERNAME", "PATHEXT", "COMSPEC"),
    *("HTTP_PROXY", "HTTPS_PROXY", "NO_PROXY", "http_proxy", "https_proxy", "no_proxy"),
)
"""What Git gets of our own environment: no `GIT_DIR` or the like, which would send it to another place."""
_OURS = {
    "LC_ALL": "C",
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_ASKPASS": "",
    "SSH_ASKPASS": "",
    "GIT_EDITOR": "true",
    "GIT_PAGER": "",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_LITERAL_PATHSPECS": "1",
    "GIT_SSH_COMMAND": "ssh -oBatchMode=yes",
}
_SETTINGS = ("core.fsmonitor=false", "core.quotePath=false", "log.showSignature=false")
_PATIENCE, _PATIENCE_OF_A_NETWORK = 60, 180
"""Seconds: a hook may check the whole record."""
LONGEST_SENTENCE = 500


@dataclass(frozen=True)
class Answer:
    """What Git said."""

    is_done: bool
    said: str
    """What it wrote, without line ends at both ends."""
    problem: str = ""
    """What it complained of."""
    raw: bytes = b""
    """What it wrote, byte for byte."""


@dataclass(frozen=True)
class Unkept:
    """A file that the desk saved and that is not kept as a version."""

    file: str
    is_ours_alone: bool
    """Whether it is just what the desk saved; otherwise somebody changed it besides."""


@dataclass(frozen=True)
class WorkTree:
    """The work tree that a record is in."""

    root: Path
    """The record's folder, which may be below that of the work tree."""

    def ask(self, *words: str, patience: int = _PATIENCE) -> Answer:
        """What Git answers to some words. It never asks anything back."""
        settings = (part for one in _SETTINGS for part in ("-c", one))
        try:
            done = subprocess.run(  # no shell, and no word of a page but after `--` or as one argument
                [which("git") or "git", *settings, *words],
                cwd=self.root,
                env={name: os.environ[name] for name in _KEPT if name in os.environ} | _OURS,
                stdin=subprocess.DEVNULL,
                capture_output=True,
                timeout=patience,
                check=False,
            )
        except subprocess.TimeoutExpired:
            return Answer(False, "", f"Git gave no answer for {patience} seconds.")
        except OSError as error:
            return Answer(False, "", f"Git could not be started: {error.strerror}.")
        said, problem = (part.decode("utf-8", "replace").strip("\r\n") for part in (done.stdout, done.stderr))
        return Answer(done.returncode == 0, said, problem, done.stdout)

    @property
    def author(self) -> str:
        """Whose name a version has, as Git's configuration says; "" if it says none."""
        name, address = self.ask("config", "--get", "user.name"), self.ask("config", "--get", "user.email")
        return f"{name.said} <{address.said}>" if name.said and address.said else ""

    @property
    def branch(self) -> str:
        """The branch; "" if there is none now."""
        return self.ask("symbolic-ref", "--short", "--quiet", "HEAD").said

    @property
    def upstream(self) -> str:
        """Where versions are sent, such as "origin/main"; "" if nobody has said so."""
        found = self.ask("rev-parse", "--abbrev-ref", "--symbolic-full-name", "@{upstream}")
        return found.said if found.is_done else ""

    @property
    def unsent(self) -> tuple[str, ...]:
        """The sentences of the versions that would be sent, newest first."""
        found = self.ask("log", "--format=%s", "@{upstream}..HEAD", "--")
        return tuple(found.said.splitlines()) if found.is_done else ()

    def last(self, file: str) -> str:
        """The hash of a file in the last version, as `hash_of` has it; "" where it is not in it."""
        found = self.ask("cat-file", "--filters", f"HEAD:./{file}")
        return hash_of(found.raw) if found.is_done else ""

    def changed(self, files: Sequence[str]) -> tuple[str, ...]:
        """Those of some files that differ from the last version, or are not in it."""
        if not files:
            return ()
        found = self.ask("status", "--porcelain=v1", "-z", "--untracked-files=all", "--no-renames", "--", *files)
        here = self.ask("rev-parse", "--show-prefix").said
        names = {entry[3:] for entry in found.said.split("\0")} if found.is_done else set()
        return tuple(file for file in files if f"{here}{file}" in names)


def work_tree(desk: Desk) -> WorkTree | None:
    """The work tree that a record is in; None where there is none, or no Git."""
    if not which("git"):
        return None
    tree = WorkTree(desk.root)
    return tree if tree.ask("rev-parse", "--is-inside-work-tree").said == "true" else None


def why_not(desk: Desk) -> str:
    """Why there is no work tree, if Git is here and says something that somebody should read; else ""."""
    found = WorkTree(desk.root).ask("rev-parse", "--is-inside-work-tree") if which("git") else None
    if found and not found.is_done and "dubious ownership" in found.problem:
        return "The folder belongs to another user of this computer, so Git does not touch it. Ask your IT team to add it to Git’s safe.directory."
    return ""


def unkept(desk: Desk, tree: WorkTree) -> tuple[Unkept, ...]:
    """The files that the desk saved and that are not kept as a version, in the order of their names."""
    last: dict[str, str] = {}
    for save in versions.kept(desk):
        for one in save.changes:
            last.setdefault(one.file, one.after)
    return tuple(Unkept(file, hash_of(content_of(desk, file)) == last[file]) for file in tree.changed(sorted(last)))


def sentence_for(desk: Desk, files: Iterable[str], tree: WorkTree) -> str:
    """What was done to some files since their last version, in the words of their saves, oldest first."""
    words = list[str]()
    waiting = {file: tree.last(file) for file in files}
    for save in versions.kept(desk):
        mine = [one for one in save.changes if one.file in waiting]
        for one in mine:
            if one.after == waiting[one.file]:  # this and all before it is kept
                del waiting[one.file]
        if any(one.file in waiting for one in mine):
            words.append(save.words)
    return "; ".join(dict.fromkeys(reversed(words)))[:LONGEST_SENTENCE]


def keep(desk: Desk, tree: WorkTree, files: Sequence[str], words: str) -> str:
    """Keeps some of the files that the desk changed as a version; "" if that is done, or why it is not."""
    words = " ".join(words.split())
    allowed = [one.file for one in unkept(desk, tree)]
    chosen = [file for file in allowed if file in files]
    if not words or not chosen:
        return "Write a sentence that says what was done." if chosen else "Choose at least one file."
    if not tree.author:
        return _NO_AUTHOR
    new = [file for file in chosen if not tree.ask("ls-files", "--error-unmatch", "--", file).is_done]
    if new and not (added := tree.ask("add", "--intent-to-add", "--", *new)).is_done:
        return _in_words(added)
    done = tree.ask("commit", "--quiet", "--only", f"--message={words[:LONGEST_SENTENCE]}", "--", *chosen)
    if not done.is_done:
        if new:  # as it was before: they are not staged
            tree.ask("rm", "--quiet", "--cached", "--", *new)
        return _in_words(done)
    return ""


def send(tree: WorkTree) -> str:
    """Sends all versions that are not sent yet; "" if that is done, or why it is not."""
    if not tree.branch:
        return "Git is not on a branch, so nobody knows where to send this. Ask your IT team."
    if not tree.ask("remote").said:
        return "There is nowhere to send it: this folder is not connected to another computer. Ask your IT team."
    if not tree.upstream:
        return "Nobody has said where the versions of this folder are sent. Ask your IT team to set the upstream of the branch."
    remote = tree.ask("config", "--get", f"branch.{tree.branch}.remote").said
    target = tree.ask("config", "--get", f"branch.{tree.branch}.merge").said
    done = tree.ask("push", "--quiet", remote, f"HEAD:{target}", patience=_PATIENCE_OF_A_NETWORK)
    return "" if done.is_done else _in_words(done)


_NO_AUTHOR = 'Git does not know your name yet, and a version names who kept it. Ask your IT team to set user.name and user.email, or type in a terminal: git config --global user.name "Your Name" and git config --global user.email you@example.org.'
_WORDS = (
    (("fetch first", "non-fast-forward", "[rejected]"), "Somebody else sent a version meanwhile, and yours was not taken. Ask whoever looks after the folder to bring both together (`git pull`), then send again."),
    (("Could not resolve host", "unable to access", "Connection refused", "Connection timed out", "Network is unreachable"), "The other computer cannot be reached. Look whether you are connected, then send again."),
    (("Authentication failed", "could not read Username", "Permission denied", "terminal prompts disabled", "Host key verification"), "The other computer does not let this user in. Ask your IT team."),
    (("index.lock",), "Another program is using Git in this folder. Wait until it is done, then try again; if none is, delete the file that is named below."),
    (("does not appear to be a git repository", "Could not read from remote"), "The place to which versions are sent is not there, or cannot be read. Ask your IT team."),
    (("protected branch", "pre-receive hook declined", "hook declined"), "The other computer does not accept this version, by its own rules. Its answer is below."),
    (("during a merge", "unmerged", "You have not concluded"), "Git is in the middle of bringing two versions together. Ask whoever began that to finish it."),
    (("gpg failed", "failed to sign"), "Your versions are to be signed, and that failed. Ask your IT team."),
)  # fmt: skip
"""What Git's complaints mean."""


def _in_words(answer: Answer) -> str:
    """Why something failed: what that means, and what Git or a hook said."""
    said = "\n".join(filter(None, (answer.problem, answer.said)))
    meaning = next((words for signs, words in _WORDS if any(sign in said for sign in signs)), "")
    meaning = meaning or "Git did not do it; a check of your own may have refused it. Its answer is below."
    return f"{meaning}\n{said[-2000:]}".rstrip()
