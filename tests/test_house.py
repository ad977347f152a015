"""The house itself: what import contracts cannot say."""

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PURE = sorted(p for folder in ("law", "pay", "funding") for p in (ROOT / "payroll" / folder).rglob("*.py"))
EVERYTHING = sorted(p for folder in ("payroll", "reports", "tui", "migrations") for p in (ROOT / folder).rglob("*.py"))
CLOCK_CALLS = {"today", "now", "utcnow", "time", "monotonic"}
LOADER = ROOT / "payroll" / "law" / "parameters" / "__init__.py"


@pytest.mark.parametrize("path", PURE, ids=lambda p: str(p.relative_to(ROOT)))
def test_the_pure_column_asks_no_clock_and_opens_no_file(path: Path) -> None:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            owner = node.func.value
            named = owner.id if isinstance(owner, ast.Name) else ""
            assert not (node.func.attr in CLOCK_CALLS and named in {"date", "datetime", "time"}), ast.unparse(node)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and path != LOADER:
            assert node.func.id != "open", ast.unparse(node)


@pytest.mark.parametrize("path", PURE, ids=lambda p: str(p.relative_to(ROOT)))
def test_no_binary_float_in_the_pure_column(path: Path) -> None:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        assert not (isinstance(node, ast.Constant) and isinstance(node.value, float)), f"{path}: {node.value}"
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            assert node.func.id not in {"float", "round"}, f"{path}: {ast.unparse(node)}"


@pytest.mark.parametrize("path", EVERYTHING, ids=lambda p: str(p.relative_to(ROOT)))
def test_no_error_is_swallowed_without_a_name(path: Path) -> None:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ExceptHandler) and node.type is None:
            pytest.fail(f"{path}:{node.lineno}: bare except")


def test_no_path_of_a_machine_and_no_registry_in_the_project() -> None:
    forbidden = re.compile(r"pypi\.org|pythonhosted|registry\.npmjs|deb\.debian|/home/\w+|/work/|/root/")
    checked = [
        p for p in ROOT.rglob("*") if p.suffix in {".py", ".md", ".toml", ".txt", ".sh", ".tcss"} or p.name == "Makefile"
    ]
    ours = [p for p in checked if not set(p.relative_to(ROOT).parts) & {".venv", ".git", "demo", "build", ".hypothesis"}]
    assert ours
    for path in ours:
        if path == Path(__file__):
            continue
        found = forbidden.search(path.read_text(encoding="utf-8"))
        assert found is None, f"{path.relative_to(ROOT)}: {found and found.group()}"
