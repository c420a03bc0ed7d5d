"""Builds the Word templates of the programme's papers from `templates/sources`: `python -m tools.papers [OUT]`.

`source` reads the text, `compiler` turns its statements into a Word file, with `page`, `tables`, `words`, `chart` and
`styles` for what stands on it. The files that come out are ordinary Word files: a clerk changes them in Word, and
nothing in docgen imports this package.
"""
