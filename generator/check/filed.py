"""The files of records: each is named by the record in it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath

from generator.folder.files import Files, LayeredFiles
from generator.problems import Kind, Level, Problem, Spot, documented
from generator.read.source import Source

_RULE = "record-misfiled"

RULES = documented(
    """
record-misfiled: warning
A file with one record is named by its id.

Why: Whoever looks for a record looks for its file, and two files that swapped their names are mended in the wrong one.

Bad:
    # incidents/stale-refunds.yaml
    wrong-table:
      name: A retired table was quoted

Good:
    # incidents/wrong-table.yaml
    wrong-table:
      name: A retired table was quoted
""",
    Kind.ADVICE,
)


def problems_of_records(source: Files) -> Iterator[Problem]:
    """Yield each file below `incidents` that holds one record of another name."""
    sources = source.sources.values() if isinstance(source, LayeredFiles) else (source,)
    for each in sources:
        for file in each.files if isinstance(each, Source) else ():
            name, *more = file.entries or ("",)
            stem = PurePosixPath(file.path).stem
            if file.path.startswith("incidents/") and name and not more and name != stem:
                hint = f"rename the file to {name}.yaml, or the record to {stem}"
                message = f"the record '{name}' stands in {file.path}"
                yield Problem(_RULE, Level.WARNING, message, Spot.of("incidents", name).key, hint=hint)
