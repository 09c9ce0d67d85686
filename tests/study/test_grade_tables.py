"""Pairs of a key and an answer: what makes an answer wrong, and what does not."""

import pytest

from quizgen.items.item import Item, Kind
from quizgen.study.grade import Outcome, grade

# (prompt, key, answer): all right.
RIGHT = """
width | 实行____管理 | A级 | Ａ级
width | 实行____管理 | PDCA循环 | ｐｄｃａ循环
width | 达到____ | 95% | ９５％
width | 共____ | 12条 | １２条
width | 编号____ | GB/T 19001 | ＧＢ／Ｔ１９００１
width | 坚持____ | 安全第一 | 　安全第一　
width | 坚持____ | 安全第一 | 安 全 第 一
script | 坚持____ | 安全第一 | 安全第壹
script | 坚持____ | 综合治理 | 綜合治理
script | 坚持____ | 预防为主 | 預防為主
script | 坚持____ | 責任到人 | 责任到人
script | 坚持____ | 实事求是 | 實事求是
script | 沿____前进 | 着正确方向 | 著正確方向
script | 建立____ | 台账制度 | 臺賬制度
script | 建立____ | 检查台账 | 檢查臺帳
script | 做到____ | 里外一致 | 裏外一致
script | 做到____ | 里外一致 | 裡外一致
script | 掌握____ | 应急处置 | 應急處置
script | 为____服务 | 群众 | 羣眾
script | 加强____ | 网络安全 | 網絡安全
script | 坚持____ | 自我批评 | 自我批評
script | 明确____ | 权利与义务 | 權利與義務
quotes | 落实____ | “四个必须” | 四个必须
quotes | 落实____ | 四个必须 | “四个必须”
quotes | 落实____ | 四个必须 | 「四个必须」
quotes | 落实____ | 四个必须 | "四个必须"
quotes | 落实____ | 四个必须 | 『四個必須』
quotes | 学习____ | 《安全手册》 | 安全手册
quotes | 学习____ | 安全手册 | 《安全手册》
quotes | 学习____ | 《安全手册》 | 〈安全手册〉
quotes | 落实____ | 四个必须 | ‘四个必须’
quotes | 落实____ | 四个必须 | 4个必须
punctuation | 做到____ | 早发现、早报告、早处置 | 早发现，早报告，早处置
punctuation | 做到____ | 早发现、早报告、早处置 | 早发现 早报告 早处置
punctuation | 做到____ | 早发现、早报告、早处置 | 早发现；早报告；早处置
punctuation | 做到____ | 早发现、早报告、早处置 | 早发现早报告早处置
punctuation | 做到____ | 早发现、早报告 | 早发现,早报告
punctuation | 做到____ | 早发现 | 早发现。
punctuation | 做到____ | 早发现 | （早发现）
punctuation | 做到____ | 教学—科研 | 教学-科研
punctuation | 做到____ | 教学—科研 | 教学科研
punctuation | 做到____ | 师德·师风 | 师德师风
punctuation | 称为____ | 双人双锁 | 双人、双锁
number | 投入____元 | 八万 | 8万
number | 投入____元 | 八万 | 80000
number | 投入____元 | 八万 | 80,000
number | 投入____元 | 8万 | 八万
number | 投入____元 | 80000 | 八万
number | 投入____元 | 80000 | 8萬
number | 投入____元 | 3.5万 | 35000
number | 投入____元 | 三万五千 | 3.5万
number | 投入____元 | 三万五千 | 3万5千
number | 投入____元 | 1200万 | 一千二百万
number | 投入____元 | 1.2亿 | 一亿两千万
number | 投入____元 | 12亿5千万 | 12.5亿
number | 投入____元 | 1,200,000 | 120万
number | 共____人 | 一百零五 | 105
number | 共____人 | 一百〇五 | 105
number | 共____人 | 105 | 一百零五
number | 共____人 | 105 | 壹佰零伍
number | 共____人 | 两百 | 200
number | 共____人 | 200 | 二百
number | 共____人 | 十五 | 15
number | 共____人 | 15 | 一十五
number | 共____人 | 12 | 十二
number | 共____人 | 三千 | ３０００
number | 第____条 | 十二 | 12
number | 第____条 | 12 | 十二
number | 达到____ | 百分之九十五 | 95%
number | 达到____ | 95% | 百分之九十五
number | 达到____ | 2.5% | 百分之二点五
number | 达到____ | 千分之三 | 3‰
number | 在____ | 二〇一六年 | 2016年
number | 在____ | 2016年 | 二〇一六年
number | 在____ | 2016年 | 二○一六年
number | 在____ | 2016年 | 二零一六年
number | 在____ | 2016年3月5日 | 二〇一六年三月五日
number | 在____ | 2016年12月 | 二〇一六年十二月
number | 在____ | 2016—2020年 | 2016-2020年
number | 在____ | 2016—2020年 | 2016至2020年
number | 在____ | 2016—2020年 | 二〇一六年至二〇二〇年
number | 落实____ | 5个方面 | 五个方面
number | 落实____ | 五个方面 | 5 个方面
number | 约____ | 三点五倍 | 3.5倍
number | 每____检查一次 | 两周 | 2周
number | 每____检查一次 | 2周 | 二周
unit | 在____年 | 2016 | 2016年
unit | 在____年 | 二〇一六 | 2016年
unit | 在____ | 2016年 | 2016
unit | 在____ | 30日内 | 三十日内
unit | 应当在____内报告 | 30日 | 30
unit | 应当在____内报告 | 30日 | 三十日
unit | 应当在____日内报告 | 30 | 30日
unit | 应当在____内报告 | 2小时 | 2个小时
unit | 应当在____内报告 | 两小时 | 2
unit | 应当在____内报告 | 10个工作日 | 十个工作日
unit | 应当在____内报告 | 三个月 | 3个月
unit | 应当在____内报告 | 三个月 | 3月
unit | 重量为____ | 5公斤 | 5千克
unit | 重量为____ | 5公斤 | 五公斤
unit | 重量为____ | 5公斤 | 5kg
unit | 重量为____ | 5千克 | 5KG
unit | 重量为____ | 500克 | 0.5公斤
unit | 距离____ | 3公里 | 3千米
unit | 距离____ | 3公里 | 3㎞
unit | 距离____ | 3公里 | 3000米
unit | 面积____ | 120平方米 | 120㎡
unit | 面积____ | 120平方米 | 120m2
unit | 面积____ | 120平方米 | 一百二十平米
unit | 温度____ | 25摄氏度 | 25℃
unit | 不少于____人 | 3 | 三人
unit | 不少于____人 | 三 | 3
unit | 不少于____ | 三人 | 3
unit | 罚款____元 | 5000 | 5千元
unit | 罚款____ | 五千元 | 5000元
unit | 罚款____ | 五千元 | 5000
unit | 罚款____ | 3000万元 | 三千万元人民币
around | 坚持____的方针 | 安全第一 | 安全第一的方针
around | 坚持____的方针 | 安全第一 | 坚持安全第一
around | 实行____制度 | 双人双锁 | 双人双锁制度
around | 投入____万元 | 8 | 8万元
around | 投入____万元 | 8 | 八万元
around | 投入____万元 | 8 | 80000元
around | 必须坚持“____”。 | 四个到位 | “四个到位”
""".strip()

