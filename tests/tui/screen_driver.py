"""Drives the screens in a test: keys in, text of the screen out."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from textual.pilot import Pilot

from tests.samples import now
from tui.screens.app import LohnApp
from tui.screens.error import NoBook
from tui.screens.office import Office

SIZE = (80, 24)


class Driver:
    """An app under a pilot. *pressed* counts the keys."""

    def __init__(self, app: LohnApp, pilot: Pilot[int]) -> None:
        self.app, self._pilot, self.pressed = app, pilot, 0

    async def press(self, *keys: str) -> None:
        """Press keys one after the other and wait for what they start."""
        for key in keys:
            self.pressed += 1
            await self._pilot.press(key)
            await self.settle()

    async def type(self, text: str) -> None:
        """Type a text."""
        await self._pilot.press(*text)
        await self.settle()

    async def resize(self, width: int, height: int) -> None:
        """Change the size of the window."""
        await self._pilot.resize_terminal(width, height)
        await self.settle()

    async def settle(self) -> None:
        """Wait until nothing is under way."""
        while not (self.app.opened or isinstance(self.app.screen, NoBook)):
            await self._pilot.pause(0.01)
        await self.app.workers.wait_for_complete()
        await self._pilot.pause()

    @property
    def lines(self) -> list[str]:
        """The screen, line by line."""
        strips = self.app.screen._compositor.render_strips()
        return ["".join(segment.text for segment in strip).rstrip() for strip in strips]

    @property
    def text(self) -> str:
        """The screen in one text, with single spaces."""
        return " ".join(" ".join(self.lines).split())


@asynccontextmanager
async def screens(book: Path, size: tuple[int, int] = SIZE) -> AsyncIterator[Driver]:
    """The screens on *book*."""
    app = LohnApp(Office(book, actor="Mira Sommer", clock=now))
    async with app.run_test(size=size) as pilot:
        driver = Driver(app, pilot)
        await driver.settle()
        yield driver
    app.office.close()
