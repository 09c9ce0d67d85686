"""Words that mark a line of front matter: organs, offices, kinds of document, surnames."""

import re

from quizgen.chinese.patterns import IDEOGRAPH

ORGAN = re.compile(
    rf"(?:{IDEOGRAPH}|[、\s]){{2,40}}(?:局|部|委|委员会|院|办公室|办公厅|政府|党组|党委|大会|会议|中心|学校|大学|学院|集团"
    r"|公司|协会|委員會|辦公室|辦公廳|廳|學校|大學|學院|處|处|厅)"
)

# What a title ends with, before a bracket such as （试行）.
DOCUMENT_KIND = re.compile(
    r"(?:讲话|讲话稿|報告|講話|报告|意见|通知|办法|条例|规定|规则|细则|决定|决议|公报|纲要|方案|规划|计划|章程|准则"
    r"|公约|宪法|法|法典|编|制度|要点|总结|致辞|须知|手册|指南|公告|通告|通报|批复|函|纪要|解读|解释|读本|材料|标准"
    r"|规范|汇编|教程|讲义|提纲|大纲|题库|概论|倡议书|责任书|说明|总规|誓词|辦法|條例|規定|規則|細則|意見|決定|決議|報告"
    r"|綱要|規劃|計劃|準則|制度|要點|總結|須知|手冊|講義|標準|規範)(?:[（(].{1,20}[）)])?(?:全文)?$"
)

OFFICE = re.compile(
    rf"(?:{IDEOGRAPH}|、){{0,24}}(?:总理|主席|书记|院长|部长|局长|主任|校长|所长|会长|委员长|秘书长|省长|市长|县长|厅长"
    r"|司长|行长|检察长|代表|同志)"
)

# The hundred-odd commonest: together borne by more than nine in ten people.
SURNAMES = frozenset(
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔"
    "钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤温习栗华俞乔尚柳"
    "岳曲安常齐康伍施牛洪梅庞洛尤倪翟葛霍裴柴祝翁荆卫慕邢路章左申童季樊舒纪冉"
)

# A line of these words alone opens a section; it is no title.
_POLICY = ["总体要求", "指导思想", "基本原则"]
SECTION_NAMES = frozenset(
    ["前言", "引言", "序言", "序", "总则", "摘要", "概述", "导言", "绪论", "目录", "背景", *_POLICY]
)

# The heading of the sheet above an issued document.
MASTHEAD = re.compile(r".{2,30}(?:文件|简报|专报|快报|通讯|文件汇编)")
