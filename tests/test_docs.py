"""What the documents say of the project is so: names, libraries, files and links."""

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"
PAGES = [ROOT / "README.md", *sorted(DOCS.glob("*.md"))]
LINK = re.compile(r"\]\((?!https?:|mailto:|#)([^)#]+)")
FILE_NAMED = re.compile(r"`((?:payroll|reports|tui|migrations|tests|docs|\.ci)/[\w./-]*)`")
SOURCES = sorted(path for folder in ("payroll", "reports") for path in (ROOT / folder).rglob("*.py"))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_file_a_page_links_to_or_names_is_there(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    assert [link for link in LINK.findall(text) if not (page.parent / link).exists()] == []
    assert [name for name in FILE_NAMED.findall(text) if not (ROOT / name).exists()] == []


def test_the_readme_leads_to_every_page() -> None:
    linked = LINK.findall((ROOT / "README.md").read_text(encoding="utf-8"))
    assert {f"docs/{page.name}" for page in DOCS.glob("*.md")} <= set(linked)


def test_the_names_of_the_glossary_stand_in_the_code() -> None:
    code = "\n".join([*(path.read_text(encoding="utf-8") for path in SOURCES), *(path.stem for path in SOURCES)])
    rows = [line for line in (DOCS / "glossary.md").read_text(encoding="utf-8").splitlines() if line.startswith("| `")]
    names = {name for row in rows for name in re.findall(r"`([^`]+)`", row.split("|")[1])}
    assert rows
    assert {name for name in names if not re.search(rf"(?<!\w){re.escape(name)}(?!\w)", code)} == set()


def test_every_dependency_is_explained_with_the_version_that_was_tested() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    asked = [*project["dependencies"], *(each for extra in project["optional-dependencies"].values() for each in extra)]
    needed = {re.split(r"[\[<>=!~ ;]", each)[0] for each in asked} - {project["name"]}
    pins = (line.split("==") for line in (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines() if "==" in line)
    versions = {name.lower(): version for name, version in pins}
    page = (DOCS / "dependencies.md").read_text(encoding="utf-8")
    assert {name for name in needed if f"| {name} | {versions[name.lower()]} |" not in page} == set()
