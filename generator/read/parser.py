"""libyaml's event parser, opened on one text.

Events only: PyYAML's composers recurse, and the one written in C ends the whole process on deep nesting.
"""

from __future__ import annotations

import yaml

from generator.errors import PlaybookError

YamlSyntaxError = yaml.MarkedYAMLError


def open_parser(text: str) -> yaml.CSafeLoader:
    """Return a parser whose `get_event` gives one event after the other, then None.

    Raises:
        PlaybookError: PyYAML was installed without libyaml.
    """
    if not yaml.__with_libyaml__:
        raise PlaybookError(
            "PyYAML was installed without libyaml, which reads playbooks safely; install its wheel with: "
            "python -m pip install --force-reinstall --only-binary :all: pyyaml"
        )
    return yaml.CSafeLoader(text)
