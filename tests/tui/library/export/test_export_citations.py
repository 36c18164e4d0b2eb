"""Citations in a style, as citeproc-py sets them, with what is mended of that."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from parsing.meta import Author, Kind, Meta
from parsing.paper import Paper, paper_key
from tests.tui.library.export.described import with_metadata
from tests.tui.library.export.hostile import TRAPS, collection, item
from tui.library.errors import LibraryError
from tui.library.export import FORMATS, STYLES, Collection, Item, format_for

ATTENTION = Item(
    Paper(
        paper_key("Attention"),
        "Attention Is All You Need",
        "",
        meta=Meta(
            authors=(Author(family="Vaswani", given="Ashish"), Author(literal="Noam Shazeer")),
            published="2017-06-12",
            arxiv="1706.03762",
        ),
    )
)
LAMPS = Item(
    Paper(
        paper_key("Lamps"),
        "Are Lamps Lit?",
        "",
        meta=Meta(
            kind=Kind.ARTICLE,
            authors=(Author(family="Doe", given="Ann"),),
            published="2020",
            venue="Journal of Lamps",
            volume="3",
            pages="1-12",
            doi="10.1000/xyz",
        ),
    )
)


@pytest.mark.parametrize(
    ("style", "written"),
    [
        (
            "apa",
            (
                "Doe, A. (2020). Are Lamps Lit? Journal of Lamps, 3, 1–12. "
                "https://doi.org/10.1000/xyz\n\n"
                "Vaswani, A., & Shazeer, N. (2017). Attention Is All You Need (arXiv:1706.03762)."
                " arXiv. https://arxiv.org/abs/1706.03762\n"
            ),
        ),
        (
            "ieee",
            (
                "[1] A. Vaswani and N. Shazeer, “Attention Is All You Need,” Jun. 12, 2017, arXiv:"
                " arXiv:1706.03762. [Online]. Available: https://arxiv.org/abs/1706.03762\n\n"
                "[2] A. Doe, “Are Lamps Lit?,” Journal of Lamps, vol. 3, pp. 1–12, 2020,"
                " doi: 10.1000/xyz.\n"
            ),
        ),
        (
            "chicago",
            (
                "Doe, Ann. 2020. “Are Lamps Lit?” Journal of Lamps 3: 1–12."
                " https://doi.org/10.1000/xyz.\n\n"
                "Vaswani, Ashish, and Noam Shazeer. 2017. “Attention Is All You Need.”"
                " arXiv:1706.03762. Preprint, arXiv, June 12. https://arxiv.org/abs/1706.03762.\n"
            ),
        ),
        (
            "mla",
            (
                "Doe, Ann. “Are Lamps Lit?” Journal of Lamps, vol. 3, 2020, pp. 1–12,"
                " https://doi.org/10.1000/xyz.\n\n"
                "Vaswani, Ashish, and Noam Shazeer. “Attention Is All You Need.” arXiv:1706.03762,"
                " arXiv, 12 June 2017, https://arxiv.org/abs/1706.03762.\n"
            ),
        ),
    ],
)
def test_papers_are_cited_as_the_style_has_it(style: str, written: str) -> None:
    assert FORMATS[style].write(collection(ATTENTION, LAMPS)) == written


@pytest.mark.parametrize("style", STYLES)
def test_each_style_sets_papers_of_every_kind_with_metadata_or_without_and_hostile_ones(
    seeds: Collection, style: str
) -> None:
    known = with_metadata(seeds).items[:14]
    unkind = [item(f"{word} {number}", word) for number, word in enumerate(TRAPS)]
    unkind = unkind[:: 1 if style == "nature" else 12]
    written = FORMATS[style].write(Collection("", (*known, *seeds.items[20:24], *unkind)))
    citations = written.removesuffix("\n").split("\n\n")
    assert len(citations) == len(known) + 4 + len(unkind)
    for each in seeds.items[20:24]:
        letters = "".join(filter(str.isalnum, each.paper.title.casefold()))
        assert "".join(filter(str.isalnum, written.casefold())).count(letters) == 1


def test_all_511_papers_are_set_with_metadata_or_without(seeds: Collection) -> None:
    both = zip(seeds.items, with_metadata(seeds).items, strict=True)
    mixed = tuple(each[number % 2] for number, each in enumerate(both))
    assert FORMATS["nature"].write(Collection("", mixed)).count("\n\n") == 510


def test_any_style_is_a_file_by_its_path(tmp_path: Path) -> None:
    file = tmp_path / "mine.csl"
    file.write_text(
        '<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0"><bibliography><layout>'
        '<text variable="title" suffix="!"/></layout></bibliography></style>'
    )
    form = format_for(str(file))
    assert form is not None
    assert (form.label, form.suffix) == ("Citations, mine", ".mine.txt")
    assert form.write(collection(ATTENTION)) == "Attention Is All You Need!\n"


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (None, "no such file"),
        ("not xml", "is no CSL style"),
        ("<html/>", "is no CSL style for a bibliography"),
        (
            (
                '<style xmlns="http://purl.org/net/xbiblio/csl"><info><link'
                ' rel="independent-parent" href="http://a.example/nature"/></info></style>'
            ),
            "only names another style, nature: use that one's file",
        ),
        (
            '<style xmlns="http://purl.org/net/xbiblio/csl"><bibliography/></style>',
            "cannot set the style odd.csl",
        ),
    ],
)
def test_what_is_no_style_is_told(tmp_path: Path, content: str | None, why: str) -> None:
    file = tmp_path / "odd.csl"
    if content is not None:
        file.write_text(content)
    form = format_for(str(file))
    assert form is not None
    with pytest.raises(LibraryError, match=why):
        form.write(collection(ATTENTION))


def test_where_citeproc_is_missing_it_is_said_how_to_get_it() -> None:
    program = (
        "import sys; sys.modules['citeproc'] = None\n"
        "from tui.library.export import FORMATS, Collection\n"
        "FORMATS['apa'].write(Collection('', ()))"
    )
    ended = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=False
    )
    assert "pip install 'carrel[citations]'" in ended.stderr.splitlines()[-1]