# (prompt, key, answer): all wrong, and none of them a near miss.
WRONG = """
other | 坚持____ | 安全第一 | 预防为主
other | 坚持____ | 安全第一 | 安全
other | 坚持____ | 安全 | 安全第一
other | 坚持____ | 安全 | 案全
other | 坚持____ | 到人 | 到岗
other | 坚持____ | 安全第一 | 全安一第
other | 坚持____ | 责任到人 | 责任到位了
number | 投入____元 | 八万 | 八千
number | 投入____元 | 80000 | 8000
number | 投入____元 | 八万 | 八
number | 投入____元 | 80000 | 800000
number | 投入____元 | 3.5万 | 3.4万
number | 投入____元 | 3.5 | 35
number | 在____ | 2016年 | 2017年
number | 在____ | 二〇一六年 | 二〇一七年
number | 在____ | 2016年3月 | 2016年8月
number | 在____年 | 2016 | 16
number | 共____人 | 105 | 150
number | 共____人 | 一百五十 | 一百零五
number | 第____条 | 十二 | 二十
number | 达到____ | 95% | 59%
number | 达到____ | 95% | 95‰
number | 达到____ | 5% | 5
number | 落实____ | 5个方面 | 6个方面
number | 落实____ | 四个必须 | 三个必须
number | 规划为____ | 十一五 | 十五
number | 每____检查一次 | 两周 | 两月
unit | 应当在____内报告 | 30日 | 30月
unit | 应当在____内报告 | 2小时 | 2分钟
unit | 重量为____ | 5公斤 | 5克
unit | 重量为____ | 5公斤 | 5吨
unit | 距离____ | 3公里 | 3米
unit | 不少于____人 | 3 | 3天
negation | 学生____进入 | 不得单独 | 可得单独
negation | 学生____进入 | 不得单独 | 得单独
negation | 记录____涂改 | 应当严禁 | 应当严令
negation | 该药品____外借 | 未经批准 | 已经批准
negation | 该药品____外借 | 无须批准 | 必须批准
negation | 该药品____外借 | 必须批准 | 无须批准
letters | 实行____管理 | A级 | B级
empty | 坚持____ | 安全第一 | 。
empty | 坚持____ | 安全第一 |
""".strip()

