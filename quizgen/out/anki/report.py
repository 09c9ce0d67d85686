"""What an export tells its user."""

from typing import Any

from quizgen.out.anki.export import Targets
from quizgen.out.anki.plan import Plan


def sentences(plan: Plan, targets: Targets) -> list[str]:
    """What was written and, after an update, what changed, for people."""
    decks = len({entry.deck for entry in plan.entries})
    lines = [
        f"{path}: {_count(len(plan.entries), 'note')}, {_count(plan.cards, 'card')}, {_count(decks, 'deck')}"
        for path in targets.results
    ]
    known = len(plan.entries) - len(plan.added)
    if known or plan.removed:
        lines.append(
            f"since the last export: {len(plan.added)} new, {len(plan.changed)} changed, {len(plan.removed)} removed, "
            f"{known - len(plan.changed)} as before"
        )
    if plan.removed:
        search = " or ".join(f'"编号:{name}"' for name in plan.removed)
        lines.append(f"an import cannot delete; to find the removed notes, search in Anki for: {search}")
    return lines


def warnings(plan: Plan) -> list[str]:
    """What needs the user's attention, one sentence each."""
    lines = [f"{name} was left out: {reason}" for name, reason in plan.unfit]
    lines += [
        f"{name} has become another kind of question, which Anki cannot update; give it a new id"
        for name in plan.retyped
    ]
    return lines


def as_builtins(plan: Plan, targets: Targets) -> dict[str, Any]:
    """The same for a program."""
    return {
        "written": [str(path) for path in targets.results],
        "state": None if targets.state is None else str(targets.state),
        "notes": len(plan.entries),
        "cards": plan.cards,
        "decks": sorted({entry.deck for entry in plan.entries}),
        "added": list(plan.added),
        "changed": list(plan.changed),
        "removed": list(plan.removed),
        "retyped": list(plan.retyped),
        "unfit": [{"id": name, "reason": reason} for name, reason in plan.unfit],
    }


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
