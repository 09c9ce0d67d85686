"""Learn quizgen/items/swaps.tsv, distractor_weights.tsv and word_pairs.txt from items that people wrote.

    python tools/learn_distractors.py DATA [--dry] [--out DIR]

DATA holds law_items.json and bank_items.json (sentence, start, end, answer, options; file: the statute in DATA/laws).
Only figures leave the data: counts of pairs of single words, weights of features. Prints the cross-validation: folds
are whole statutes; items with a near-identical sentence are in one fold, and neither the word pairs nor the weights of
a fold are learned from its own items.
"""

import argparse
import json
import re
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from pathlib import Path

import neighbour_words
import numpy as np

from quizgen.chinese.words import entry
from quizgen.document.document import Document
from quizgen.document.span import Span
from quizgen.items import ranking
from quizgen.items.candidates import Evidence, gather
from quizgen.items.document_index import index_of
from quizgen.items.key import Key
from quizgen.items.numbers import find_numerals
from quizgen.items.proof import Proof
from quizgen.items.swaps import Table

ITEMS = Path(__file__).parent.parent / "quizgen" / "items"
FOLDS = 5
LAW_WEIGHT = 4.0
PENALTY = 30.0


@dataclass
class Row:
    """One human item. fold: which of the folds it is tried in."""

    document: Document
    span: Span
    wrong: list[str]
    law: bool
    sentence: str
    start: int
    end: int
    fold: int = 0
    evidence: Evidence = field(default_factory=dict)

    @property
    def answer(self) -> str:
        return self.document.quote(self.span)


def squeeze(text: str) -> str:
    return re.sub(r"[\s\u3000\xa0]", "", text)


def load(data: Path) -> list[Row]:
    rows, documents = [], {}
    for raw in json.loads((data / "law_items.json").read_text("utf-8")):
        wrong = [o for o in dict.fromkeys(raw.get("options") or ()) if squeeze(o) not in ("", squeeze(raw["answer"]))]
        if raw["file"] not in documents:
            documents[raw["file"]] = Document((data / "laws" / raw["file"]).read_text("utf-8"), source=raw["file"])
        at = documents[raw["file"]].text.find(raw["sentence"])
        if wrong and at >= 0:
            span = Span(at + raw["start"], at + raw["end"])
            rows.append(Row(documents[raw["file"]], span, wrong, True, raw["sentence"], raw["start"], raw["end"]))
    for raw in json.loads((data / "bank_items.json").read_text("utf-8")):
        wrong = [o for o in dict.fromkeys(raw["options"]) if squeeze(o) not in ("", squeeze(raw["answer"]))]
        if wrong and raw["answer"] not in ("正确", "错误"):
            document = Document(raw["sentence"])
            span = Span(raw["start"], raw["end"])
            rows.append(Row(document, span, wrong, False, raw["sentence"], raw["start"], raw["end"]))
    assign_folds(rows)
    return rows


def assign_folds(rows: list[Row]) -> None:
    """Items of one statute, and items whose sentences share 12 characters around the answer, are in one fold."""
    parent = list(range(len(rows)))

    def root(i: int) -> int:
        while parent[i] != i:
            parent[i] = parent[parent[i]]
            i = parent[i]
        return i

    seen: dict[str, int] = {}
    for i, row in enumerate(rows):
        # Not the opening 根据《…》, which unlike items share.
        text = squeeze(re.sub(r"^[^，]{0,12}《[^》]*》[^，]{0,8}，", "", row.sentence))
        marks = {text[k : k + 12] for k in range(len(text) - 11)} or {text}
        marks |= {"file:" + row.document.source} if row.law else set()
        for mark in marks:
            parent[root(i)] = root(seen.setdefault(mark, i))
    groups = defaultdict(list)
    for i in range(len(rows)):
        groups[root(i)].append(i)
    load_ = [0.0] * FOLDS
    for group in sorted(groups.values(), key=lambda g: (-sum(rows[i].law for i in g), -len(g), g[0])):
        fold = load_.index(min(load_))
        load_[fold] += sum(10 if rows[i].law else 1 for i in group)
        for i in group:
            rows[i].fold = fold
    print(f"{len(groups)} groups, the largest of {max(map(len, groups.values()))} items")


