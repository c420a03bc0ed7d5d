"""What a new project starts with: the empty workbook, and the project's folders.

Sheets, headers, notes and choices come from the programme's records. Nothing here reads a workbook or knows a
template's contents.
"""
