"""What learners' collections depend on is frozen."""

import json
import re
from hashlib import sha256

import pytest

from quizgen.out.anki.notes import guid_of
from quizgen.out.anki.notetypes import BY_KIND, CHOICE, FILL_IN, REVISION, TRUE_FALSE, NoteType, read_templates
from quizgen.out.templates import template_folder

ALL = (FILL_IN, CHOICE, TRUE_FALSE)
COMMON = ["原句", "解析", "出处", "文档", "笔记", "编号", "备用一", "备用二", "备用三", "备用四"]
# Changing any of this makes Anki refuse every update of every deck that was ever imported.
FROZEN = [
    (1_795_000_000_101, "quizgen 填空题", "填空", ["题面", "题型", "也可填", "键入", "题面即原句", *COMMON]),
    (1_795_000_000_102, "quizgen 选择题", "选择", ["题面", "题型", "选项", "答案", *COMMON]),
    (1_795_000_000_103, "quizgen 判断题", "判断", ["题面", "题型", "答案", *COMMON]),
]
# Digest of all templates at a revision. After a change of templates/anki raise REVISION by 1 and write its digest.
TEMPLATES = (1, "c24aa2e93c7ba188")


def test_ids_names_and_fields_are_frozen() -> None:
    assert [(t.model_id, t.name, t.card, list(t.fields)) for t in ALL] == FROZEN
    assert set(BY_KIND.values()) == set(ALL)


def test_guids_are_frozen() -> None:
    assert guid_of("q-aaaaaaaaaa") == "1ff61fe581ac5195e4ce"


def test_templates_change_only_with_a_new_revision() -> None:
    folder = template_folder("anki")
    content = [vars(read_templates(kind.template, folder)) for kind in ALL]
    digest = sha256(json.dumps(content, ensure_ascii=False, sort_keys=True).encode()).hexdigest()[:16]
    assert (REVISION, digest) == TEMPLATES


@pytest.mark.parametrize("kind", ALL, ids=lambda kind: kind.template)
def test_templates_ask_only_for_fields_that_exist(kind: NoteType) -> None:
    templates = read_templates(kind.template, template_folder("anki"))
    for side in (templates.front, templates.back):
        names = re.findall(r"\{\{[#^/]?(?:type:)?(?:cloze:)?([^{}]+)\}\}", side)
        assert set(names) <= set(kind.fields)
        assert "备用" not in side


def test_fronts_show_nothing_that_gives_the_answer_away() -> None:
    for kind in ALL:
        front = read_templates(kind.template, template_folder("anki")).front
        for name in ("原句", "解析", "出处", "文档", "笔记", "也可填"):
            assert name not in front


def test_cards_need_no_file_and_no_network() -> None:
    for kind in ALL:
        templates = read_templates(kind.template, template_folder("anki"))
        for text in vars(templates).values():
            assert not re.search(r"(src|href)=|url\(|@import|https?:|fetch\(", text)
