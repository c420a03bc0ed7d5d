"""The press: Word templates and contexts in, the bytes of papers out, on one core or several."""