# --- word pairs -------------------------------------------------------------


def word_pairs(rows: list[Row]) -> Counter[tuple[str, str]]:
    """How often people exchanged one short word (1 to 4 characters) for another."""
    counts: Counter[tuple[str, str]] = Counter()
    seen = set()
    for row in rows:
        options = [squeeze(row.answer), *map(squeeze, row.wrong)]
        if (signature := (options[0], *sorted(options))) in seen:
            continue
        seen.add(signature)
        for i, a in enumerate(options):
            for b in options[i + 1 :]:
                if not find_numerals(a) and not find_numerals(b):
                    for pair in parts(a, b):
                        counts[min(pair), max(pair)] += 2 if i == 0 else 1
    return counts


def parts(a: str, b: str) -> set[tuple[str, str]]:
    """The whole pair when it is short, and what remains without the common start and end."""
    found = {(a, b)}
    start = 0
    while start < min(len(a), len(b)) and a[start] == b[start]:
        start += 1
    end = 0
    while end < min(len(a), len(b)) - start and a[-1 - end] == b[-1 - end]:
        end += 1
    found.add((a[start : len(a) - end], b[start : len(b) - end]))
    # With the character beside the difference, where that makes words: 民|刑 -> 民事|刑事.
    for left in (0, 1):
        for right in (0, 1):
            if start >= left and end >= right:
                pair = (a[start - left : len(a) - end + right], b[start - left : len(b) - end + right])
                if entry(pair[0]) and entry(pair[1]):
                    found.add(pair)
    return {p for p in found if all(1 <= len(w) <= 4 and re.fullmatch(r"[\u4e00-\u9fff]+", w) for w in p)}


def table(counts: Counter[tuple[str, str]]) -> Table:
    found: defaultdict[str, dict[str, float]] = defaultdict(dict)
    for (a, b), count in counts.items():
        if keep(a, b, count):
            found[a][b] = found[b][a] = count / 2
    return Table(found)


def keep(a: str, b: str, count: int) -> bool:
    """Pairs of plain words; single characters and names only when people exchanged them more than once."""
    known = [entry(w) for w in (a, b)]
    plain = all(k is not None and not k[1].startswith("nr") and len(w) > 1 for k, w in zip(known, (a, b), strict=True))
    return count >= (2 if plain else 3)


# --- weights ----------------------------------------------------------------


def examples(
    rows: list[Row], names: dict[str, int], grow: bool
) -> list[tuple[np.ndarray, np.ndarray, np.ndarray, float]]:
    """For each row whose candidates hold a human option: (feature ids, candidate of each id, is human, weight)."""
    found = []
    for row in rows:
        key = Key(index_of(row.document), row.span)
        wrong = set(map(squeeze, row.wrong))
        ids, owner, human = [], [], []
        for n, (text, evidence) in enumerate(row.evidence.items()):
            human.append(squeeze(text) in wrong)
            for name in ranking.features(key, text, evidence):
                if grow:
                    names.setdefault(name, len(names))
                if name in names:
                    ids.append(names[name])
                    owner.append(n)
        if any(human):
            found.append((np.array(ids), np.array(owner), np.array(human), LAW_WEIGHT if row.law else 1.0))
    return found


