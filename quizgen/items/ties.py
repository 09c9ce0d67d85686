"""How surely two words that stand side by side belong to one term: learned from how often they do.

tools/learn_merit.py counts them in statutes, reports and the sentences of items (word_ties.tsv): 监督 and 检查 are
tied, 要求 and 企业 are not. A short document tells too little of this by itself.
"""

from functools import cache

from quizgen.items.swaps import table_lines

# A pair is tied when it stands so often together, one of the words having two characters; how closely, is told by the
# share of the rarer word's places where it does: 1 from the first share on, up to 4. Chosen by how well merit then
# tells ratings in documents that were left out.
LEAST, SHARES = 3, (0.1, 0.2, 0.4, 0.7)


def tie(one: str, other: str) -> int:
    """How closely two neighbouring words are tied, 0 (not that we know) to 4."""
    known = _ties().get(one)
    if known is None:
        return 0
    at = known.find(f" {other}:")
    return int(known[at + len(other) + 2]) if at >= 0 else 0


def use_ties(rows: list[str]) -> None:
    """Take these ties instead of the learned ones: lines as in word_ties.tsv."""
    known = _ties()
    known.clear()
    known.update(_by_word(rows))


@cache
def _ties() -> dict[str, str]:
    return _by_word(table_lines("word_ties.tsv"))


def _by_word(rows: list[str]) -> dict[str, str]:
    """For each first word the others with the figures: " 检查:2 检查人员:4"."""
    pairs = (row.split("\t") for row in rows)
    return {word: f" {others}" for word, others in pairs}
