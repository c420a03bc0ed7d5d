"""Important lines of the program, each made wrong on purpose: do the tests notice? `python -m tests.mutations`."""
