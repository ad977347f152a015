"""The statement of a year as a file: asked from the office, written whole into a folder."""

from pathlib import Path

from payroll.office.desk import Desk
from payroll.office.done import Done
from payroll.office.names import file_name
from payroll.office.year_statements import year_statement
from reports.deliver import make_folder, printed, write_whole

FOLDER = "Unterlagen"


def write_year_statement(desk: Desk, assistant: str, year: int | None = None, folder: str | None = None) -> Done:
    """Write the statement of *year* of an assistant into *folder* (beside the book unless given); return where it lies.

    ``Refusal`` as in ``year_statement``, or where the folder cannot be written to.
    """
    paper = year_statement(desk, assistant, year)
    target = Path(folder).expanduser() if folder else (desk.path.parent if desk.path else Path.cwd()) / FOLDER
    make_folder(target)
    title = "Jahresübersicht Entwurf" if paper.draft else "Jahresübersicht"
    path = target / file_name(str(paper.year), title, f"{paper.assistant.last_name} {paper.assistant.first_name}")
    write_whole(path, printed(paper))
    return Done(summary=f"Jahresübersicht {paper.year} von {paper.assistant.first_name} {paper.assistant.last_name}: {path}")
