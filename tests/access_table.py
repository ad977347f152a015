"""Write docs/zugang.md anew: ``python -m tests.access_table``. Every action against screens, plain dialogue and command.

The rows of the upkeep are made from the declared actions; the acts beyond are listed here, by the names of the keys and
the words of the menus, which the tests hold against the program.
"""

from dataclasses import dataclass
from pathlib import Path

from tui.actions.catalog import every, of_group
from tui.actions.declare import Action
from tui.actions.errands import ERRANDS
from tui.actions.words import REDO, SHOW
from tui.plain.ways import group_title
from tui.screens.keys import KEYS, PLACES, key_name
from tui.screens.settings import GROUPS as IN_SETTINGS
from tui.screens.ways import home_of

PATH = Path(__file__).parent.parent / "docs" / "zugang.md"
NONE = "—"
ENTRY, MORE = "Etwas eintragen", "Weiteres"
START = "ohne Buch fragt das Programm beim Start"

HEAD = """# Wie kommt man wohin

Diese Seite wird vom Programm gemacht: `python -m tests.access_table`. Sie zeigt zu jeder Sache, die man tun kann, drei Wege:
die Tasten in den Bildschirmen (`lohn`), den Weg im Gespräch (`lohn schlicht`, dort mit Nummern) und den Befehl.
`o` öffnet die Liste „Weiteres“; was darin steht, wählen Sie mit den Pfeilen und Enter.

`u` nimmt an jedem Ort das Letzte zurück, `?` hilft, `/` öffnet die Eingabezeile, `Esc` verlässt. Alle Tasten lassen sich
tauschen: `0`, dann „Eigene Tasten“.
"""


@dataclass(frozen=True)
class Act:
    """One thing to do. *keys*: names of keys, digits of places, or (with a space) words typed; *menu*: what is chosen."""

    title: str
    keys: tuple[str, ...]
    menu: tuple[str, ...]
    command: str


def _more(*words: str, fields: int | None = None) -> tuple[str, ...]:
    """Return how the screens reach an errand: by its line of the list behind one key."""
    fits = [each for each in ERRANDS if each.words == words and fields in (None, len(each.fields))]
    return ("more", fits[0].title)


def _titled(title: str) -> tuple[str, ...]:
    """The same, for one of several errands of a command."""
    return ("more", next(each.title for each in ERRANDS if each.title == title))


def _listed(group: str) -> tuple[str, ...]:
    """Return how the screens show what is noted of a group."""
    title = next(title for word, title, _ in IN_SETTINGS if word == group)
    return ("0", f"{title}, {SHOW}")


