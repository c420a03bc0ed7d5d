"""Builds the Word templates of the programme's papers: `python -m tools.papers [OUT]`.

`styles` holds every font, size and distance; `blocks` what papers have in common (page, heads, tables, signatures);
each paper is a module of its own (`d01`, `d02` ...) with `FILE` and `build()`. The pages that come out are ordinary
Word files: a clerk changes them in Word, and nothing in docgen imports this package.
"""
