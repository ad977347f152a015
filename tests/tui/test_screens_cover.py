"""The place for cover: who may come stands there with the cost, the others with the reason; Enter and j note it."""

import asyncio
from dataclasses import replace

from payroll.office.entry import enter
from tests.office.small_book import anna, ben, desk_with, small_book, weekly
from tests.samples import now
from tests.tui.screen_driver import screens


def test_a_proposal_is_taken_over_with_enter_and_taken_back_with_u(tmp_path):
    kim = replace(anna(), key="kim", first_name="Kim")
    book = small_book(assistants=(anna(), ben(), kim), roster=(weekly("anna", "tue", "08:00", "12:00"),))
    today = now().date()
    with desk_with(tmp_path, book, today) as desk:
        tuesday = today.toordinal() - (today.weekday() - 1) % 7
        day = today.fromordinal(tuesday)
        enter(desk, f"kim {day.replace(day=1):%d.%m.%Y} 8-9")
        enter(desk, f"anna krank {day:%d.%m.%Y}-{day:%d.%m.%Y}")

    async def story() -> None:
        async with screens(tmp_path / "buch.lohn") as at:
            await at.press("6")
            assert "Anna Krüger fehlt" in at.text
            assert "Kim kann, " in at.text
            assert "Ben kann nicht" in at.text
            for _ in range(6):
                if any("›" in line and "Kim kann" in line for line in at.lines):
                    break
                await at.press("down")
            await at.press("enter")
            assert "Kim vertritt Anna" in at.text
            await at.press("j")
            assert "Es fehlt niemand" in at.text
            await at.press("u")
            assert "Kim kann, " in at.text

    asyncio.run(story())
