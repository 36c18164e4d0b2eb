"""Scripts without blanks between words: parts of one or two letters on are found and marked."""

from __future__ import annotations

import unicodedata
from typing import Literal

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from benchmarks.search_baselines import ask, carrel
from benchmarks.unspaced_items import made_up_titles, papers_of, part_queries
from tests.tui.library.made import page, paper, papers
from tui.library.desk import Desk
from tui.library.library import Library
from tui.library.search.filters import text_matcher
from tui.library.search.highlight import match_spans
from tui.library.search.index import Index, build_index
from tui.library.search.more_like_this import neighbours
from tui.library.search.query import parse_query
from tui.library.search.searcher import search
from tui.library.store import build_store

CHINESE = "深度学习在医学影像分析中的应用研究"
JAPANESE = "日本語BERTモデルがデータから学ぶ仕組み"
THAI = "การเรียนรู้เชิงลึกสำหรับภาพทางการแพทย์"
LAO = "ການຮຽນຮູ້ຂອງເຄື່ອງຈັກ"
KHMER = "ការសិក្សាម៉ាស៊ីនជ្រៅ"
MYANMAR = "စက်သင်ယူမှုနည်းလမ်း"
KOREAN = "딥러닝을 이용한 의료영상에서의 BERT를 학습"
HINDI = "हिन्दी में मशीन शिक्षण"
LATIN = "A transformer for images"
TITLES = (CHINESE, JAPANESE, THAI, LAO, KHMER, MYANMAR, KOREAN, HINDI, LATIN)
INDEX = build_index(papers(*TITLES))

Form = Literal["NFC", "NFD"]
PARTS = [
    *((CHINESE, part) for part in ("学习", "应用", "影像", "医", "深度学习", "影像分析", "研究")),
    *((JAPANESE, part) for part in ("データ", "モデル", "学ぶ", "日本", "語", "仕組み", "ぶ")),
    *((THAI, part) for part in ("เรียน", "เรียนรู้", "ภาพ", "ลึก", "แพทย์", "รู้")),
    *((LAO, part) for part in ("ຮຽນ", "ຮູ້", "ເຄື່ອງ", "ຈັກ")),
    *((KHMER, part) for part in ("សិក្សា", "ម៉ាស៊ីន", "ជ្រៅ")),
    *((MYANMAR, part) for part in ("သင်ယူ", "နည်း", "လမ်း")),
    *((KOREAN, part) for part in ("딥러닝", "이용", "의료", "영상", "학습", "딥")),
    *((HINDI, part) for part in ("हिन्दी", "मशीन", "शिक्षण")),
]


def found(query: str, index: Index = INDEX) -> list[str]:
    """The titles that a query finds, the best first."""
    hits = search(index, parse_query(query))
    return [index.text(index.documents[key]).title for key in hits.keys]


def marked(query: str, text: str, index: Index = INDEX) -> list[str]:
    """What a query marks in a text."""
    hits = search(index, parse_query(query))
    return [text[start:end] for start, end in match_spans(text, hits.matched)]


@pytest.mark.parametrize(("title", "part"), PARTS)
def test_a_part_of_a_title_finds_it_and_is_marked_where_it_stands(title: str, part: str) -> None:
    assert found(part)[0] == title
    assert part in marked(part, title)


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_in_either_form_of_its_letters(form: Form) -> None:
    for title, part in PARTS:
        made = unicodedata.normalize("NFD" if form == "NFC" else "NFC", title)
        index = build_index(papers(made))
        typed = unicodedata.normalize(form, part)
        assert found(typed, index) == [made]
        shown = {unicodedata.normalize(form, each) for each in marked(typed, made, index)}
        assert typed in shown


@pytest.mark.parametrize("sign", ["'{}", "'{}'", '"{}"', "title:{}", "title:'{}'"])
def test_quoted_and_in_a_field(sign: str) -> None:
    for title, part in PARTS:
        assert title in found(sign.format(part)), part
        assert title not in found("!" + sign.format(part)), part


@pytest.mark.parametrize("part", ["学习", "应用", "影像", "学"])
def test_in_the_desk(part: str, memory: Library) -> None:
    store = build_store([page("shelf", CHINESE, LATIN)])
    desk = Desk(store, memory)
    desk.use_index(build_index(store.papers.values()))
    desk.ask(part)
    assert [desk.store.papers[key].title for key in desk.view.keys] == [CHINESE]


