# The README's promise: `make demo` sets up and runs the main job, `make test` passes the tests.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check -q

.PHONY: setup demo test bench mutants pictures lint clean

# Bytecode is compiled at once: the first start of the command must not pay for it.
$(BIN)/lohn: pyproject.toml constraints.txt
	@echo "Richte .venv ein. Das dauert beim ersten Mal ein bis zwei Minuten."
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@$(PIP) install -c constraints.txt --config-settings editable_mode=compat -e .
	@$(BIN)/python -m compileall -q payroll migrations reports tui
	@touch $(BIN)/lohn

$(VENV)/.dev: $(BIN)/lohn
	@$(PIP) install -c constraints.txt --config-settings editable_mode=compat -e '.[dev]'
	@touch $(VENV)/.dev

setup: $(BIN)/lohn

demo: $(BIN)/lohn
	@$(BIN)/lohn demo

test: $(VENV)/.dev
	@$(BIN)/python -m pytest -n 2 --dist worksteal -m "not long"

lint: $(VENV)/.dev
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports

bench: $(VENV)/.dev
	@$(BIN)/python -m tests.benchmarks

# On demand, about an hour: each change of a line of social insurance or of the roundings must make a test fail.
mutants: $(VENV)/.dev
	@$(PIP) install -c constraints.txt -e '.[mutants]'
	@$(BIN)/mutmut run
	@$(BIN)/mutmut results

pictures: $(VENV)/.dev
	@$(BIN)/python -m tests.pictures

clean:
	rm -rf $(VENV) demo build mutants *.egg-info
