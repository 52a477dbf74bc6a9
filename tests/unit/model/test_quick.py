"""Sound data are read without pydantic, to what pydantic reads; what it would refuse is never read."""

from __future__ import annotations

import subprocess
import sys
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from generator.model import Playbook, build_playbook
from generator.model.base import Part
from generator.model.quick import read
from generator.model.strict import judged
from generator.model.walk import walk_parts
from tests.build import SMALL, every_class, small

CLASSES = sorted(every_class(), key=lambda cls: cls.__name__)
TEXTS = st.sampled_from(
    ["", " ", "a", "sev-1", "Some words.", " two\nlines ", "15m", "5 business days", "2026-11-23", "2026-02-31", "12:30",
     "https://example.com", "#0b4a60", "\ud800", "x\n", "1.0.0", "en", "Europe/Berlin", "question=answer", "con"]
)  # fmt: skip
VALUES = st.recursive(
    TEXTS | st.none() | st.booleans() | st.integers(-2, 200) | st.sampled_from([0.5, 100_001, 10**9]),
    lambda inner: (
        st.lists(inner, max_size=3).map(tuple)
        | st.lists(inner, max_size=2)
        | st.dictionaries(TEXTS, inner, max_size=3)
    ),
    max_leaves=4,
)


def playbook() -> Playbook:
    """Return the small playbook, with nothing wrong."""
    built, _ = build_playbook(small())
    assert built
    return built


SOUND: dict[type[Part], list[dict[str, Any]]] = {}
for _, part in walk_parts(playbook()):
    SOUND.setdefault(type(part), []).append({name: dict(part)[name] for name in part.model_fields_set})


def last_word(cls: type[Part], data: dict[str, Any]) -> dict[str, Any] | None:
    """Return what pydantic reads; None where it refuses."""
    try:
        return judged(cls, data)[0]
    except ValidationError:
        return None


@pytest.mark.parametrize("cls", CLASSES, ids=lambda cls: cls.__name__)
@settings(max_examples=25)
@given(data=st.data())
def test_what_is_read_quickly_is_what_pydantic_reads(cls: type[Part], data: st.DataObject) -> None:
    sound = data.draw(st.sampled_from(SOUND.get(cls, [{}])))
    names = st.sampled_from([*cls.model_fields, "elsewhere"])
    tried = sound | data.draw(st.dictionaries(names, VALUES, max_size=2))
    quick = read(cls, tried)
    assert quick in (None, last_word(cls, tried))


def test_everything_sound_is_read_quickly() -> None:
    doubtful = [
        (cls, said) for cls, all_said in SOUND.items() for said in all_said if read(cls, said) is None
    ]
    assert doubtful == []


def test_a_check_without_faults_imports_no_pydantic() -> None:
    code = "import sys; from pathlib import Path; from generator.check.check import check; "
    code += "print(check(Path(sys.argv[1])).problems, 'pydantic' in sys.modules)"
    ran = subprocess.run([sys.executable, "-c", code, SMALL], capture_output=True, check=True, text=True)
    assert ran.stdout == "() False\n"


def test_a_comparison_imports_no_pydantic() -> None:
    code = "import sys; from generator.cli import main; sys.argv = ['playbook', 'diff', *sys.argv[1:]]; "
    code += "import atexit; atexit.register(lambda: print('pydantic' in sys.modules)); main()"
    line = [sys.executable, "-c", code, str(SMALL), str(SMALL)]
    ran = subprocess.run(line, capture_output=True, check=True, text=True)
    assert ran.stdout.endswith("\nFalse\n")


def test_a_part_is_frozen_copied_compared_and_told_by_its_values() -> None:
    severity = next(iter(playbook().severities.values()))
    with pytest.raises(AttributeError, match="is frozen: 'rank' cannot be set"):
        severity.rank = 7  # type: ignore[misc]
    other = severity.model_copy(update={"rank": 7})
    assert (other.rank, other == severity, severity == severity.model_copy()) == (7, False, True)
    assert yaml.safe_load(severity.model_dump_json())["id"] == severity.id
    assert repr(severity).startswith(f"Severity(accepted=(), id='{severity.id}'")
