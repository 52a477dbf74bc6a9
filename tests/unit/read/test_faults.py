"""What the rules of reading tell their users is true: the bad example breaks the rule, the good one does not."""

from __future__ import annotations

import pytest

from generator.read.faults import RULES
from generator.read.file_faults import FILE_RULES
from generator.read.yaml_faults import YAML_RULES
from generator.read.yaml_text import read_yaml

# A fault that needs a file too large to print; its example is a comment that says so.
TOO_LARGE_TO_SHOW = {"scalar-too-long", "too-many-nodes", "too-many-problems"}


@pytest.mark.parametrize("rule", sorted(YAML_RULES.keys() - TOO_LARGE_TO_SHOW))
def test_the_bad_example_breaks_its_rule(rule: str) -> None:
    assert rule in {problem.rule for problem in read_yaml(RULES[rule].bad.encode(), "x.yaml").problems}


@pytest.mark.parametrize("rule", sorted(RULES))
def test_the_good_example_breaks_no_rule(rule: str) -> None:
    assert read_yaml(RULES[rule].good.encode(), "x.yaml").problems == ()


@pytest.mark.parametrize("rule", sorted(RULES))
def test_every_text_of_a_rule_is_written(rule: str) -> None:
    doc = RULES[rule]
    assert doc.summary.endswith(".")
    assert doc.why.endswith(".")
    assert doc.bad
    assert doc.good
    assert doc.bad != doc.good


def test_no_rule_stands_twice() -> None:
    assert len(RULES) == len(YAML_RULES) + len(FILE_RULES)