ACTS = {
    "Stunden und Abwesenheit": (
        Act("Sehen, was fällig ist", ("1",), (MORE, "Vorlesen, was fällig ist"), "heute"),
        Act("Stunden eintragen", ("entry", "anna heute 8-12"), (ENTRY,), "e anna heute 8-12"),
        Act("Einen Tag ändern", ("2", "edit"), ("Stunden von … einzeln angeben",), "e anna 3.11. 8-13"),
        Act("Den Monat vorplanen", ("2", "plan"), (MORE, "Einen Monat aus der Wochenplanung"), "monat 2026-11 planen"),
        Act("Einen geplanten Tag bestätigen", ("2", "confirm"), ("Stunden von … einzeln",), "e anna 3.11. wie geplant"),
        Act("Den Monat wie geplant bestätigen", ("2", "confirm_month"), ("Stunden von … wie geplant übernehmen",),
            "e alle november wie geplant"),
        Act("Geplante Zeit fällt aus, ohne Lohn", ("2", "drop"), ("Stunden von … einzeln",), "e anna frei 24.12."),
        Act("Geplante Zeit fällt wegen Feiertag aus", ("2", "holiday"), (ENTRY,), "e anna feiertag 25.12."),
        Act("Krankheit eintragen", ("entry", "anna krank ab 4.3."), (ENTRY,), "e anna krank ab 4.3."),
        Act("Urlaub eintragen", ("entry", "anna urlaub 1.8.-14.8."), (ENTRY,), "e anna urlaub 1.8.-14.8."),
        Act("Urlaubskonto ansehen", ("3",), ("Urlaub und Krankheit vorlesen",), "urlaub"),
        Act("Sehen, was die Gesetze zur Arbeitszeit sagen", _more("arbeitszeit"), (MORE, "Arbeitszeit vorlesen"), "arbeitszeit anna 2026-11"),
        Act("Feste Zeiten der Woche ansehen", ("7", "open"), (MORE, "Die festen Zeiten der Woche"), "wochenplan"),
        Act("Einen Plan richtigstellen, der schon vor einer Krankmeldung falsch war",
            ("entry", "anna 5.3. 8-12 plan war falsch"), (ENTRY,), "e anna 5.3. 8-12 plan war falsch"),
        Act("Den Urlaub einer Person genauer ansehen", _more("urlaub"), (MORE, "Den Urlaub einer Person genauer"), "urlaub anna"),
        Act("Den Hinweis zum Urlaub schreiben", _more("urlaub", "brief"), (MORE, "Den Hinweis zum Urlaub als Brief"), "urlaub brief"),
        Act("Die Urlaubsbescheinigung schreiben", _more("urlaub", "bescheinigung"), (MORE, "Die Urlaubsbescheinigung zum Ende"),
            "urlaub bescheinigung anna"),
        Act("Hinweise und geänderte Urlaubstage ansehen", _listed("urlaub"),
            ("Angaben pflegen", group_title("urlaub"), "Zeigen, was eingetragen ist"), "urlaub liste"),
        Act("Krankheitstage bis 42 ansehen", _more("krank"), ("Urlaub und Krankheit vorlesen",), "krank"),
        Act("Die Krankheiten einer Person genauer ansehen", _more("krank", fields=1), (MORE, "Die Krankheiten einer Person genauer"), "krank anna"),
        Act("Sehen, was die Kassen erstatten", _more("krank", "antrag"), (MORE, "Was die Kassen erstatten"), "krank antrag"),
        Act("Alle Angaben für den Antrag auf Erstattung ansehen", _more("krank", "antrag", fields=2), (MORE, "Alle Angaben für den Antrag auf Erstattung"),
            "krank antrag anna 2026-10"),
        Act("Das Letzte zurücknehmen", ("undo",), ("Das Letzte zurücknehmen",), "zurück"),
        Act("Zurückgenommenes wiederherstellen", ("more", REDO), (MORE, "Zurückgenommenes wiederherstellen"), "zurück aufheben"),
    ),
    "Monat und Papiere": (
        Act("Den Monat ansehen", ("4",), ("Abrechnungen vorlesen",), "monat 2026-10"),
        Act("Fragen, warum ein Betrag so ist", ("4", "open", "why"), ("Einen Betrag erklären",), "warum 2026-10 anna pflege"),
        Act("Den Monat abschließen", ("4", "close", "yes"), ("… abschließen", "Ja, abschließen"),
            "monat 2026-10 abschließen"),
        Act("Das Jahr einer Person ansehen", _more("jahr"), (MORE, "Ein Jahr vorlesen"), "jahr anna 2026"),
        Act("Dokumente schreiben", ("8", "open"), ("Dokumente",), "unterlagen 2026-10"),
        Act("Sehen, was zu überweisen und zu melden ist", _more("abgaben"), ("Was zu überweisen ist",), "abgaben 2026-10"),
        Act("Löhne und Abgaben eines Monats als Papier schreiben", _titled("Löhne und Abgaben eines Monats als Papier schreiben"),
            (MORE, "Löhne und Abgaben eines Monats als Papier schreiben"), "abgaben 2026-10 --pdf"),
    ),
    "Budget, Nachweis, Vertretung": (
        Act("Budget ansehen", ("5",), ("Budget vorlesen",), "budget"),
        Act("Fragen, warum das Konto einer Bewilligung so steht", ("5", "why"), ("Einen Betrag erklären",), "warum 2026-10 aa stand"),
        Act("Sehen, wie lange das Geld reicht und welcher Lohn in einen Satz passt", _more("budget"), (MORE, "Vorlesen, wie lange das Geld reicht"), "budget aa"),
        Act("Einen Verwendungsnachweis schreiben", _more("nachweis"), (MORE, "Einen Verwendungsnachweis schreiben"), "nachweis aa 2026-Q3"),
        Act("Gesendete Nachweise ansehen", _listed("nachweis"), ("Angaben pflegen", group_title("nachweis"), "Zeigen, was eingetragen ist"),
            "nachweis liste"),
        Act("Eine Bewilligung prüfen", _more("bewilligung", "prüfen"), (MORE, "Bewilligungen prüfen"), "bewilligung prüfen"),
        Act("Sehen, wer einspringen kann", ("6",), (MORE, "Vorlesen, wer einspringen kann"), "vertretung anna"),
        Act("Den Antrag auf eine Ersatzkraft schreiben", ("6", "letter"), (MORE, "Den Brief an die Stelle"), "vertretung anna brief"),
        Act("Die Einwilligung des Arbeitgebers schreiben", _more("brief", "einwilligung"), (MORE, "Die Einwilligung Ihres Arbeitgebers"),
            "brief einwilligung"),
    ),
    "Das Bankkonto": (
        Act("Sehen, was auf dem Bankkonto abgehakt ist und was fehlt", _listed("konto"),
            ("Angaben pflegen", group_title("konto"), "Zeigen, was eingetragen ist"), "konto"),
    ),
    "Das Buch": (
        Act("Sehen, was eingetragen ist", ("7",), ("Angaben pflegen", "Zeigen, was eingetragen ist"), "person"),
        Act("Das Beispielbuch machen", (f"{START}: 1",), (START, "Ein Beispielbuch ansehen"), "demo"),
        Act("Ein neues Buch anlegen", (f"{START}: 2",), (START, "Ein neues Buch anlegen"), "neu"),
        Act("Eine Buchdatei aufnehmen", (f"{START}: 3",), (START, "Eine Buchdatei aufnehmen"), "import mein-buch.json"),
        Act("Das Buch als Datei sichern", _more("export"), (MORE, "Das ganze Buch als Datei sichern"), "export mein-buch.json"),
        Act("Sehen, wer was geändert hat", _more("protokoll"), (MORE, "Vorlesen, wer was geändert hat"), "protokoll"),
        Act("Sehen, wer was an einer Abrechnung geändert hat", _more("protokoll", fields=2), (MORE, "Vorlesen, wer was an einer Abrechnung"),
            "protokoll 2026-10 anna"),
        Act("Ältere Einträge des Protokolls sehen", _titled("Ältere Einträge des Protokolls"), (MORE, "Ältere Einträge des Protokolls"), "protokoll --vor 51"),
        Act("Sehen, was seit einem Tag geändert wurde", _titled("Was seit einem Tag geändert wurde"), (MORE, "Vorlesen, was seit einem Tag geändert wurde"),
            "protokoll --seit 1.3.2026"),
        Act("Sehen, was ein Eintrag geändert hat", _titled("Was ein Eintrag des Protokolls geändert hat, alt und neu"),
            (MORE, "Vorlesen, was ein Eintrag des Protokolls geändert hat"), "protokoll --eintrag 7"),
        Act("Sehen, was bis wann aufzubewahren ist", _listed("aufbewahrung"), ("Angaben pflegen", group_title("aufbewahrung"),
            "Zeigen, was eingetragen ist"), "aufbewahrung"),
        Act("Das Buch prüfen", _more("prüfe"), (MORE, "Das Buch prüfen"), "prüfe"),
        Act("Sehen, welche Zahlen des Staates noch nicht endgültig sind", _more("prüfe", "parameter"), (MORE, "Vorlesen, welche Zahlen des Staates"), "prüfe parameter"),
        Act("Den Stundenlohn suchen, der in einen Kostensatz passt", _titled("Welcher Stundenlohn in einen Kostensatz passt"),
            (MORE, "Welcher Stundenlohn in einen Kostensatz passt"), "rechner --von-kosten 22 --wochenstunden 20"),
        Act("Einen Fall ohne Buch durchrechnen", _more("rechner"), (MORE, "Einen Lohn durchrechnen"), "rechner --stundenlohn 15 --stunden 9-10"),
    ),
}  # fmt: skip


