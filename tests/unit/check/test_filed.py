"""A file of one record is named by it."""

from __future__ import annotations

from pathlib import Path

from generator import api
from tests.build import changed, write

RECORD = """{id}:
  name: A retired table was quoted
  type: quality-regression
  moments: {{resolved: did not happen}}
  severities: [{{at: "2026-10-01T13:05Z", severity: sev-3}}]
"""


def test_a_file_with_one_record_of_another_id_is_told_and_one_with_several_is_not(tmp_path: Path) -> None:
    folder = write(changed({}), tmp_path)
    records = folder / "incidents"
    records.mkdir()
    for file, ids in (("one", ["one"]), ("two", ["too"]), ("of-2026", ["three", "four"])):
        (records / f"{file}.yaml").write_text("".join(RECORD.format(id=each) for each in ids), "utf-8")
    found = [problem for problem in api.check(folder).problems if problem.rule == "record-misfiled"]
    assert [(str(each.spot), each.where and each.where.line, each.message, each.hint) for each in found] == [
        (
            "incidents/too",
            1,
            "the record 'too' stands in incidents/two.yaml",
            "rename the file to too.yaml, or the record to two",
        )
    ]
