"""What tests share is made once, however many workers want it at the same time, and never half."""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.shared import once


def test_whoever_asks_at_the_same_time_gets_what_the_first_one_made(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    made = []
    tmp_path_factory.getbasetemp()  # a worker does this once, and not from several threads

    def make(folder: Path) -> None:
        made.append(folder)
        time.sleep(0.1)
        (folder / "file").write_text("whole", encoding="utf-8")

    with ThreadPoolExecutor(4) as pool:
        texts = list(
            pool.map(
                lambda _: (once(tmp_path_factory, "asked-at-once", make) / "file").read_text("utf-8"),
                range(4),
            )
        )
    assert (texts, len(made)) == (["whole"] * 4, 1)


def test_what_somebody_left_half_made_is_made_anew(tmp_path_factory: pytest.TempPathFactory) -> None:
    def fail(folder: Path) -> None:
        (folder / "half").touch()
        raise OSError("no room")

    with pytest.raises(OSError, match="no room"):
        once(tmp_path_factory, "left-half-made", fail)
    folder = once(tmp_path_factory, "left-half-made", lambda folder: (folder / "whole").touch())
    assert [path.name for path in folder.iterdir()] == ["whole"]