def keys_in_words(act: Act) -> str:
    """Return the keys as they are printed on the keyboard."""
    shown = []
    for key in act.keys:
        place = dict(PLACES).get(key)
        name = f"`{key}` {place}" if place else f"`{key_name(KEYS[key].keys)}`" if key in KEYS else key
        shown.append(name)
    return ", ".join(shown) or NONE


def at_screens(action: Action) -> str:
    """Return how the screens reach a declared action."""
    home = home_of(action)
    if home is None:
        return NONE
    step = home.section or f"`{key_name(KEYS[home.key].keys)}`"
    return f"`{home.place}` {dict(PLACES)[home.place]}, {step}" + (f", `{home.number}`" if home.number else "")


def table() -> str:
    """Return the page."""
    parts = [HEAD]
    for title, acts in ACTS.items():
        parts.append(_section(title, [(a.title, keys_in_words(a), " → ".join(a.menu) or NONE, a.command) for a in acts]))
    for group in dict.fromkeys(action.words[0] for action in every()):
        rows = [
            (each.title, at_screens(each), f"Angaben pflegen → {group_title(group)} → {each.title}", each.command)
            for each in of_group(group)
        ]
        parts.append(_section(f"Pflegen: {group_title(group)}", rows))
    return "\n".join(parts)


def _section(title: str, rows: list[tuple[str, str, str, str]]) -> str:
    lines = [f"| {what} | {keys} | {menu} | `lohn {command}` |" for what, keys, menu, command in rows]
    head = ["| Was | Bildschirme | Gespräch | Befehl |", "|---|---|---|---|"]
    return "\n".join([f"## {title}", "", *head, *lines, ""])


if __name__ == "__main__":
    PATH.write_text(table(), encoding="utf-8")
