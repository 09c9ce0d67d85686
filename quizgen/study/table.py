"""Statistics as one CSV table."""

import csv
import io

from quizgen.study.statistics import Statistics

HEADER = ("table", "name", "answers", "right", "value")


def csv_table(found: Statistics) -> str:
    """One row a day, section, kind, forecast day and hard item.

    Columns: the table the row belongs to; the day, section path, kind or item id; answers; how many were right; and a
    value: new items (day), marks per answer 0..1 (section, kind), items due (forecast), times forgotten (hardest).
    """
    rows: list[tuple[object, ...]] = [HEADER]
    rows += [("day", d.date.isoformat(), d.answers, d.right, d.new) for d in found.days]
    rows += [("section", g.name, g.answers, g.right, round(g.accuracy, 4)) for g in found.sections]
    rows += [("kind", g.name, g.answers, g.right, round(g.accuracy, 4)) for g in found.kinds]
    rows += [("forecast", d.date.isoformat(), "", "", d.items) for d in found.forecast]
    rows += [("hardest", h.item, h.answers, h.answers - h.missed, h.lapses) for h in found.hardest]
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows(rows)
    return out.getvalue()
