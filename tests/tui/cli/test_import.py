"""``carrel import``: what a person wrote in another tool comes along, once and undoably."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from parsing.paper import Paper, further_key, paper_key
from tests.tui.cli.carrel import ABSTRACT, carrel
from tests.tui.library.undoing import redo, tables, undo
from tui.library.library import Library
from tui.library.locations import Locations, locations

LAMP, OWL, REED = "Lamp Light in Large Corpora", "Owls as Night Readers", "Reed Pens Revisited"


@contextmanager
def opened(place: Locations | None = None) -> Iterator[Library]:
    with closing(Library(place or locations())) as library:
        yield library


def paper(title: str, abstract: str = ABSTRACT) -> Paper:
    return Paper(paper_key(title), title, abstract)


def seen(place: Locations | None = None) -> dict[str, object]:
    """All that a person sees of a library, but for the times."""
    with opened(place) as library:
        state = library.state
        return {
            "pages": len(state.pages),
            "lists": {each.name: each.keys for each in state.lists},
            "tags": dict(state.tagged),
            "notes": dict(state.noted),
            "read": {key for key, mark in state.marks.items() if mark.read},
            "starred": {key for key, mark in state.marks.items() if mark.starred},
        }


@pytest.fixture
def bibliography(tmp_path: Path) -> Path:
    """Two papers as a reference manager writes them, with tags, groups, a note and a mark."""
    path = tmp_path / "mine.bib"
    path.write_text(
        f"@article{{a, title={{{LAMP}}}, author={{Quill, Ann}}, abstract={{{ABSTRACT}}},"
        " keywords={light, corpora}, groups={To read, Lamps}, annote={Read it twice.},"
        " readstatus={read}}\n"
        f"@article{{b, title={{{OWL}}}, author={{Inkwell, Ben}}, tags={{owls, night}},"
        " groups={Lamps}}\n",
        encoding="utf-8",
    )
    return path


def exported(path: Path, *papers: dict[str, object]) -> Path:
    """A file as carrel itself exports papers."""
    document = {"format": "carrel-papers", "version": 1, "title": "All", "papers": papers}
    path.write_text(json.dumps(document), encoding="utf-8")
    return path


def test_tags_notes_lists_and_marks_come_along(bibliography: Path) -> None:
    ended = carrel("import", bibliography)
    assert (ended.status, ended.out) == (0, "")
    assert ended.err.splitlines() == [
        f"{bibliography}: 2 papers as BibTeX",
        "1 paper came with keywords: `--keywords-as-tags` makes tags of them.",
        "Imported 2 papers: 1 new page, 2 new lists, 2 tags on 1 paper, 1 note, 1 marked read.",
    ]
    lamp, owl = paper_key(LAMP), paper_key(OWL)
    assert seen() == {
        "pages": 1,
        "lists": {"To read": (lamp,), "Lamps": (lamp, owl)},
        "tags": {owl: ("night", "owls")},
        "notes": {lamp: "Read it twice."},
        "read": {lamp},
        "starred": set(),
    }
    assert carrel("pages").out == "mine\t2\t\n"


def test_the_file_is_kept_to_the_byte(bibliography: Path, scratch_home: Path) -> None:
    carrel("import", bibliography)
    (copy,) = (scratch_home / "pages").iterdir()
    assert copy.read_bytes() == bibliography.read_bytes()


def test_a_dry_run_says_the_same_and_alters_nothing(bibliography: Path) -> None:
    ended = carrel("import", "--dry-run", bibliography)
    assert ended.status == 0
    said = ended.err.splitlines()[-1]
    assert seen()["pages"] == 0
    assert seen()["lists"] == {}
    done = carrel("import", bibliography).err.splitlines()[-1]
    assert said == done.replace("Imported", "Would import") + " Nothing was altered."


def test_twice_is_the_same_as_once(bibliography: Path, scratch_home: Path) -> None:
    carrel("import", bibliography)
    before = tables(Locations(scratch_home))
    again = carrel("import", bibliography)
    assert (again.status, again.err.splitlines()[-1]) == (0, "Your library has all of it already.")
    assert "has all of it" in carrel("import", bibliography, "--dry-run").err
    assert tables(Locations(scratch_home)) == before


def test_one_undo_takes_all_of_it_back_and_redo_brings_it_again(
    bibliography: Path, scratch_home: Path
) -> None:
    carrel("import", bibliography)
    place, after = Locations(scratch_home), seen()
    rows = tables(place)
    with opened() as library:
        said = undo(library)
        assert said == (
            "Undone: imported 1 mark, 2 reading lists, 3 papers in lists, 1 page, 2 tags, 1 note"
        )
    assert not any(tables(place).values())
    with opened() as library:
        assert redo(library) == said.replace("Undone", "Redone")
    assert (tables(place), seen()) == (rows, after)


def test_what_is_there_is_kept_and_added_to(bibliography: Path) -> None:
    with opened() as library:
        lamp = paper(LAMP)
        library.apply(library.make_list("LAMPS", [paper(REED)]))
        library.apply(library.set_note(lamp, "My own words."))
        library.apply(library.tag([paper(REED)], "Owls"))
        library.apply(library.set_read([lamp], True))
        read_at = library.state.mark(lamp.key).read_at
    ended = carrel("import", bibliography)
    assert "1 new list, 1 list added to, 2 tags on 1 paper, 1 note." in ended.err
    lists, notes = seen()["lists"], seen()["notes"]
    assert lists == {
        "LAMPS": (paper_key(REED), paper_key(LAMP), paper_key(OWL)),
        "To read": (paper_key(LAMP),),
    }
    assert notes == {paper_key(LAMP): "My own words.\n\nRead it twice."}
    with opened() as library:
        # One tag is spelt one way.
        assert library.state.tags_of(paper_key(OWL)) == ("night", "Owls")
        assert library.state.mark(paper_key(LAMP)).read_at == read_at
    carrel("import", bibliography)
    assert seen()["notes"] == notes


def test_all_may_go_into_a_list_and_keywords_may_be_tags(bibliography: Path) -> None:
    ended = carrel("import", "--list", "From my library", "--keywords-as-tags", bibliography)
    assert "3 new lists, 4 tags on 2 papers" in ended.err
    now = seen()
    lamp, owl = paper_key(LAMP), paper_key(OWL)
    assert now["lists"] == {
        "To read": (lamp,),
        "From my library": (lamp, owl),
        "Lamps": (lamp, owl),
    }
    assert now["tags"] == {lamp: ("corpora", "light"), owl: ("night", "owls")}


@pytest.mark.parametrize("name", ["", " ", "x" * 101, "\u200b"])
def test_a_list_that_cannot_be_is_refused_before_anything_is_done(
    name: str, bibliography: Path
) -> None:
    ended = carrel("import", bibliography, "--list", name)
    assert ended.status == 2
    assert "name" in ended.err.lower()
    assert seen()["pages"] == 0


def test_a_plain_page_is_added_as_add_does(monday: Path) -> None:
    ended = carrel("import", monday, "--list", "Monday")
    assert ended.status == 0
    assert "Imported 2 papers: 1 new page, 1 new list." in ended.err
    assert carrel("pages").out == "monday\t2\tMar 11\n"
    assert "has this page already" in carrel("add", monday).err
    assert "Mar 11" not in carrel("lists").out


def test_a_page_that_is_there_keeps_its_place_and_what_is_new_comes(bibliography: Path) -> None:
    carrel("add", bibliography)
    ended = carrel("import", bibliography)
    assert "Imported 2 papers: 2 new lists, 2 tags on 1 paper, 1 note, 1 marked read." in ended.err
    assert carrel("pages").out == "mine\t2\t\n"


def test_names_and_notes_that_cannot_be_are_told_and_the_rest_comes(tmp_path: Path) -> None:
    path = exported(
        tmp_path / "odd.json",
        {
            "title": LAMP,
            "abstract": ABSTRACT,
            "tags": ["fine", "t" * 51, "one, two", "\u200b"],
            "lists": ["Fine", "l" * 101, "\u2060"],
            "note": "n" * 20_001,
            "starred": True,
        },
    )
    ended = carrel("import", path)
    assert ended.status == 0
    assert f"the tag “{'t' * 51}” is left out: A tag has at most 50 characters" in ended.err
    assert "the tag “one, two” is left out: A tag has no comma" in ended.err
    assert "is left out: A name has at most 100 characters; this has 101" in ended.err
    assert f"the note on “{LAMP}” is left out: A note has at most 20,000 characters" in ended.err
    assert "1 new list, 1 tag on 1 paper, 1 starred." in ended.err
    assert seen()["tags"] == {paper_key(LAMP): ("fine",)}
    assert list(seen()["lists"]) == ["Fine"]  # type: ignore[call-overload]
    # A note that would be too long together with the one that is there leaves that as it is.
    with opened() as library:
        library.apply(library.set_note(paper(LAMP), "Mine. " * 3_000))
    long = exported(tmp_path / "long.json", {"title": LAMP, "note": "Theirs. " * 2_000})
    assert "the note on" in carrel("import", long).err
    assert seen()["notes"] == {paper_key(LAMP): ("Mine. " * 3_000).strip()}


def test_a_hostile_file_is_bounded_and_told_in_a_few_lines(tmp_path: Path) -> None:
    path = exported(
        tmp_path / "hostile.json",
        {
            "title": LAMP,
            "abstract": ABSTRACT,
            "tags": [f"tag {number}" for number in range(10_000)],
            "note": "A note. " * 650_000,
        },
        {"title": OWL, "abstract": ABSTRACT, "tags": [f"{n}," for n in range(10_000)]},
    )
    ended = carrel("import", path)
    assert ended.status == 0
    assert "10,000 tags on 1 paper" in ended.err
    assert "more names and notes that cannot be are left out" in ended.err
    assert len(ended.err.splitlines()) < 30
    assert max(map(len, ended.err.splitlines())) < 250
    with opened() as library:
        assert len(library.state.tags_of(paper_key(LAMP))) == 10_000
        undo(library)
        assert not library.state.tagged


@pytest.mark.parametrize("form", ["json", "csv", "markdown", "text"])
def test_an_export_comes_back_whole_in_an_empty_library(
    form: str, tmp_path: Path, bibliography: Path
) -> None:
    carrel("import", bibliography)
    with opened() as library:
        library.apply(library.set_starred([paper(OWL)], True))
        library.apply(library.set_note(paper(OWL), "First.\n\nSecond, with “quotes”."))
        library.apply(library.tag([paper(LAMP)], "Größe"))
    whole = carrel("export", "-f", form).out
    (tmp_path / "all").write_text(whole, encoding="utf-8")
    home = tmp_path / "elsewhere"
    ended = carrel("import", tmp_path / "all", CARREL_HOME=str(home))
    assert ended.status == 0
    there = {name: said for name, said in seen(Locations(home)).items() if name != "pages"}
    assert there == {name: said for name, said in seen().items() if name != "pages"}
    assert "has all of it" in carrel("import", tmp_path / "all", CARREL_HOME=str(home)).err


def test_lists_come_back_from_an_export_with_all_that_is_said_and_done_in_them(
    bibliography: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    carrel("import", bibliography)
    for arguments in (
        ("list", "move", "Lamps", "bottom", LAMP),
        ("list", "done", "Lamps", OWL),
        ("list", "describe", "Lamps", "For the seminar."),
        ("list", "due", "To read", "2026-12-31"),
        ("list", "order", "Lamps", "1"),
        ("note", OWL, "They hoot."),
        ("star", LAMP),
    ):
        assert carrel(*arguments).status == 0
    told = ("lists", "--json"), ("list", "show", "Lamps", "--done")
    before, said, home = seen(), [carrel(*each).out for each in told], locations().home
    for form in ("json", "csv"):
        file = tmp_path / f"all.{form}"
        monkeypatch.setenv("CARREL_HOME", str(home))
        assert carrel("export", "-o", file).status == 0
        monkeypatch.setenv("CARREL_HOME", str(tmp_path / form))
        assert carrel("import", file).status == 0
        assert "has all of it already" in carrel("import", file).err
        now = [carrel(*each).out for each in told]
        if form == "json":
            assert (seen(), now) == (before, said)
        assert now[1] == said[1] == f"{OWL}\n"


def test_times_come_back_from_json_and_none_is_later_than_the_import(tmp_path: Path) -> None:
    then, later = "2020-01-02T03:04:05Z", "9998-01-01T00:00:00Z"
    marked = {"read": True, "read_at": then, "starred": True, "starred_at": later}
    listed = {"lists": ["Fog", "Tea"], "done_in": ["Fog", "Tea"], "done_at": {"Fog": then}}
    paper_ = {"title": LAMP, "abstract": ABSTRACT, **marked, **listed}
    odd = {"title": OWL, "read": True, "read_at": "yesterday", "done_at": {"Fog": 1}}
    path = exported(tmp_path / "all.json", paper_, odd)
    assert "2 marked read" in carrel("import", path, "--dry-run").err
    assert carrel("import", path).status == 0
    first, second = json.loads(carrel("export", "-f", "json").out)["papers"]
    assert (first["read_at"], first["done_at"]["Fog"]) == (then, then)
    assert then < first["starred_at"] < later
    assert then < first["done_at"]["Tea"] < later
    assert then < second["read_at"] < later
    assert "done_at" not in second
    (tmp_path / "whole.json").write_text(carrel("export", "-f", "json").out)
    other = str(tmp_path / "other")
    carrel("import", tmp_path / "whole.json", CARREL_HOME=other)
    again = json.loads(carrel("export", "-f", "json", CARREL_HOME=other).out)["papers"]
    for name in ("read_at", "starred_at", "done_at"):
        assert [each.get(name) for each in again] == [each.get(name) for each in (first, second)]


def test_what_a_list_is_for_comes_below_what_is_said_here_and_its_day_stays(
    tmp_path: Path,
) -> None:
    there: dict[str, object] = {"title": LAMP, "abstract": ABSTRACT, "lists": ["Fog"]}
    there["key"] = "a" * 16
    path = exported(tmp_path / "all.json", there)
    document = json.loads(path.read_text())
    said = {"name": "fog", "description": "Theirs.", "due": "2027-01-01", "papers": ["a" * 16]}
    path.write_text(json.dumps({**document, "lists": [said]}))
    for verb, *words in (("new",), ("describe", "Mine."), ("due", "2026-12-31")):
        carrel("list", verb, "Fog", *words)
    assert "1 list added to, 1 list description." in carrel("import", path).err
    assert carrel("list", "describe", "Fog").out == "Mine.\n\nTheirs.\n"
    assert "2026-12-31" in carrel("lists").out
    assert carrel("undo").err.startswith("Undone: imported")
    assert carrel("list", "describe", "Fog").out == "Mine.\n"


def test_what_is_written_on_a_paper_told_apart_by_its_text_is_that_papers(tmp_path: Path) -> None:
    lamps = (
        "We study how lamps light corpora of text, and measure how far each letter is from its"
        " lamp. Across nine libraries the light falls with the square of the shelf, which we show"
        " to be optimal among all arrangements of lamps and shelves that a librarian would allow."
    )
    looms = (
        "Nothing of the kind is said here: old looms are tuned by ear, and weavers count threads"
        " while singing. Our survey of forty villages finds that songs in seven beats give cloth"
        " with fewer knots, and that nobody there has ever wanted a machine to do the counting."
    )
    old = exported(tmp_path / "old.json", {"title": LAMP, "abstract": lamps, "starred": True})
    new = exported(tmp_path / "new.json", {"title": LAMP, "abstract": looms, "tags": ["weaving"]})
    carrel("import", old)
    carrel("import", new)
    assert seen()["starred"] == {paper_key(LAMP)}
    assert seen()["tags"] == {further_key(LAMP, looms): ("weaving",)}


def test_what_holds_no_paper_is_told_and_the_others_come(
    tmp_path: Path, bibliography: Path
) -> None:
    (tmp_path / "empty.bib").write_text("\n", encoding="utf-8")
    ended = carrel("import", tmp_path / "none.bib", tmp_path / "empty.bib", bibliography)
    assert ended.status == 2
    assert "none.bib: no such file; not imported" in ended.err
    assert "empty.bib: no paper was found in it; not imported" in ended.err
    assert "Imported 2 papers" in ended.err
    assert carrel("import", tmp_path / "none.bib").status == 2


def test_what_does_not_look_like_papers_is_refused_once_with_what_takes_it(tmp_path: Path) -> None:
    (tmp_path / "milk.txt").write_text("milk\nbread\n", encoding="utf-8")
    ended = carrel("import", tmp_path / "milk.txt")
    assert ended.status == 2
    (said,) = ended.err.splitlines()
    assert said.endswith("nothing taken. `carrel import --force` takes it")


def test_a_dump_is_not_taken_for_a_page(tmp_path: Path, bibliography: Path) -> None:
    carrel("import", bibliography)
    (tmp_path / "all.json").write_text(carrel("dump").out, encoding="utf-8")
    ended = carrel("import", tmp_path / "all.json")
    assert ended.status == 2
    assert "all.json: is a dump: `carrel load` merges it; not imported" in ended.err
    assert seen()["pages"] == 1


def test_standard_input_is_imported_and_named_by_the_day(
    bibliography: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(time, "strftime", lambda _: "2026-11-27")
    ended = carrel("import", "-", stdin=bibliography.read_bytes())
    assert "Imported 2 papers" in ended.err
    assert carrel("pages").out == "27 Nov 2026\t2\t\n"


def test_an_export_that_is_made_anew_takes_the_place_of_the_earlier_one(
    bibliography: Path, scratch_home: Path
) -> None:
    carrel("import", bibliography)
    lamp = paper_key(LAMP)
    carrel("mark", "unread", LAMP)
    carrel("note", LAMP, "Read it twice.\n\nMine.")
    before = tables(Locations(scratch_home))
    text = bibliography.read_text(encoding="utf-8").replace("Read it twice.", "Read it thrice.")
    bibliography.write_text(f"{text}@article{{c, title={{{REED}}}}}\n", encoding="utf-8")
    assert "1 new page in the place of 1" in carrel("import", bibliography).err
    now = seen()
    assert now["pages"] == 1
    assert now["read"] == set()
    assert now["notes"] == {lamp: "Read it thrice.\n\nMine."}
    with opened() as library:
        undo(library)
    assert tables(Locations(scratch_home)) == before


def test_an_earlier_page_stays_if_a_paper_would_go_with_it(bibliography: Path) -> None:
    carrel("add", bibliography)
    bibliography.write_text(f"@article{{c, title={{{REED}}}}}\n", encoding="utf-8")
    carrel("add", bibliography)
    assert seen()["pages"] == 2


def test_an_earlier_page_stays_if_an_abstract_would_go_with_it(tmp_path: Path) -> None:
    path = tmp_path / "mine.bib"
    entry = f"@article{{a, title={{{LAMP}}}, author={{Doe, Ann}}, year=2026"
    path.write_text(f"{entry}, abstract={{{ABSTRACT}}} }}\n", encoding="utf-8")
    carrel("import", path)
    path.write_text(f"{entry} }}\n", encoding="utf-8")
    carrel("import", path)
    assert seen()["pages"] == 2
    assert ABSTRACT in " ".join(carrel("show", LAMP).out.split())


def test_one_key_of_citation_for_two_papers_takes_neither_away(tmp_path: Path) -> None:
    path = tmp_path / "mine.bib"
    for title in (LAMP, REED):
        path.write_text(f"@article{{doe2026, title={{{title}}}, author={{Doe, Ann}} }}\n", "utf-8")
        carrel("import", path)
    assert [carrel("show", title).status for title in (LAMP, REED)] == [0, 0]


def test_what_was_read_in_a_note_is_replaced_by_whole_paragraphs(bibliography: Path) -> None:
    carrel("import", bibliography)
    carrel("note", LAMP, "I Read it twice. Mine.")
    text = bibliography.read_text(encoding="utf-8").replace("Read it twice.", "Done.")
    bibliography.write_text(text, encoding="utf-8")
    carrel("import", bibliography)
    assert seen()["notes"] == {paper_key(LAMP): "I Read it twice. Mine.\n\nDone."}


def test_an_export_of_carrel_proposes_no_tags(tmp_path: Path) -> None:
    path = exported(
        tmp_path / "own.json", {"title": LAMP, "meta": {"keywords": ["light"]}, "abstract": ""}
    )
    assert "--keywords-as-tags" not in carrel("import", path).err
