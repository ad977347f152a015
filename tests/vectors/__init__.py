"""Reference cases as data, and the runner that holds any such file against the program."""
