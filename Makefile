# Gym Timer. `make play` and `make test` set up what they need, in .venv; nothing else is touched.
# Written for GNU make 3.81, which macOS has.

ROUTINE ?= first-timer
ARGS ?=
PYTHON ?= $(shell for p in python3 python3.14 python3.13 python3.12 python3.11; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && { echo $$p; break; }; done)
BIN = .venv/bin

.PHONY: help play test bench lint format reference schema pictures soak clean install uninstall

help:
	@echo 'make play                       play the first-timer circuit, simulated on this machine'
	@echo 'make play ROUTINE=plank-holds   play another: a name from the list, or a file'
	@echo 'make play ARGS="--speed 10"     with options; gym-timer simulate --help names them'
	@echo 'make test                       run the tests'
	@echo 'make bench                      measure it beside what one would write first: ten minutes'
	@echo 'make lint                       check style and types'
	@echo 'make schema                     bring the shipped schemas up to date'
	@echo 'make pictures                   draw the pictures of the guide anew, and every view into docs/pictures'
	@echo 'make reference                  likewise the reference in docs/routines.md'
	@echo 'make soak                       run the long tests; GYM_TIMER_RIG=DIR adds those in a virtual machine'
	@echo 'sudo make install               on a Raspberry Pi: a service that starts at power-on; again to upgrade'
	@echo 'sudo make uninstall             take it away; what is yours stays'
	@echo 'make clean                      delete the environment and what was built'

play: .venv/ready
	@$(BIN)/gym-timer simulate $(ROUTINE) $(ARGS)

test: .venv/ready-test
	$(BIN)/python -m pytest

bench: .venv/ready
	@$(BIN)/python -m bench

lint: .venv/ready-lint
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

format: .venv/ready-lint
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

reference: .venv/ready
	$(BIN)/python docs/reference.py

schema: .venv/ready
	$(BIN)/gym-timer schema > routines/routine.schema.json
	$(BIN)/gym-timer schema board > hardware/boards/board.schema.json
	$(BIN)/gym-timer schema config > systemd/config.schema.json

pictures: .venv/ready-test
	$(BIN)/gym-timer board one-button --diagram docs/wiring-one-button.svg
	$(BIN)/gym-timer board breadboard --diagram docs/wiring-breadboard.svg
	$(BIN)/python -m tests.timer.screen.gallery docs/pictures docs/views.png

soak: .venv/ready-test
	HYPOTHESIS_PROFILE=soak $(BIN)/python -m pytest

install:
	@sh systemd/install

uninstall:
	@sh systemd/uninstall

clean:
	rm -rf .venv build dist *.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis

.venv/bin/python:
	@if [ -z "$(PYTHON)" ]; then \
		echo 'Gym Timer needs Python 3.11 or later, and there is none here.'; \
		echo 'Debian, Ubuntu, Raspberry Pi OS: sudo apt install python3 python3-venv'; \
		echo 'macOS: brew install python, or the installer from python.org'; \
		exit 1; \
	fi
	@$(PYTHON) -m venv .venv || { \
		rm -rf .venv; \
		echo 'Python is here, but its venv is not: sudo apt install python3-venv'; \
		exit 1; \
	}

.venv/ready: .venv/bin/python pyproject.toml
	@echo 'Setting up in .venv; this takes a minute.'
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -e .
	@touch $@

.venv/ready-test: .venv/ready
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[test]'
	@touch $@

.venv/ready-lint: .venv/ready
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[test,lint]'
	@touch $@
