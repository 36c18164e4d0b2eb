"""Known-item queries in scripts that are written without blanks between words.

The titles are made up: invented words of a script's own letters, put together with its particles,
and here and there a Latin name or a number, as they stand in such titles. A query is one to three
parts of a title, whole words or stretches of them. As in `benchmarks.known_items`, a query that
another title answers as well is left out.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from typing import NamedTuple

from benchmarks.known_items import Query
from parsing.paper import Paper, paper_key


class _Script(NamedTuple):
    """What titles of a script are made of."""

    letters: tuple[str, ...]
    """Letters, or syllables where a letter alone is rarely written."""
    particles: tuple[str, ...]
    """What stands between words, or grows onto them."""
    between: str = ""
    """What parts a word with its particle from the next one."""


_SCRIPTS = {
    "Chinese": _Script(
        tuple("深度学习医影像分析应用研究图网络模型语言数据识别检测推理优化表示生成视觉知训练"),
        ("的", "在", "中的", "与", "基于", "面向"),
    ),
    "Japanese": _Script(
        (*"画像認識深層学習言語処理自然解析推論最適化情報", *"モデルデータセットグラフネ"),
        ("の", "による", "のための", "を用いた", "と", "における"),
    ),
    "Korean": _Script(
        tuple("학습영상의료언어모델데이터분석추론최적화표현생성검색지식음성번역"),
        ("을", "를", "의", "에서", "와", "으로", "기반"),
        " ",
    ),
    "Thai": _Script(
        ("การ", "เรียน", "รู้", "ภาพ", "ลึก", "ภา", "ษา", "ข้อ", "มูล", "แบบ", "จำ", "ลอง", "ข่าย"),
        ("ของ", "ใน", "และ", "สำหรับ", "ด้วย"),
    ),
    "Lao": _Script(
        ("ການ", "ຮຽນ", "ຮູ້", "ພາບ", "ເລິກ", "ພາ", "ສາ", "ຂໍ້", "ມູນ", "ແບບ", "ຈຳ", "ລອງ", "ເຄືອ", "ຂ່າຍ"),
        ("ຂອງ", "ໃນ", "ແລະ", "ສຳລັບ", "ດ້ວຍ"),
    ),
    "Khmer": _Script(
        ("ការ", "សិក្សា", "រូប", "ភាព", "ជ្រៅ", "ភា", "សា", "ទិន្ន", "ន័យ", "គំរូ", "បណ្តា", "ញ", "វិភាគ"),
        ("នៃ", "ក្នុង", "និង", "សម្រាប់", "ដោយ"),
    ),
}  # fmt: skip
RUN_TOGETHER = 0.25
"""The share of queries whose parts are typed without a blank, and without what was between them."""
_BEGINNINGS = ("Vor", "Tel", "Qua", "Mib", "Zan", "Rul")
_ENDINGS = ("net", "former", "bert", "gan", "moe")
_WORDS_OF_A_SCRIPT = 60


class Title(NamedTuple):
    """A made-up title and the parts that it was made of."""

    script: str
    text: str
    parts: tuple[str, ...]
    """Words and names; its particles are left out."""


def made_up_titles(seed: int, of_each: int) -> list[Title]:
    """Some different titles of each script, the same for the same seed."""
    chance = random.Random(seed)
    titles: dict[str, Title] = {}
    for name, script in _SCRIPTS.items():
        words = [
            "".join(chance.choices(script.letters, k=chance.randint(2, 4)))
            for _ in range(_WORDS_OF_A_SCRIPT)
        ]
        wanted = len(titles) + of_each
        while len(titles) < wanted:
            title = _title(name, script, words, chance)
            titles[title.text] = title
    return list(titles.values())


def _title(name: str, script: _Script, words: list[str], chance: random.Random) -> Title:
    parts: list[str] = chance.sample(words, chance.randint(2, 4))
    if chance.random() < 0.4:
        latin = chance.choice(_BEGINNINGS) + chance.choice(_ENDINGS)
        if chance.random() < 0.4:
            latin += str(chance.randint(2, 9))
        parts.insert(chance.randrange(len(parts) + 1), latin)
    text = "".join(part + chance.choice(script.particles) + script.between for part in parts[:-1])
    return Title(name, text + parts[-1], tuple(parts))


def papers_of(titles: list[Title]) -> list[Paper]:
    """Papers with these titles and no abstracts."""
    return [Paper(paper_key(title.text), title.text, "") for title in titles]


def part_queries(titles: list[Title], seed: int) -> list[Query]:
    """A query of one to three parts for every title that has one which no other title answers."""
    return list(_queries(titles, random.Random(seed)))


def _queries(titles: list[Title], chance: random.Random) -> Iterator[Query]:
    for title in titles:
        count = min(chance.randint(1, 3), len(title.parts))
        typed = [_stretch(part, chance) for part in chance.sample(title.parts, count)]
        if not any(
            all(part in other.text for part in typed) for other in titles if other is not title
        ):
            together = "" if chance.random() < RUN_TOGETHER else " "
            yield Query(title.script, together.join(typed), paper_key(title.text))


def _stretch(part: str, chance: random.Random) -> str:
    """A word, or half of the time what it begins with."""
    if part.isascii() or len(part) < 3 or chance.random() < 0.5:
        return part
    return part[: chance.randint(2, len(part) - 1)]
