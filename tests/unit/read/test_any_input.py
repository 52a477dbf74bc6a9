"""Any bytes at all give a result or located problems, and soon: no input costs more than its length explains."""

from __future__ import annotations

import sys
import time
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from generator.read.faults import RULES
from generator.read.limits import MAX_BYTES
from generator.read.scalars import Plain
from generator.read.yaml_text import Document, read_yaml

SAMPLES = [
    path.read_text(encoding="utf-8") for path in sorted(Path(__file__).parents[2].glob("small/*.yaml"))
]

# Whatever means something to YAML, and a few things that mean too much to others.
SIGNS = [
    *":,[]{}#&*!|>'\"%@`-?~<=\\/.\n\t \r\0\x1b\x85\u2028\u202e\u200d\ufeffé😀",
    *("- ", "? ", ": ", " #", "#x", "---\n", "...\n", "\r\n", "%TAG ! x\n", "<<: ", "&a ", "*a ", "!!str "),
    *(
        "null",
        "true",
        "1",
        "0471",
        "15:30",
        "1e3",
        "\\ud800",
        '"\\0"',
        "{{ x }}",
        "[[",
        "]]",
        "  ",
        "\n  ",
        "\n\n",
    ),
]

UNDER_TRACE = sys.gettrace() is not None
SECONDS = 30.0 if UNDER_TRACE else 5.0
"""Far above the cost of the worst mebibyte, well below a second, and far below what a cost that explodes would take."""


def check(data: bytes) -> Document:
    """Read bytes and check everything that holds for any bytes."""
    started = time.process_time()
    document = read_yaml(data, "any.yaml")
    assert time.process_time() - started < SECONDS
    assert_plain(document.data)
    for problem in document.problems:
        assert problem.where is not None
        assert problem.where.file == "any.yaml"
        assert problem.where.line >= 1
        assert 1 <= problem.where.column <= len(document.positions.source.line(problem.where.line)) + 1
        assert problem.level is RULES[problem.rule].level
        assert problem.message.isprintable()
        assert len(problem.message) < 300
    return document


def assert_plain(data: Plain) -> None:
    """Only our types, and a tree: nothing stands in two places."""
    seen, todo = set(), [data]
    while todo:
        value = todo.pop()
        assert type(value) in (type(None), bool, int, float, str, list, dict)
        if isinstance(value, list | dict):
            assert id(value) not in seen
            seen.add(id(value))
            todo += value if isinstance(value, list) else value.values()
        if isinstance(value, dict):
            assert all(type(key) is str for key in value)


@given(st.binary(max_size=400))
@example(b"\xff\xfe")
@example(b"\r")
@example(b"\xef\xbb\xbf\xef\xbb\xbf")
def test_any_bytes(data: bytes) -> None:
    check(data)


@given(st.text(max_size=400))
def test_any_text(text: str) -> None:
    check(text.encode())


@given(st.lists(st.sampled_from(SIGNS), max_size=120).map("".join))
def test_any_row_of_signs(text: str) -> None:
    check(text.encode("utf-8", "surrogatepass"))


@given(
    sample=st.sampled_from(SAMPLES),
    edits=st.lists(
        st.tuples(st.integers(0, 5000), st.integers(0, 12), st.sampled_from(SIGNS)), min_size=1, max_size=6
    ),
)
def test_any_mutation_of_a_playbook(sample: str, edits: list[tuple[int, int, str]]) -> None:
    for place, removed, inserted in edits:
        at = place % (len(sample) + 1)
        sample = sample[:at] + inserted + sample[at + removed :]
    document = check(sample.encode())
    assert document.data is not None or document.problems


@pytest.mark.parametrize(
    "unit",
    [
        *(
            "- \n",
            "- []\n",
            "- - - - - - - - - x\n",
            "a:\n",
            "? ",
            "[",
            "[a,",
            "{a: ",
            "a ",
            "a\n",
            "\n",
            "\n\t",
            "#",
            '"',
        ),
        *(
            "- &a !b x\n",
            "- *a\n",
            "%TAG ! x\n",
            "---\n",
            "- |\n",
            '- "\\0"\n',
            "\0",
            "é",
            "- 1.5\n",
            "- a #x\n",
        ),
    ],
)
def test_a_mebibyte_of_anything(unit: str) -> None:
    data = unit.encode()
    check(data * (MAX_BYTES // len(data)))


@pytest.mark.parametrize(
    "text",
    [
        "a\n...\n" + "".join(f"%TAG !a{number}! x\n" for number in range(60_000)) + "---\nb\n",
        "---\n...\n...\n" + "".join(f"%TAG !a{number}! x\n" for number in range(60_000)) + "---\nb\n",
        "# a\n \n" + "".join(f"%TAG !a{number}! x\n" for number in range(60_000)) + "---\nb\n",
        "".join(f"key-{number}: {number}\n" for number in range(55_000)),
        "a: [" + "x, " * 300_000 + "]\n",
        "{" + "".join(f'"{number}":,' for number in range(90_000)) + "}",
        "\n".join(" " * depth + "a:" for depth in range(1_400)),
        "a: |\n" + "  line\n" * 140_000,
        'a: "' + "b\n\n" * 300_000,
        "a: &a [x]\n" + "".join(f"a{n + 1}: &a{n + 1} [*a{n}, *a{n}, *a{n}]\n" for n in range(9)),
    ],
    ids=[
        "directives",
        "late-directives",
        "first-directives",
        "keys",
        "items",
        "pairs",
        "stairs",
        "block",
        "quote",
        "laughs",
    ],
)
def test_what_makes_other_readers_slow(text: str) -> None:
    check(text.encode()[:MAX_BYTES])


def test_reading_takes_time_in_proportion_to_the_size() -> None:
    entry = "entry-{}:\n  name: Some name\n  owner: lead\n  minutes: 5\n  uses: [a, b]\n"

    def seconds(entries: int) -> float:
        data = "".join(entry.format(number) for number in range(entries)).encode()
        runs = []
        for _ in range(3):
            started = time.process_time()
            assert read_yaml(data, "x.yaml").problems == ()
            runs.append(time.process_time() - started)
        return min(runs)

    assert seconds(8_000) < 4 * 2 * seconds(2_000)
