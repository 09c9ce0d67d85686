# One door for developers and CI. Every target makes .venv first when there is none.
PYTHON ?= python3
BIN := .venv/bin
STAMP := .venv/.installed

.PHONY: demo test check bench fuzz format requirements

demo: $(STAMP)
	$(BIN)/quizgen demo --force

test: check
	$(BIN)/pytest

check: $(STAMP)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache

bench: $(STAMP)
	$(BIN)/python tests/bench/run.py

# Damaged files of every kind for so many seconds; what breaks a reader is kept, to become a test.
SECONDS ?= 60
fuzz: $(STAMP)
	$(BIN)/python tests/fuzz/fuzz_reading.py $(SECONDS)

# The learned tables and weights, from items that people wrote and the texts they are from (DATA), and from what readers
# marked and rated in these (tools/*.tsv); prints the cross-validations.
learn: $(STAMP)
	$(BIN)/python tools/learn_blanks.py $(DATA)
	$(BIN)/python tools/learn_distractors.py $(DATA)
	$(BIN)/python tools/learn_options.py $(DATA)
	$(BIN)/python tools/learn_merit.py $(DATA)

format: $(STAMP)
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

# After a change of the dependencies in pyproject.toml: exact versions and hashes, no index address.
requirements: $(STAMP)
	$(BIN)/pip install --quiet uv  # a tool for this target alone
	$(BIN)/uv pip compile --quiet --universal --extra dev --extra cluster --generate-hashes --no-emit-index-url --no-header --no-annotate pyproject.toml -o requirements-dev.txt

$(STAMP): pyproject.toml requirements-dev.txt
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	$(BIN)/python -m compileall -q quizgen  # so that the first start is as quick as the next
	touch $(STAMP)
