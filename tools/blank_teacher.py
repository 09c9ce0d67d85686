"""A small Chinese BERT that learns where people cut the blank; it only teaches the model of blanks (needs torch).

The score of a candidate comes from the states of its first and last character and of their neighbours outside, the mean
of its own, and its length. As for the model of blanks, a softmax over the sentence makes the scores chances, and the
candidates nearest to the person's blank are to be likely.
"""

import json
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import torch
from conditional_logit import Array, Problem
from torch import Tensor, nn
from torch.nn import functional

# Two passes: a third only learns the sentences by heart. The word vectors stay as they are.
PASSES, RATE, HEAD_RATE, BATCH = 2, 1.2e-4, 1.2e-3, 32
DROPOUT, LONGEST = 0.1, 510
_SIZE, _INNER, _HEADS, _LAYERS, _WORDS, _HIDDEN = 512, 2048, 8, 4, 21128, 256
_PARTS = {
    "query": "attention.self.query",
    "key": "attention.self.key",
    "value": "attention.self.value",
    "output": "attention.output.dense",
    "norm": "attention.output.LayerNorm",
    "inner": "intermediate.dense",
    "outer": "output.dense",
    "last_norm": "output.LayerNorm",
}


class _Layer(nn.Module):
    def __init__(self) -> None:
        super().__init__()
        self.query, self.key, self.value = (nn.Linear(_SIZE, _SIZE) for _ in range(3))
        self.output, self.norm = nn.Linear(_SIZE, _SIZE), nn.LayerNorm(_SIZE, eps=1e-12)
        self.inner, self.outer = nn.Linear(_SIZE, _INNER), nn.Linear(_INNER, _SIZE)
        self.last_norm = nn.LayerNorm(_SIZE, eps=1e-12)

    def forward(self, states: Tensor, mask: Tensor) -> Tensor:
        rows, length, _ = states.shape
        sides = [
            part(states).view(rows, length, _HEADS, -1).transpose(1, 2) for part in (self.query, self.key, self.value)
        ]
        dropout = DROPOUT if self.training else 0.0
        seen = functional.scaled_dot_product_attention(*sides, attn_mask=mask, dropout_p=dropout)
        seen = self.output(seen.transpose(1, 2).reshape(rows, length, _SIZE))
        states = self.norm(states + functional.dropout(seen, DROPOUT, self.training))
        thought = self.outer(functional.gelu(self.inner(states)))
        return self.last_norm(states + functional.dropout(thought, DROPOUT, self.training))


class Teacher(nn.Module):
    """Scores candidates. model: the folder of the BERT to begin with (pytorch_model.bin, tokenizer.json)."""

    def __init__(self, model: Path) -> None:
        super().__init__()
        self.vocabulary: dict[str, int] = json.loads((model / "tokenizer.json").read_text("utf8"))["model"]["vocab"]
        self.words, self.places = nn.Embedding(_WORDS, _SIZE), nn.Embedding(512, _SIZE)
        self.segments, self.norm = nn.Embedding(2, _SIZE), nn.LayerNorm(_SIZE, eps=1e-12)
        self.layers = nn.ModuleList(_Layer() for _ in range(_LAYERS))
        self._load(torch.load(model / "pytorch_model.bin", map_location="cpu", weights_only=True))
        self.words.weight.requires_grad_(False)
        sides = (nn.Linear(_SIZE, _HIDDEN) for _ in range(5))
        self.head = nn.ModuleList([*sides, nn.Embedding(26, _HIDDEN), nn.Linear(_HIDDEN, 1)])

    def _load(self, weights: dict[str, Tensor]) -> None:
        plain = {name.removeprefix("bert."): weight for name, weight in weights.items()}
        for part, name in (
            (self.words, "word_embeddings"),
            (self.places, "position_embeddings"),
            (self.segments, "token_type_embeddings"),
            (self.norm, "LayerNorm"),
        ):
            _fill(part, plain, f"embeddings.{name}")
        for number, layer in enumerate(self.layers):
            for part_name, name in _PARTS.items():
                _fill(getattr(layer, part_name), plain, f"encoder.layer.{number}.{name}")

    def forward(self, sentences: list[str], row: Tensor, start: Tensor, end: Tensor) -> Tensor:
        """The scores of candidates: of which sentence each is, and its characters (half-open)."""
        states = self._states(sentences)
        sums = torch.cat([torch.zeros_like(states[:, :1]), states.cumsum(1)], 1)
        mean = (sums[row, end + 1] - sums[row, start + 1]) / (end - start).clamp(min=1).unsqueeze(1)
        first, last, before, after, inside, length, out = self.head
        # Character n has state n + 1: the sentence's opening sign comes first.
        seen = first(states)[row, start + 1] + last(states)[row, end] + before(states)[row, start]
        seen = seen + after(states)[row, end + 1] + inside(mean) + length((end - start).clamp(max=25))
        scores: Tensor = out(functional.dropout(functional.gelu(seen), DROPOUT, self.training)).squeeze(1)
        return scores.float()

    def _states(self, sentences: list[str]) -> Tensor:
        known = self.vocabulary
        numbers = [
            [known["[CLS]"], *(known.get(sign.lower(), known["[UNK]"]) for sign in text), known["[SEP]"]]
            for text in sentences
        ]
        length = max(map(len, numbers))
        padded = torch.tensor([row + [0] * (length - len(row)) for row in numbers])
        mask = torch.where(padded[:, None, None, :] > 0, 0.0, -1e4).to(torch.bfloat16)
        states = self.norm(self.words(padded) + self.places.weight[:length] + self.segments.weight[0])
        states = functional.dropout(states, DROPOUT, self.training)
        for layer in self.layers:
            states = layer(states, mask)
        return states.float()


