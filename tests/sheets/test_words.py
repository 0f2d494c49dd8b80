"""The exact words that people read about a workbook that they filled in, and what it would change.

Each file of `cases/` is one case, on the record of `made_up_plan.py`: `about` says in a sentence what it shows, `typed` has
the cells (`filling_in.py`), `says` the findings and then the changes, a line each. `pytest --update` writes `says`: read
every line."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from sheets.filling_in import filled_in
from sheets.made_up_plan import Record
from site_builder.sheets import read

CASES = sorted((Path(__file__).parent / "cases").glob("*.yml"))


@pytest.mark.parametrize("file", CASES, ids=lambda file: file.stem)
def test_the_programme_office_reads_these_words(file: Path, record: Record, request: pytest.FixtureRequest) -> None:
    case = yaml.safe_load(file.read_text("utf-8"))
    assert case["about"].endswith(".")
    planned = read(filled_in(record.workbook, case["typed"]), "plan.xlsx", record.edition, record.typed)
    assert bool(planned.texts) == (bool(planned.changes) and not planned.has_errors)
    changes = [f"{change.file}: {change.words}" for change in planned.changes]
    said = "".join(f"{line}\n" for line in [*map(str, planned.findings), *changes])
    if request.config.getoption("--update"):
        head = file.read_text("utf-8").partition("\nsays:")[0]
        file.write_text(f"{head}\nsays: |\n" + "".join(f"  {line}\n" for line in said.splitlines()), "utf-8")
    else:
        assert said == (case["says"] or "")
