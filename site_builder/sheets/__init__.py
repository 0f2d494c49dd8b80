"""The record as a workbook or as CSV files, filled in by people who use neither: exported, read back, and told in words."""

from site_builder.sheets.csv_files import csv_files_of
from site_builder.sheets.findings import Address, Change, Finding, ImportResult
from site_builder.sheets.reading import read
from site_builder.sheets.workbook import workbook_of

__all__ = ["Address", "Change", "Finding", "ImportResult", "csv_files_of", "read", "workbook_of"]