def test_latin_words_and_digits_beside_such_letters_are_words() -> None:
    index = build_index(papers("日本語BERTモデル", "GPT4를 위한 방법", "第12回報告"))
    assert found("bert", index) == ["日本語BERTモデル"]
    assert found("'bert'", index) == ["日本語BERTモデル"]
    assert found("gpt4", index) == ["GPT4를 위한 방법"]
    assert found("12", index) == ["第12回報告"]
    assert marked("BERTモデル", "日本語BERTモデル", index) == ["BERT", "モデル"]


def test_halfwidth_letters_and_their_marks_are_as_full_ones() -> None:
    index = build_index(papers("ｶﾞｲﾄﾞ付き", "ガイド付き学習"))
    assert set(found("ガイド", index)) == set(found("ｶﾞｲﾄﾞ", index)) == {
        "ｶﾞｲﾄﾞ付き",
        "ガイド付き学習",
    }  # fmt: skip
    assert marked("ガイド", "ｶﾞｲﾄﾞ付き", index) == ["ｶﾞｲﾄﾞ"]


def test_what_is_not_seen_between_letters_cuts_no_word() -> None:
    title = "ការ\u200bសិក្សា\u200bម៉ាស៊ីន"
    assert found("សិក្សាម៉ាស៊ីន", build_index(papers(title))) == [title]


def test_a_title_comes_before_an_abstract_and_a_whole_word_before_shared_pairs() -> None:
    index = build_index([paper("one", "图像分割"), paper("图像分割"), paper("图像与分割")])
    assert found("图像分割", index) == ["图像分割", "one"]


def test_where_no_paper_has_it_whole_those_that_share_most_come_first() -> None:
    index = build_index(papers("图像的处理", "图像分类的方法", "音频"))
    assert found("图像分类方法", index) == ["图像分类的方法"]
    assert "".join(marked("图像分类方法", "图像分类的方法", index)) == "图像分类方法"


def test_a_word_of_two_letters_that_nobody_has_finds_nothing() -> None:
    for word in ("学医", "像影", "用应"):
        assert found(word) == []


def test_single_letters_bind_no_papers() -> None:
    index = build_index(papers("图像分割方法", "图像分割算法", "音频"))
    first, *_ = neighbours(index, paper("图像分割方法").key)
    assert first.shared
    assert all(len(word) > 1 for word in first.shared)
    korean = build_index(papers("의료 영상 학습", "의료 영상", "x"))
    first, *_ = neighbours(korean, paper("의료 영상 학습").key)
    assert set(first.shared) == {"의료", "영상"}


LETTERS = "学习应用ガか゛\u3099ｶﾞﾞーกาำู้รຮູ້ខ្ក\u17d2학하ᄒ\u1161한a1éβΣt -"
TEXTS = st.text(LETTERS, min_size=1, max_size=8)


@example(texts=["กำ"], wanted="ำ", sign="'{}")
@example(texts=["ກຳ", "ກາ"], wanted="ຳ", sign="^{}")
@given(st.lists(TEXTS, min_size=1, max_size=5), TEXTS, st.sampled_from(["'{}", "'{}'", "^{}"]))
def test_exact_terms_find_just_what_has_their_letters(
    texts: list[str], wanted: str, sign: str
) -> None:
    query = parse_query(sign.format(wanted.replace(" ", "\\ ")))
    for group in query.conditions:
        for term in group:
            matches = text_matcher(term)
            made = [paper(f"T{place}", text) for place, text in enumerate(texts)]
            right = {each.key for each in made if matches(each.title) or matches(each.abstract)}
            hits = search(build_index(made), parse_query(str(query)))
            assert set(hits.keys) == right


@given(TEXTS, st.data())
def test_any_stretch_of_letters_is_found(text: str, data: st.DataObject) -> None:
    run = "学习应用中的研究像"
    start = data.draw(st.integers(0, len(run) - 1))
    part = run[start : data.draw(st.integers(start + 1, len(run)))]
    title = f"{text}{run}"
    index = build_index(papers(title, "another"))
    assert found(part, index) == [title]
    assert part in "".join(marked(part, title, index))


def test_parts_of_made_up_titles_find_the_one_that_is_meant() -> None:
    titles = made_up_titles(seed=7, of_each=40)
    queries = part_queries(titles, seed=7)
    answers = ask(carrel(papers_of(titles)), queries)
    assert len(titles) >= 200
    assert len(answers) >= 100
    for script in {title.script for title in titles}:
        ranks = [answer.rank for answer in answers if answer.query.kind == script]
        assert ranks.count(1) >= 0.9 * len(ranks), script
    assert sum(answer.rank == 1 for answer in answers) >= 0.95 * len(answers)
