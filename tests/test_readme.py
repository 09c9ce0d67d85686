"""The README shows what there is."""

from pathlib import Path

import yaml

ROOT = Path(__file__).parent.parent


def test_the_item_shown_is_in_the_sample_deck() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf8")
    (shown,) = yaml.safe_load(readme.partition("```yaml\n")[2].partition("```")[0])
    items = yaml.safe_load((ROOT / "decks" / "lab-safety.yaml").read_text(encoding="utf8"))["items"]
    (real,) = [item for item in items if item["id"] == shown["id"]]
    assert shown.items() <= real.items()


def test_every_command_is_named() -> None:
    from quizgen.cli.app import COMMANDS

    readme = (ROOT / "README.md").read_text(encoding="utf8")
    assert [name for name in COMMANDS if f"`{name}`" not in readme] == []