# (prompt, key, answer): a slip of one character in four or more.
NEAR = """
slip | 坚持____ | 综合治理 | 综合治里
slip | 坚持____ | 安全第一 | 按全第一
slip | 坚持____ | 预防为主 | 预防为住
slip | 坚持____ | 预防为主 | 預防為注
slip | 坚持____ | 预防为主 | 预防主
slip | 坚持____ | 预防为主 | 预防为为主
slip | 坚持____ | 预防为主 | 预防主为
slip | 实行____ | 双人双锁 | 双人双琐
slip | 明确____ | 责任落实到人 | 责任落实道人
slip | 明确____ | 责任落实到人 | 责任落实到
slip | 学习____ | 《安全手册》 | 安全手侧
slip | 建立____ | 5项工作机制 | 5项工作机治
""".strip()


def rows(table: str) -> list[tuple[str, str, str]]:
    """The table's pairs, without their heading."""
    parts = [[cell.strip() for cell in line.split("|")] for line in table.splitlines()]
    return [(row[1], row[2], row[3]) for row in parts]


def outcome(prompt: str, key: str, answer: str) -> tuple[Outcome, bool]:
    item = Item(id="q-0000000000", kind=Kind.FILL_IN, prompt=prompt, answers=(key,))
    marks = grade(item, answer)
    return marks.outcome, marks.near


def test_the_tables_are_large() -> None:
    assert len(rows(RIGHT)) + len(rows(WRONG)) + len(rows(NEAR)) >= 150


@pytest.mark.parametrize(("prompt", "key", "answer"), rows(RIGHT))
def test_right(prompt: str, key: str, answer: str) -> None:
    assert outcome(prompt, key, answer) == (Outcome.RIGHT, False)


@pytest.mark.parametrize(("prompt", "key", "answer"), rows(WRONG))
def test_wrong(prompt: str, key: str, answer: str) -> None:
    assert outcome(prompt, key, answer) == (Outcome.WRONG, False)


@pytest.mark.parametrize(("prompt", "key", "answer"), rows(NEAR))
def test_near(prompt: str, key: str, answer: str) -> None:
    assert outcome(prompt, key, answer) == (Outcome.WRONG, True)
