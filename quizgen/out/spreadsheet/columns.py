"""The table's headings and the words in its cells, the same for writing and reading."""

from quizgen.deck.wording import KIND, STATUS
from quizgen.items.item import Status

SHEET = "题库"
# The hidden sheet that keeps what each row was when it was written.
WRITTEN = "quizgen"
# Before the letter of a column without a heading.
NAMELESS = "列"
LETTERS = "ABCDEFGHIJ"
FEWEST_OPTION_COLUMNS = 6
YES = "是"
# Between answers that are right too.
VARIANT = "｜"

ID, KIND_HEAD, PROMPT, ANSWERS, ACCEPT, ANY_ORDER = "编号", "题型", "题干", "答案", "也算对", "顺序不限"
SECTION, QUOTE, EXPLANATION, STATUS_HEAD, NOTE = "章节", "原文", "解析", "状态", "备注"
OPTIONS = tuple("选项" + letter for letter in LETTERS)
BEFORE_OPTIONS = (ID, KIND_HEAD, PROMPT)
AFTER_OPTIONS = (ANSWERS, ACCEPT, ANY_ORDER, EXPLANATION, SECTION, QUOTE, STATUS_HEAD, NOTE)
KNOWN = {*BEFORE_OPTIONS, *OPTIONS, *AFTER_OPTIONS}

# In characters of the spreadsheet's own measure; a Chinese character takes two.
WIDTHS = {
    ID: 14, KIND_HEAD: 7, PROMPT: 60, ANSWERS: 20, ACCEPT: 16, SECTION: 14, QUOTE: 50, EXPLANATION: 40, NOTE: 20,
    **dict.fromkeys(OPTIONS, 18),
}  # fmt: skip
OTHER_WIDTH = 10

KINDS = {name: kind for kind, name in KIND.items()}
STATUSES = {name: status for status, name in STATUS.items()}
STATUS_OF_NEW = STATUS[Status.DRAFT]
