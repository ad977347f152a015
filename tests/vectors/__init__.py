"""Reference cases as data, and the runner that holds the program against them: ``python -m tests.vectors FILE``."""
