"""The screens: whole process to first content, against a bare Textual app with an empty table."""

import subprocess
import sys
import tempfile
from pathlib import Path

from tests.benchmarks.processes import PYTHON, say, seconds

BARE = """
from textual.app import App
from textual.widgets import DataTable
class Bare(App):
    def compose(self):
        yield DataTable()
    def on_mount(self):
        self.call_after_refresh(self.exit)
Bare().run(headless=True)
"""
OURS = """
import sys
from tui.screens.app import LohnApp
from tui.screens.office import Office
# not a class of its own: the styles are looked for beside the class
LohnApp.on_mount = lambda self: self.call_after_refresh(self.exit)
LohnApp(Office(sys.argv[1], actor="")).run(headless=True)
"""


def measure_screens() -> None:
    """Measure both as whole processes."""
    with tempfile.TemporaryDirectory() as folder:
        book = Path(folder) / "demo"
        subprocess.run([str(Path(sys.executable).parent / "lohn"), "demo", str(book)], check=True, capture_output=True)
        ours = seconds([PYTHON, "-c", OURS, str(next(book.glob("*.lohn")))], runs=5)
        say(
            "erster Inhalt der Bildschirme / leere Textual-Tabelle", ours / seconds([PYTHON, "-c", BARE], runs=5), "×", "≤ 2"
        )
