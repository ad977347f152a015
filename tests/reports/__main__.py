"""Write every example paper as PDF into a folder, to be looked at and to be checked: ``python -m tests.reports FOLDER``."""

import sys
from pathlib import Path

from reports.layout.render import render
from tests.reports.catalogue import PAPERS

folder = Path(sys.argv[1])
folder.mkdir(parents=True, exist_ok=True)
for name, document in PAPERS.items():
    (folder / f"{name}.pdf").write_bytes(render(document()))
