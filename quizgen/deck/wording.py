"""The Chinese words for what stands in a deck, shared by everything that shows one."""

from quizgen.items.item import Kind, Status

KIND = {Kind.FILL_IN: "填空", Kind.SINGLE_CHOICE: "单选", Kind.MULTIPLE_ANSWER: "多选", Kind.TRUE_FALSE: "判断"}
STATUS = {Status.DRAFT: "草稿", Status.ACCEPTED: "已采用", Status.REJECTED: "已弃用"}
