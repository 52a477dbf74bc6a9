"""Runs MkDocs in this process and turns what it complains about into problems."""

from __future__ import annotations

import io
import json
import logging
import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from generator.errors import RenderError
from generator.problems import Level, Problem
from generator.site.ready import Ready
from generator.site.shell import shell

_QUIET = ("NO_MKDOCS_2_WARNING", "DISABLE_MKDOCS_2_WARNING")
"""Material and its neighbours advertise on standard error unless these are set."""


def build_html(
    settings: Path,
    out: Path,
    epoch: int,
    pages: Mapping[str, Ready] | None = None,
    *,
    beside: bool = False,
    told: Callable[[int], None] = lambda _: None,
    kept: Path | None = None,
) -> tuple[Problem, ...]:
    """Build the site of a settings file into a folder; return every warning of MkDocs as an error.

    Args:
        settings: the complete `mkdocs.yml`, as `write_settings` writes it.
        out: an existing folder; what is in it is removed.
        epoch: seconds since 1970 that stand for the build date, so that equal input gives equal bytes.
        pages: pages that are finished, by the path of their Markdown; MkDocs reads the others itself.
        beside: whether pages tell of the JSON and the Markdown file that stand beside each of them afterwards.
        told: gets the number of pages that are done, after each.
        kept: where the shells of earlier sites are kept; without it MkDocs makes the whole site.

    Raises:
        RenderError: MkDocs could not build at all.
    """
    around = shell(kept, settings, epoch, pages, beside=beside) if kept and pages else None
    if around and around.put_together(out):
        return ()
    for name in _QUIET:
        os.environ.setdefault(name, "1")
    from mkdocs.commands.build import build  # noqa: PLC0415 - costs time that `check` must not pay
    from mkdocs.config import load_config  # noqa: PLC0415
    from mkdocs.exceptions import MkDocsException  # noqa: PLC0415

    from generator.site.handover import with_handover  # noqa: PLC0415

    with _warnings() as said, _build_date(epoch):
        try:
            written = json.loads(settings.read_text("utf-8"))
            nav = written.pop("nav", None)  # most of it, and MkDocs reads all settings as YAML, which is slow
            stream = io.BytesIO(json.dumps(written).encode())
            config = load_config(stream, config_file_path=str(settings), site_dir=str(out.resolve()), nav=nav)
            config.extra["beside"] = beside
            if around:
                around.mark(config)
            with_handover(config, pages or {}, told, around)
            config.plugins.on_startup(command="build", dirty=False)
            try:
                build(config)
            finally:
                config.plugins.on_shutdown()
        except MkDocsException as error:
            raise RenderError(f"MkDocs could not build the site: {error}") from error
        except SystemExit as error:
            raise RenderError(f"MkDocs gave up: {'; '.join(said) or error}") from error
    if around and not said:
        around.keep(out)
    return tuple(Problem("site-build", Level.ERROR, message) for message in said)


@contextmanager
def _warnings() -> Iterator[list[str]]:
    """Collect what MkDocs and its plugins warn about, and keep it off the terminal."""
    logger = logging.getLogger("mkdocs")
    said: list[str] = []
    collector = _Collector(said)
    level, propagate = logger.level, logger.propagate
    logger.addHandler(collector)
    logger.setLevel(logging.WARNING)
    logger.propagate = False
    try:
        yield said
    finally:
        logger.removeHandler(collector)
        logger.setLevel(level)
        logger.propagate = propagate


class _Collector(logging.Handler):
    def __init__(self, said: list[str]) -> None:
        super().__init__(logging.WARNING)
        self._said = said

    def emit(self, record: logging.LogRecord) -> None:
        self._said.append(record.getMessage())


@contextmanager
def _build_date(epoch: int) -> Iterator[None]:
    before = os.environ.get("SOURCE_DATE_EPOCH")
    os.environ["SOURCE_DATE_EPOCH"] = before or str(epoch)
    try:
        yield
    finally:
        if before is None:
            del os.environ["SOURCE_DATE_EPOCH"]