def learn_weights(rows: list[Row], steps: int = 150) -> dict[str, float]:
    """Weights that put the human options first (softmax over each item's candidates, L2 penalty, Adam)."""
    names: dict[str, int] = {}
    data = examples(rows, names, grow=True)
    ids = np.concatenate([d[0] for d in data])
    offsets = np.cumsum([0, *(len(d[2]) for d in data)])
    owner = np.concatenate([d[1] + o for d, o in zip(data, offsets, strict=False)])
    human = np.concatenate([d[2] for d in data])
    item = np.repeat(np.arange(len(data)), np.diff(offsets))
    share = np.array([d[3] / d[2].sum() for d in data])
    w, m, v = (np.zeros(len(names)) for _ in range(3))
    for step in range(1, steps + 1):
        score = np.bincount(owner, w[ids], len(item))
        top = np.full(len(data), -np.inf)
        np.maximum.at(top, item, score)
        e = np.exp(score - top[item])
        p = e / np.bincount(item, e, len(data))[item]
        total = share * np.bincount(item, human, len(data))
        residual = total[item] * p - share[item] * human
        gradient = np.bincount(ids, residual[owner], len(names)) + PENALTY * w
        m, v = 0.9 * m + 0.1 * gradient, 0.999 * v + 0.001 * gradient**2
        w -= 0.08 * (m / (1 - 0.9**step)) / (np.sqrt(v / (1 - 0.999**step)) + 1e-8)
    return {name: float(w[i]) for name, i in names.items()}


# --- measure ----------------------------------------------------------------


def score(rows: list[Row], weights: dict[str, float]) -> Counter[str]:
    total: Counter[str] = Counter()
    for row in rows:
        key = Key(index_of(row.document), row.span)
        wrong = set(map(squeeze, row.wrong))
        got: list[str] = []
        proof = Proof(key.index, row.span)
        for text in ranking.rank(key, row.evidence, ranking.Worth(weights)):
            if proof.against(text) is None:
                got.append(squeeze(text))
            if len(got) == 10:
                break
        total.update(items=1, options=len(wrong), candidates=len(wrong & set(map(squeeze, row.evidence))))
        total.update(first=bool(got) and got[0] in wrong, at3=len(wrong & set(got[:3])), at10=len(wrong & set(got)))
    return total


def show(name: str, t: Counter[str]) -> None:
    print(
        f"{name:22} items {t['items']:5}  P@1 {t['first'] / t['items']:.3f}  R@3 {t['at3'] / t['options']:.3f}  "
        f"R@10 {t['at10'] / t['options']:.3f}  among candidates {t['candidates'] / t['options']:.3f}"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("--out", type=Path, default=ITEMS, help="where the tables are written")
    parser.add_argument("--dry", action="store_true", help="print the cross-validation only, write nothing")
    options = parser.parse_args()
    rows = load(options.data)
    for fold in range(FOLDS):
        own = table(word_pairs([r for r in rows if r.fold != fold]))
        for row in rows:
            if row.fold == fold:
                row.evidence = gather(Key(index_of(row.document), row.span), own)
    law, bank = Counter[str](), Counter[str]()
    for fold in range(FOLDS):
        weights = learn_weights([r for r in rows if r.fold != fold])
        law += score([r for r in rows if r.fold == fold and r.law], weights)
        bank += score([r for r in rows if r.fold == fold and not r.law], weights)
    show("statutes, held in", law)
    show("banks, held in", bank)
    if options.dry:
        return
    weights = learn_weights(rows)
    show("statutes, trained on", score([r for r in rows if r.law], weights))
    write_tables(options.out, word_pairs(rows), weights)
    neighbour_words.write(options.data, options.out / "word_pairs.txt")


def write_tables(out: Path, counts: Counter[tuple[str, str]], weights: dict[str, float]) -> None:
    lines = sorted(f"{a}\t{b}\t{n / 2:g}\n" for (a, b), n in counts.items() if keep(a, b, n))
    head = "# Made by tools/learn_distractors.py: two words that people exchanged for each other, and how often.\n"
    (out / "swaps.tsv").write_text(head + "".join(lines), encoding="utf-8")
    lines = sorted(f"{name}\t{weight:.3f}\n" for name, weight in weights.items() if abs(weight) >= 0.005)
    head = "# Made by tools/learn_distractors.py: the weight of each feature of a wrong option (ranking.py).\n"
    (out / "distractor_weights.tsv").write_text(head + "".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main()
