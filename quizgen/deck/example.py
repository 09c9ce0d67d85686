"""The commented deck that `quizgen new` writes."""

EXAMPLE = """\
# yaml-language-server: $schema=./deck.schema.json
# 题库文件：每题一块，以“- ”开头。添新题不用写编号（id）：写完运行 quizgen check --fix 本文件，编号会自动补上。
# 编号一经写入请勿改动：复习记录和 Anki 卡片都靠它认题。不要的题写上 status: rejected，比删掉稳妥。
title: 新题库
items:

# 填空题：题干里每个空写四条下划线 ____，答案按空的顺序写，一行一个。
- kind: fill_in
  prompt: 实验室安全工作坚持____、预防为主的方针。
  answers:
  - 安全第一
  # 也算对的写法，每个空一组：
  accept:
  - [安全为先]
  explanation: 方针全文是“安全第一、预防为主”。

# 单选题：空用（  ），选项四个以上，答案与某个选项一字不差。
- kind: single_choice
  prompt: 灭火器至少每（  ）检查一次。
  answers:
  - 六个月
  options:
  - 一个月
  - 三个月
  - 六个月
  - 十二个月

# 多选题：答案有几个写几个。
- kind: multiple_answer
  prompt: 进入实验室前应当（  ）。
  answers:
  - 登记姓名
  - 穿好护具
  options:
  - 登记姓名
  - 上交手机
  - 穿好护具
  - 更换门卡

# 判断题：答案写“对”或“错”，解析里写明正确的说法。
- kind: true_false
  prompt: 废液可以直接倒入下水道。
  answers:
  - 错
  explanation: 废液应当分类收集，严禁倒入下水道。
"""
