"""A GitLab of our own: as much of its API as the job that comments asks, over real HTTP."""

from __future__ import annotations

import json
import re
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

BOT, PROJECT, TOKEN = 7, 5, "glpat-of-the-bot"
PAGE = 100


@dataclass
class GitLab:
    """What it knows: merge requests with the artifact of their job, the notes below them, and what was sent.

    Attributes:
        reports: for each open merge request the files of its job `changes`; None while the job runs.
        notes: for each merge request its notes, the oldest first.
        elsewhere: merge requests whose pipeline runs in a fork.
        sent: method and path of everything that was written.
    """

    reports: dict[int, dict[str, str] | None]
    notes: dict[int, list[dict[str, Any]]] = field(default_factory=dict)
    elsewhere: frozenset[int] = frozenset()
    sent: list[str] = field(default_factory=list)
    address: str = ""

    def note(self, number: int, author: int, body: str) -> None:
        """Add a note to a merge request."""
        notes = self.notes.setdefault(number, [])
        notes.append({"id": 1000 * number + len(notes), "author": {"id": author}, "body": body})

    def answer(self, path: str, page: int) -> object:
        """Return what a look-up gets: data, or a file as text; None where there is nothing."""
        if path == "/user":
            return {"id": BOT}
        looked_up: tuple[tuple[str, Callable[..., object]], ...] = (
            (r"/merge_requests", lambda: [{"iid": number} for number in self.reports]),
            (r"/merge_requests/(\d+)/pipelines", self._pipelines),
            (r"/merge_requests/(\d+)/notes", lambda number: self._page(number, page)),
            (r"/pipelines/(\d+)/jobs", self._jobs),
            (r"/jobs/(\d+)/artifacts/changes/([\w.]+)", lambda number, name: self._files(number).get(name)),
        )
        for pattern, found in looked_up:
            if match := re.fullmatch(rf"/projects/{PROJECT}{pattern}", path):
                return found(*(int(part) if part.isdigit() else part for part in match.groups()))
        return None

    def write(self, method: str, path: str, body: str) -> bool:
        """Take a note; return whether there is such a place."""
        self.sent.append(f"{method} {path}")
        match = re.fullmatch(rf"/projects/{PROJECT}/merge_requests/(\d+)/notes(?:/(\d+))?", path)
        if match is None or (method == "PUT") != bool(match[2]):
            return False
        if method == "POST":
            self.note(int(match[1]), BOT, body.strip())
            return True
        changed = [note for note in self.notes[int(match[1])] if note["id"] == int(match[2])]
        for note in changed:
            note["body"] = body.strip()
        return bool(changed)

    def _pipelines(self, number: int) -> object:
        where = PROJECT + 1 if number in self.elsewhere else PROJECT
        return [{"id": number * 10, "project_id": where}, {"id": number * 10 - 5, "project_id": where}]

    def _jobs(self, pipeline: int) -> object:
        status = "running" if self.reports[pipeline // 10] is None else "success"
        return [{"id": 1, "name": "check", "status": "failed"},
                {"id": pipeline * 10, "name": "changes", "status": status}]  # fmt: skip

    def _files(self, job: int) -> dict[str, str]:
        return self.reports.get(job // 100) or {}

    def _page(self, number: int, page: int) -> object:
        return self.notes.get(number, [])[(page - 1) * PAGE : page * PAGE]


@contextmanager
def serving(gitlab: GitLab) -> Iterator[None]:
    """Serve it on this machine; its address stands in it while it does."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked = urlsplit(self.path)
            page = int(parse_qs(asked.query).get("page", ["1"])[0])
            self._say(gitlab.answer(asked.path.removeprefix("/api/v4"), page))

        def do_POST(self) -> None:
            self._write()

        def do_PUT(self) -> None:
            self._write()

        def _write(self) -> None:
            data = self.rfile.read(int(self.headers["Content-Length"])).decode("utf-8")
            body = parse_qs(data, strict_parsing=True)["body"][0]
            path = self.path.removeprefix("/api/v4")
            self._say({} if self._is_known and gitlab.write(self.command, path, body) else None)

        @property
        def _is_known(self) -> bool:
            return self.headers["Authorization"] == f"Bearer {TOKEN}"

        def _say(self, found: object) -> None:
            text = found if isinstance(found, str) else json.dumps(found)
            status = 401 if not self._is_known else 404 if found is None else 200
            self.send_response(status)
            self.end_headers()
            self.wfile.write(text.encode("utf-8") if status == 200 else b"")

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the signature is that of the library
            del format, args

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        gitlab.address = f"http://127.0.0.1:{server.server_port}/api/v4"
        yield
        server.shutdown()
