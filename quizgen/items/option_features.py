"""What can be seen of a wrong option beside its key and at the key's place: names of features, each there or not."""

from functools import lru_cache

from quizgen.chinese.words import entry
from quizgen.document.span import Span
from quizgen.items.build import build
from quizgen.items.collocations import is_telling, known_pair
from quizgen.items.fitting import is_known_rival, is_of_kind, shares_half
from quizgen.items.haystack import haystack
from quizgen.items.kinds import kind_of
from quizgen.items.material import Material
from quizgen.items.number_neighbours import relation
from quizgen.items.numbers import find_numerals
from quizgen.items.ranking import Group
from quizgen.items.swaps import families, general_words, learned
from quizgen.items.synonyms import common_ends
from quizgen.items.tempting import differ_in_degree, parts_are_rivals
from quizgen.items.word_tables import words_of

# How far around the key an option counts as near, as in sight, and as of the same scene, in characters.
_NEAR, _IN_SIGHT, _SCENE = 60, 250, 1_000
_VAGUE = words_of("classes.txt", "vague")
# A key with a number in it is a figure up to so many characters.
_FIGURE = 8


class Gap:
    """A key at its place, with what is looked up once for all its options. passage: what is shown of the source."""

    def __init__(self, material: Material, passage: Span, answer: Span) -> None:
        text, words = material.text, material.words
        self.material, self.answer, self.key = material, answer, text[answer.start : answer.end]
        self.before = text[words.word_start(answer.start) : answer.start] if answer.start else ""
        self.after = text[answer.end : words.word_end(answer.end)] if answer.end < len(text) else ""
        tags = (
            words.tag(answer.start - len(self.before)) if self.before else "x",
            words.tag(answer.end) if self.after else "x",
        )
        self.telling = is_telling(self.before, tags[0]), is_telling(self.after, tags[1])
        self.open = tags[0] == "x", tags[1] == "x"
        self.shown = text[passage.start : answer.start] + "\n" + text[answer.end : passage.end]
        self.haystack = haystack(text)
        self.is_figure = len(self.key) <= _FIGURE and bool(find_numerals(self.key))
        self.about = _about(self.key, self.is_figure, tags[0][:1], tags[1][:1])

    def says_near(self, option: str, distance: int) -> bool:
        """True when option stands within so many characters of the key."""
        text, answer = self.material.text, self.answer
        return text.find(option, max(0, answer.start - distance), answer.end + distance) >= 0


def features(gap: Gap, option: str) -> list[Group]:
    """What option is like, in groups of names that are often the same."""
    if gap.is_figure:
        after = gap.material.text[gap.answer.end : gap.answer.end + 12]
        return [gap.about, _figure(gap.key, option, after), _in_source(gap, option, "figure ")]
    return [gap.about, _likeness(gap.key, option), _in_source(gap, option, ""), _company(gap, option)]


@lru_cache(maxsize=5_000)
def _about(key: str, is_figure: bool, before: str, after: str) -> Group:
    rivals = len(families().get(key, ()))
    size = str(len(key)) if len(key) < 5 else "5-6" if len(key) < 7 else "7+"
    found = ["option", f"key length {size}", f"before {before}", f"after {after}", f"key rivals {min(rivals, 12) // 3}"]
    found += ["key figure"] if is_figure else []
    found += ["key word"] if entry(key) is not None else []
    return tuple(found)


@lru_cache(maxsize=20_000)
def _figure(key: str, option: str, after: str) -> Group:
    longer = len(option) - len(key)
    found = [f"figure {name}" for name in relation(key, option, after)]
    found += [f"figure length {max(-1, min(1, longer)):+}"]
    if option[-2:-1] == "以" and option[-2:] != key[-2:]:
        found.append(f"figure {option[-2:]} for {key[-2:]}")
    mine, theirs = _digits(option), _digits(key)
    found.append(f"figure {'more' if mine > theirs else 'fewer' if mine < theirs else 'as many'} digits")
    return tuple(found)


def _digits(text: str) -> int:
    """How many digits the numbers in text have before they end in noughts."""
    return sum(len(f"{n.value:.6g}".split("e")[0].replace(".", "").strip("0")) for n in find_numerals(text))


