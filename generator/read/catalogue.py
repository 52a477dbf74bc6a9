"""Every rule of reading, as its users see it. A problem can only be reported under an id that stands here."""

from __future__ import annotations

from collections.abc import Mapping

from generator.problems import RuleDoc
from generator.read.catalogue_files import FILE_RULES
from generator.read.catalogue_yaml import YAML_RULES

RULES: Mapping[str, RuleDoc] = {**YAML_RULES, **FILE_RULES}
