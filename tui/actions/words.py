"""German words for the words of the book format, as people type and read them."""

from tui.actions.declare import Choice

SHOW = "Zeigen, was eingetragen ist"
REDO = "Zurückgenommenes wiederherstellen"

PAY = (
    Choice("hourly", "stundenlohn", "Stundenlohn"),
    Choice("salary", "monatslohn", "fester Monatslohn"),
)
TAX_METHOD = (
    Choice("elstam", "elstam", "nach den Steuermerkmalen (ELStAM)"),
    Choice("flat_2", "pauschal2", "pauschal 2 Prozent, nur Minijob"),
    Choice("flat_25", "pauschal25", "pauschal 25 Prozent, nur kurzfristige Beschäftigung"),
)
TAX_CLASS = tuple(Choice(number, str(number), f"Steuerklasse {number}") for number in range(1, 7))
CHURCH = (
    Choice("ev", "ev", "evangelisch"),
    Choice("rk", "rk", "römisch-katholisch"),
    Choice(None, "keine", "keine"),
)
SCHEME = (
    Choice("compulsory", "pflicht", "sozialversicherungspflichtig (auch Midijob)"),
    Choice("minijob", "minijob", "Minijob"),
    Choice("short_term", "kurzfristig", "kurzfristig beschäftigt"),
    Choice("student", "student", "Werkstudentin oder Werkstudent"),
    Choice("pensioner", "rentner", "Rentnerin oder Rentner nach der Regelaltersgrenze"),
    Choice("pensioner_before_age", "frührentner", "Altersrente vor der Regelaltersgrenze"),
)
U1_CONTRIBUTIONS = (
    Choice("none", "keine", "nur der Lohn wird erstattet"),
    Choice("included", "enthalten", "der Satz deckt die Beiträge mit ab"),
    Choice("extra", "zusätzlich", "die Beiträge werden zusätzlich erstattet"),
)
FUNDER_KIND = (
    Choice("integrationsamt", "integrationsamt", "Integrationsamt oder Inklusionsamt"),
    Choice("eingliederungshilfe", "eingliederungshilfe", "Träger der Eingliederungshilfe"),
    Choice("pflege", "pflege", "Pflegekasse oder Hilfe zur Pflege"),
    Choice("krankenkasse", "krankenkasse", "Krankenkasse"),
    Choice("arbeitsagentur", "arbeitsagentur", "Agentur für Arbeit"),
    Choice("rentenversicherung", "rentenversicherung", "Rentenversicherung"),
    Choice("unfallversicherung", "unfallversicherung", "Unfallversicherung"),
    Choice("rehabilitationstraeger", "rehaträger", "anderer Rehabilitationsträger"),
    Choice("private", "privat", "privat"),
)
PURPOSE = (
    Choice("arbeitsassistenz", "arbeitsassistenz", "Arbeitsassistenz"),
    Choice("eingliederungshilfe", "eingliederungshilfe", "Assistenz im Alltag (Eingliederungshilfe)"),
    Choice("pflege", "pflege", "Pflege"),
    Choice("budget_fuer_arbeit", "budget-arbeit", "Budget für Arbeit"),
    Choice("budget_fuer_ausbildung", "budget-ausbildung", "Budget für Ausbildung"),
)
BASIS = (
    Choice("keep", "behalten", "um einen Arbeitsplatz zu behalten"),
    Choice("attain", "erlangen", "um einen Arbeitsplatz zu erlangen, höchstens drei Jahre"),
)
MODEL = (
    Choice("employer", "arbeitgeber", "Arbeitgebermodell: Sie stellen selbst an"),
    Choice("service", "dienst", "Dienstleistungsmodell: ein Dienst stellt Rechnungen"),
)
HOURS_PER = (
    Choice("day", "tag", "am Tag"),
    Choice("week", "woche", "in der Woche"),
    Choice("month", "monat", "im Monat"),
)
MONTH_METHOD = (
    Choice("weeks435", "4,35", "4,35 Wochen im Monat"),
    Choice("weeks13_3", "13/3", "13 Wochen in drei Monaten"),
    Choice("days21", "21", "21 Tage im Monat"),
)
CAP_SCOPE = (
    Choice("month", "monat", "in jedem Monat für sich"),
    Choice("approval", "zeitraum", "im Durchschnitt des ganzen Zeitraums"),
    Choice("none", "hinweis", "gar nicht, nur als Hinweis"),
)
CAP_MEASURES = (
    Choice("employer_cost", "arbeitgeberkosten", "Lohn mit allem, was Sie als Arbeitgeber zahlen"),
    Choice("gross_with_vat", "rechnung", "Rechnungsbetrag mit Umsatzsteuer"),
)
SETTLEMENT = (
    Choice("offset", "verrechnen", "wird mit den nächsten Zahlungen verrechnet"),
    Choice("offset_half", "hälfte", "wird verrechnet, höchstens mit der Hälfte jeder Zahlung"),
    Choice("repay", "zurückzahlen", "wird zurückgezahlt"),
)
REPORT_EVERY = (
    Choice("month", "monat", "jeden Monat"),
    Choice("quarter", "quartal", "jedes Vierteljahr"),
    Choice("half_year", "halbjahr", "jedes halbe Jahr"),
    Choice("year", "jahr", "jedes Jahr"),
    Choice("end", "ende", "einmal, am Ende des Zeitraums"),
)
EXPENSE_KIND = (
    Choice("accident_insurance", "unfallversicherung", "gesetzliche Unfallversicherung"),
    Choice("payroll_office", "lohnbüro", "Lohnbüro, Steuerberatung"),
    Choice("travel", "fahrt", "Fahrtkosten, Dienstreisen"),
    Choice("advert", "anzeige", "Stellenanzeige"),
    Choice("training", "fortbildung", "Fortbildung"),
    Choice("budget_assistance", "budgetassistenz", "Budgetassistenz"),
    Choice("other", "sonstiges", "etwas anderes"),
)
ONE_OFF_KIND = (
    Choice("christmas", "weihnachtsgeld", "Weihnachtsgeld"),
    Choice("vacation_bonus", "urlaubsgeld", "Urlaubsgeld"),
    Choice("vacation_payout", "urlaubsabgeltung", "Urlaubsabgeltung beim Austritt"),
    Choice("bonus", "prämie", "Prämie"),
    Choice("other", "sonstiges", "etwas anderes"),
)
VACATION_COUNTS = (
    Choice("days", "tage", "jeder Kalendertag mit Dienst; eine Nacht über Mitternacht sind zwei"),
    Choice("shifts", "schichten", "jede Schicht an dem Tag, an dem sie beginnt"),
)
VACATION_REASON = (
    Choice("earlier_employer", "früherer-arbeitgeber", "in diesem Jahr schon woanders gewährt: fällt weg"),
    Choice("granted", "gewährt", "zusätzlich gewährt: kommt dazu"),
    Choice("offset", "verrechnet", "zu viel genommen, Verrechnung vereinbart: fällt weg"),
    Choice("carried_urgent", "dringend", "aus dringenden Gründen bis 31. März übertragen"),
    Choice("carried_requested", "verlangt", "Teilurlaub, auf Wunsch ins nächste Jahr übertragen"),
)
REFUND_KIND = (
    Choice("u1", "u1", "U1: Lohn bei Krankheit"),
    Choice("u2", "u2", "U2: Mutterschaft"),
)
STATE = (
    Choice("BW", "bw", "Baden-Württemberg"),
    Choice("BY", "by", "Bayern"),
    Choice("BE", "be", "Berlin"),
    Choice("BB", "bb", "Brandenburg"),
    Choice("HB", "hb", "Bremen"),
    Choice("HH", "hh", "Hamburg"),
    Choice("HE", "he", "Hessen"),
    Choice("MV", "mv", "Mecklenburg-Vorpommern"),
    Choice("NI", "ni", "Niedersachsen"),
    Choice("NW", "nw", "Nordrhein-Westfalen"),
    Choice("RP", "rp", "Rheinland-Pfalz"),
    Choice("SL", "sl", "Saarland"),
    Choice("SN", "sn", "Sachsen"),
    Choice("ST", "st", "Sachsen-Anhalt"),
    Choice("SH", "sh", "Schleswig-Holstein"),
    Choice("TH", "th", "Thüringen"),
)
LOCAL_HOLIDAY = (
    Choice("augsburg", "augsburg", "Augsburger Friedensfest"),
    Choice("mariae_himmelfahrt", "mariä-himmelfahrt", "Mariä Himmelfahrt"),
    Choice("fronleichnam", "fronleichnam", "Fronleichnam"),
)
JOB_KIND = (
    Choice("employed", "angestellt", "angestellt"),
    Choice("self_employed", "selbständig", "selbständig"),
)
DISABILITY = (
    Choice("severely_disabled", "schwerbehindert", "schwerbehindert"),
    Choice("equal_status", "gleichgestellt", "gleichgestellt"),
)
SETTING = (
    Choice("darstellung", "darstellung", "Bildschirm oder schlichter Text"),
    Choice("farben", "farben", "Farben des Bildschirms"),
    Choice("vorschlaege", "vorschlaege", "Graue Vorschläge in der Eingabezeile"),
    Choice("erklaerungen", "erklaerungen", "Seite mit Erklärungen zu jeder Abrechnung"),
)
ROSTER_KIND = (
    Choice("work", "arbeit", "Arbeit"),
    Choice("standby", "bereitschaft", "Bereitschaft vor Ort"),
    Choice("travel", "fahrt", "Fahrt"),
    Choice("training", "fortbildung", "Fortbildung"),
)
ON_CALL_HOURS = (
    Choice(None, "keine", "weder Mindest- noch Höchstzahl, sie sind fest vereinbart"),
    Choice("minimum", "mindestens", "mindestens so viele, ein Viertel mehr darf abgerufen werden"),
    Choice("maximum", "höchstens", "höchstens so viele, ein Fünftel weniger darf abgerufen werden"),
)
WEEKDAY = (
    Choice("mon", "mo", "Montag"),
    Choice("tue", "di", "Dienstag"),
    Choice("wed", "mi", "Mittwoch"),
    Choice("thu", "do", "Donnerstag"),
    Choice("fri", "fr", "Freitag"),
    Choice("sat", "sa", "Samstag"),
    Choice("sun", "so", "Sonntag"),
)