def _fill(part: nn.Module, weights: dict[str, Tensor], name: str) -> None:
    part.load_state_dict({key: weights[f"{name}.{key}"] for key in part.state_dict()})


def taught(model: Path, sentences: list[str], problem: Problem, weight_of: Array) -> Teacher:
    """A teacher that learned from the sentences that have a weight. Uses one thread, so that it is always the same."""
    torch.set_num_threads(1)
    torch.manual_seed(0)
    random = np.random.default_rng(0)
    teacher = Teacher(model)
    head = list(teacher.head.parameters())
    body = [p for name, p in teacher.named_parameters() if not name.startswith("head.") and p.requires_grad]
    rates = [{"params": body, "lr": RATE}, {"params": head, "lr": HEAD_RATE}]
    optimizer = torch.optim.AdamW(rates, weight_decay=0.01)
    # Sentences in which no candidate is right teach nothing.
    met = np.array(
        [problem.overlap[a:b].max(initial=0) for a, b in zip(problem.bounds, problem.bounds[1:], strict=False)]
    )
    learned = np.flatnonzero((weight_of > 0) & (met >= 0.5))
    count = PASSES * -(-len(learned) // BATCH)
    pace = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min((step + 1) / (count * 0.1), max(0.0, (count - step) / (count * 0.9)))
    )
    teacher.train()
    for _ in range(PASSES):
        for numbers in _batches(random.permutation(learned), sentences, random):
            loss = _loss(teacher, sentences, problem, weight_of, numbers)
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(teacher.parameters(), 1.0)
            optimizer.step()
            pace.step()
    return teacher


def chances(teacher: Teacher, sentences: list[str], problem: Problem) -> Array:
    """What the teacher thinks of each candidate of each sentence."""
    teacher.eval()
    found = np.zeros(len(problem.overlap))
    order = np.array([at for at, text in enumerate(sentences) if problem.places[at]])
    with torch.no_grad():
        for numbers in _batches(order, sentences, None):
            for number, some in zip(numbers, _scores(teacher, sentences, problem, numbers), strict=True):
                found[problem.bounds[number] : problem.bounds[number + 1]] = some.softmax(0).numpy()
    return found


def _batches(order: Array, sentences: list[str], random: np.random.Generator | None) -> Iterator[list[int]]:
    """Batches of sentences of like length."""
    found: list[list[int]] = []
    for at in range(0, len(order), 8 * BATCH):
        some = sorted((int(number) for number in order[at : at + 8 * BATCH]), key=lambda number: len(sentences[number]))
        found += [some[begin : begin + BATCH] for begin in range(0, len(some), BATCH)]
    if random is not None:
        random.shuffle(found)
    yield from found


def _scores(teacher: Teacher, sentences: list[str], problem: Problem, numbers: list[int]) -> list[Tensor]:
    """The scores of the candidates of each of the sentences."""
    places = [problem.places[number] for number in numbers]
    counts = [len(some) for some in places]
    row = torch.repeat_interleave(torch.arange(len(numbers)), torch.tensor(counts))
    flat = torch.tensor([place for some in places for place in some]).clamp(max=LONGEST)  # what is longer is not seen
    with torch.autocast("cpu", torch.bfloat16):
        scores = teacher([sentences[number][:LONGEST] for number in numbers], row, flat[:, 0], flat[:, 1])
    return list(scores.split(counts))


def _loss(teacher: Teacher, sentences: list[str], problem: Problem, weight_of: Array, numbers: list[int]) -> Tensor:
    total = torch.zeros(())
    for number, some in zip(numbers, _scores(teacher, sentences, problem, numbers), strict=True):
        overlap = torch.from_numpy(problem.overlap[problem.bounds[number] : problem.bounds[number + 1]])
        right = (overlap >= 0.5) & (overlap >= overlap.max() - 1e-9)
        total = total - float(weight_of[number]) * (some[right].logsumexp(0) - some.logsumexp(0))
    return total / BATCH
