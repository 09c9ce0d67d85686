"""Where nodes end, and which words name them."""

import pytest

from quizgen.document.document import Document, Heading
from quizgen.document.span import Span
from quizgen.outline.build import build_outline


def _words(text, **kwargs):
    document = Document(text, **kwargs)
    return [document.quote(node.span) for node in build_outline(document).nodes]


def test_the_last_clause_ends_with_its_sentence():
    assert _words("办好两件事：一是修路，二是架桥。完工以后请大家验收。")[1] == "二是架桥。"


def test_the_last_of_several_sentences_ends_with_its_paragraph():
    text = "一是修路。路面要宽。二是架桥。桥墩要稳。\n完工以后请大家验收。"
    assert _words(text) == ["一是修路。路面要宽。", "二是架桥。桥墩要稳。"]


def test_a_paragraph_after_a_list_of_paragraphs_belongs_to_none():
    assert _words("一是修路。\n二是架桥。\n完工以后请大家验收。")[1] == "二是架桥。"


def test_a_paragraph_after_the_items_belongs_to_the_article():
    text = "第一条 下列人员免票：\n（一）儿童；\n（二）老人。\n前款人员应当出示证件。\n第二条 其他人员购票。"
    article, _, last, _ = _words(text)
    assert article.endswith("出示证件。")
    assert last == "（二）老人。"


def test_closing_words_belong_to_none():
    text = (
        "一、修路\n路要修得宽。\n路边要种树。\n二、架桥\n桥要架得稳。\n桥头要点灯。\n同志们，任务很重。\n大家一起努力。"
    )
    assert _words(text)[1] == "二、架桥\n桥要架得稳。\n桥头要点灯。"


def test_closing_words_after_a_nested_list_without_any_formula():
    text = (
        "一、修路\n路是大事。\n一是要宽。\n二是要平。\n二、架桥\n桥也是大事。\n一是要稳。\n二是要高。\n"
        "修路架桥都离不开大家出力。"
    )
    nodes = _words(text)
    assert nodes[3].endswith("二是要高。")
    assert nodes[5] == "二是要高。"


def test_a_section_with_closing_words_of_its_own_keeps_them():
    text = "一、修路\n一是要宽。\n二是要平。\n这条路年底通车。\n二、架桥\n一是要稳。\n二是要高。\n这座桥明年通车。"
    sections = [words for words in _words(text) if "、" in words[:2]]
    assert [words[-8:] for words in sections] == ["这条路年底通车。", "这座桥明年通车。"]


def test_words_to_the_hearers_end_the_last_item_but_not_its_section():
    text = "一、今年\n一是修路。\n路面要宽。\n二是架桥。\n桥墩要稳。\n各位代表！\n任务很重。\n二、明年\n再看。"
    assert _words(text)[2] == "二是架桥。\n桥墩要稳。"
    assert _words(text)[0].endswith("任务很重。")


@pytest.mark.parametrize(
    ("text", "heading"),
    [
        ("一、修路。先测量。\n二、架桥。", "修路"),
        ("一、修路\n先测量。\n二、架桥", "修路"),
        ("一、修路　　先测量，后动工。　　二、架桥", "修路"),
        (
            "讲两点。 一、把路修得又宽又平又直必须有专人负责 这条路很长，要分段施工。 二、架桥",
            "把路修得又宽又平又直必须有专人负责",
        ),
        ("一是修路，二是架桥。", "修路"),
        ("第一章\n总则\n第一条 甲。\n第二条 乙。", "总则"),
        ("第一章 总 则\n第一条 甲。\n第二条 乙。", "总 则"),
        ("第一条 下列人员免票：\n（一）儿童；\n（二）老人。", "下列人员免票"),
        ("一、“两不愁”要落实！\n二、乙", "“两不愁”要落实"),
    ],
)
def test_heading(text, heading):
    assert build_outline(Document(text)).nodes[0].heading == heading


def test_a_heading_never_swallows_a_paragraph():
    long = "，".join(["把每一条小路都修得平平整整"] * 30)
    heading = build_outline(Document(f"一、{long}。\n二、架桥。")).nodes[0].heading
    assert 8 < len(heading) <= 60
    assert heading.endswith("平平整整")


def _marked(text):
    """A Document whose lines that begin with # are headings, the marks taken off."""
    lines, headings, at = [], [], 0
    for line in text.split("\n"):
        words = line.lstrip("#")
        if words != line:
            headings.append(Heading(Span(at, at + len(words.strip())), len(line) - len(words)))
            words = words.strip()
        lines.append(words)
        at += len(words) + 1
    return Document("\n".join(lines), headings=tuple(headings))


def _tree(text):
    return [(node.marker, node.heading, node.level) for node in build_outline(_marked(text)).nodes]


def test_headings_of_the_file_are_nodes():
    text = "# 值班手册\n## 白班\n早八点接班。\n### 巡查\n1. 看门\n2. 看灯\n## 夜班\n晚八点接班。"
    assert _tree(text) == [
        ("", "白班", 1),
        ("", "巡查", 2),
        ("1.", "看门", 3),
        ("2.", "看灯", 3),
        ("", "夜班", 1),
    ]


def test_numbered_headings_of_the_file_keep_their_markers_and_levels():
    text = "# 手册\n## 一、白班\n第一条 八点接班。\n## 二、夜班\n第二条 晚八点接班。\n## 附则\n第三条 即日起施行。"
    assert _tree(text) == [
        ("一、", "白班", 1),
        ("第一条", "八点接班", 2),
        ("二、", "夜班", 1),
        ("第二条", "晚八点接班", 2),
        ("附则", "", 1),
        ("第三条", "即日起施行", 2),
    ]


def test_a_single_numbered_heading_of_the_file_is_believed():
    assert _tree("# 手册\n## 一、白班\n早八点接班。\n## 夜班\n晚八点接班。") == [("一、", "白班", 1), ("", "夜班", 1)]


def test_a_list_does_not_reach_across_a_heading():
    assert _tree("# 手册\n## 白班\n1. 看门\n2. 看灯\n## 夜班\n1. 看仓\n2. 看水")[3:] == [
        ("", "夜班", 1),
        ("1.", "看仓", 2),
        ("2.", "看水", 2),
    ]


def test_no_numbering_no_nodes():
    tree = build_outline(Document("今天天气很好。大家都去散步。"))
    assert tree.nodes == ()
    assert tree.remarks == ()


def test_a_single_heading_above_the_others_is_a_part_where_the_title_is_known():
    document = _marked("# 概述\n本手册共两节。\n## 白班\n早八点。\n## 夜班\n晚八点。")
    titled = Document(document.text, title="值班手册", headings=document.headings)
    assert [node.heading for node in build_outline(titled).nodes] == ["概述", "白班", "夜班"]
    assert [node.heading for node in build_outline(document).nodes] == ["白班", "夜班"]


def test_a_heading_that_looks_numbered_but_is_not_stays_a_heading():
    assert _tree("# 手册\n## 三、四名骨干\n他们很忙。\n## 五、六名学员\n他们也忙。") == [
        ("", "三、四名骨干", 1),
        ("", "五、六名学员", 1),
    ]


def test_closing_words_before_the_notes_belong_to_none():
    text = "一、修路\n路要宽。\n路边要种树。\n二、架桥\n桥要稳。\n桥头要点灯。\n同志们，努力。\n注：\n1.长。\n2.短。"
    assert _words(text)[1] == "二、架桥\n桥要稳。\n桥头要点灯。"
