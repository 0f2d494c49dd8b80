"""The record as a workbook or as CSV files, filled in by people who use neither: exported, read back, and told in words."""

from site_builder.sheets.csv_files import exported_tables
from site_builder.sheets.findings import Address, Change, Finding, Planned
from site_builder.sheets.reading import read
from site_builder.sheets.workbook import exported

__all__ = ["Address", "Change", "Finding", "Planned", "exported", "exported_tables", "read"]
