"""``lohn demo``: the sample book with its months closed, and every document there."""

from pathlib import Path

from tui.commands.call import Call


def make(call: Call, folder: Path) -> int:
    """Make the sample in *folder* and say where each thing is."""
    from payroll.office.demo import make_demo
    from payroll.office.desk import Desk
    from payroll.office.documents import Archive
    from reports.deliver import deliver
    from tui.commands.month import papers_folder

    demo = make_demo(folder, call.out.remark, clock=call.clock)
    with Desk.open(demo.book, clock=call.clock, actor=call.actor) as desk:
        for month in demo.closed:
            for each in deliver(Archive(desk), month, papers_folder(desk)):
                call.out.line(f"Geschrieben: {each.path}")
    call.out.line(f"Beispielbuch: {demo.book}")
    call.out.remark(f"Ansehen: lohn --buch {demo.book} heute")
    call.out.remark(f"Ein Monat wartet auf den Abschluss: lohn --buch {demo.book} monat {demo.ready}")
    return 0
