"""Every rule of reading, as its users see it. A problem can only be reported under an id that stands here."""

from __future__ import annotations

from collections.abc import Mapping

from generator.problems import RuleDoc
from generator.read.file_faults import FILE_RULES
from generator.read.yaml_faults import YAML_RULES

RULES: Mapping[str, RuleDoc] = {**YAML_RULES, **FILE_RULES}