@lru_cache(maxsize=20_000)
def _likeness(key: str, option: str) -> Group:
    """What shows of the two alone."""
    size = "short" if len(key) < 3 else "middle" if len(key) < 5 else "long"
    start, end = common_ends(option, key)
    found = [f"{size} start {min(start, 3)}", f"{size} end {min(end, 4)}"]
    found.append(f"{size} length {max(-3, min(3, len(option) - len(key))):+}")
    found += _kinds(key, option) + _rivalry(key, option, start, end)
    if shares_half(option, key):
        found.append(f"{size} half")
    mine, theirs = build(option), build(key)
    found.append(f"{'same' if mine.classes[0] == theirs.classes[0] else 'other'} first class")
    found.append(f"{'same' if mine.classes[-1] == theirs.classes[-1] else 'other'} last class")
    found += ["same tags"] if mine.tags == theirs.tags else []
    found += ["general"] if option in general_words() else []
    found += ["vague"] if option in _VAGUE else []
    known = entry(option)
    return (*found, f"frequency {len(str(known[0])) if known else 'none'}")


def _kinds(key: str, option: str) -> list[str]:
    mine, theirs = kind_of(option), kind_of(key)
    if mine == theirs:
        found = [f"both {mine}" if mine else "no kinds"]
    else:
        found = ["other kind" if mine and theirs else "kind of key" if theirs else "kind of option"]
    return [*found, "of its kind"] if is_of_kind(option, key) else found


def _rivalry(key: str, option: str, start: int, end: int) -> list[str]:
    strength = families().get(key, {}).get(option)
    if strength is None:
        found = ["family no"]
    else:
        found = ["family " + ("near" if strength > 0.9 else "mid" if strength > 0.4 else "far")]
    times = learned().get(key, {}).get(option, 0)
    found += [f"learned {'often' if times >= 3 else 'twice' if times >= 2 else 'once'}"] if times else []
    found += ["rival parts"] if start + end and parts_are_rivals(option, key, start, end) else []
    return [*found, "differ in degree"] if differ_in_degree(option, key) else found


def _in_source(gap: Gap, option: str, prefix: str) -> Group:
    """Where option stands in the source."""
    text = gap.material.text
    times = gap.haystack.count(option, 0, len(text))
    shown = option in gap.shown
    if not times:
        return (f"{prefix}here 0",)
    where = "near" if gap.says_near(option, _NEAR) else "in sight" if gap.says_near(option, _IN_SIGHT) else "far"
    return _standing(prefix, times.bit_length(), where, shown, _is_absent(gap, option, where))


def _is_absent(gap: Gap, option: str, where: str) -> bool:
    """True for a person of whom nothing is said around a key that names another one: 保管人 for 用电人."""
    if where != "far" or kind_of(option) != "person" or kind_of(gap.key) != "person":
        return False
    return not is_known_rival(option, gap.key) and not gap.says_near(option, _SCENE)


@lru_cache(maxsize=1_000)
def _standing(prefix: str, bits: int, where: str, shown: bool, absent: bool) -> Group:
    found = [f"{prefix}here {min(bits, 5)}", f"{prefix}{where}"]
    found += [f"{prefix}shown"] if shown else []
    return (*found, "absent person") if absent else tuple(found)


def _company(gap: Gap, option: str) -> Group:
    """Does option go with what stands beside the key, and stand elsewhere beside what the key stands beside?"""
    usage = gap.material.usage
    left = _side(gap, 0, gap.before, option)
    right = _side(gap, 1, option, gap.after)
    mine, theirs = usage.company(option), usage.company(gap.key)
    kind = "body" if kind_of(gap.key) == "body" else "short" if len(gap.key) < 3 else "long"
    return _beside(left, right, kind, min(len(mine[0] & theirs[0]), 4), min(len(mine[1] & theirs[1]), 4))


def _side(gap: Gap, side: int, first: str, second: str) -> str:
    """How first and second, of which one is the option, go together on one side of the gap."""
    if gap.open[side]:
        return "open"
    says = gap.material.says(first + second)
    if gap.telling[side]:
        return "goes" if says or known_pair(first, second) else "strange"
    return "said" if says else "loose"


@lru_cache(maxsize=5_000)
def _beside(left: str, right: str, kind: str, shared_left: int, shared_right: int) -> Group:
    sides = [side for side in (left, right) if side in ("goes", "strange")]
    going = "open" if not sides else "all" if "strange" not in sides else "one" if "goes" in sides else "none"
    found = [f"left {left}", f"right {right}", f"{kind} goes {going}"]
    return (*found, f"shares left {shared_left}", f"shares right {shared_right}")
