# Two commands do everything on a fresh machine with Python 3.11: `make demo` and `make test`.
PYTHON ?= python3
VENV := .venv
RUN := $(VENV)/bin/python

.PHONY: demo test check setup papers sample bench windows-check sdk-check clean

demo: setup
	$(RUN) -m tools.demo

test: check
	$(RUN) -m pytest -q -n auto

check: setup
	$(RUN) -m ruff check .
	$(RUN) -m ruff format --check .
	$(RUN) -m mypy

# The environment is made once, and again when the project's requirements change.
setup: $(VENV)/.ready

$(VENV)/.ready: pyproject.toml constraints.txt tools/bootstrap.py
	$(PYTHON) tools/bootstrap.py $(VENV)

# Build the Word templates and the sample workbook anew from their sources.
papers: setup
	$(RUN) -m tools.papers

sample: setup
	$(RUN) -m tools.make_sample

bench: setup
	$(RUN) -m tests.benchmarks.bench_rendering
	$(RUN) -m tests.benchmarks.bench_workbook
	$(RUN) -m tests.benchmarks.bench_build

# The tests with a Windows Python under Wine; says so where that is not to be had.
windows-check: setup
	$(RUN) -m tools.windows

# Every paper of the sample through Microsoft's Open XML SDK (two packages more, Linux on x86-64).
sdk-check: setup
	-$(RUN) -m pip install -q pythonnet python-redlines-docxodus
	$(RUN) -m docgen build inputs/*.xlsx --outputs build/sdk-papers > /dev/null || true
	$(RUN) -m tools.sdk templates build/sdk-papers

clean:
	rm -rf $(VENV) build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis
