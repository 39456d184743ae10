# The two commands of the README: make demo, make test. Needs Python 3.11 or newer, and make.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: demo test check generated requirements clean

demo: $(VENV)/runtime
	$(BIN)/coursepack build course_source/ecowas-toolkit --out dist/ecowas-toolkit
	@echo
	@echo "The packages are in dist/ecowas-toolkit. To look at them:"
	@echo "  .xml    Moodle: Question bank, Import, Moodle XML format"
	@echo "  .gift   any text editor; Moodle: Question bank, Import, GIFT format"
	@echo "  .zip    Moodle: add a SCORM package; or unzip it and open index.html in a browser"

test: $(VENV)/dev
	$(BIN)/python -m pytest

# What CI runs besides the tests.
check: $(VENV)/dev
	$(BIN)/ruff format --check
	$(BIN)/ruff check
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python tools/generate.py --check

generated: $(VENV)/dev
	$(BIN)/python tools/generate.py

requirements:
	uv pip compile -q pyproject.toml --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
		--no-annotate --custom-compile-command "make requirements" -o requirements/runtime.txt
	uv pip compile -q pyproject.toml --group dev --universal --python-version 3.11 --generate-hashes \
		--no-emit-index-url --no-annotate --custom-compile-command "make requirements" -o requirements/dev.txt

$(VENV)/runtime: requirements/runtime.txt pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/runtime.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --editable .
	@touch $@

$(VENV)/dev: $(VENV)/runtime requirements/dev.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/dev.txt
	@touch $@

clean:
	rm -rf $(VENV) dist
