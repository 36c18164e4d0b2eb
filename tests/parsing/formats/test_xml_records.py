"""What all records in XML have in common, however they are written down."""

from __future__ import annotations

from xml.etree import ElementTree as ET

import pytest

from parsing import xml_stream
from parsing.formats import FORMATS
from tests.parsing.formats.invented import LANTERN, read
from tests.parsing.formats.test_crossref_xml import UNIXREF
from tests.parsing.formats.test_dblp_xml import FOUND, RECORDS
from tests.parsing.formats.test_endnote_xml import RECORD
from tests.parsing.formats.test_jats import JATS
from tests.parsing.formats.test_mods import MODS
from tests.parsing.formats.test_oai_pmh import OAI, OAI_DC
from tests.parsing.formats.test_pubmed_xml import PUBMED
from tests.parsing.formats.test_tei import TEI
from tests.parsing.formats.test_zotero_rdf import ZOTERO

SAMPLES = {
    "pubmed_xml": PUBMED,
    "oai_pmh": OAI,
    "oai_pmh, Dublin Core": OAI_DC,
    "dblp_xml": RECORDS.replace("&ouml;", "ö"),
    "dblp_xml, a search": FOUND,
    "mods": MODS,
    "jats": JATS,
    "tei": TEI,
    "zotero_rdf": ZOTERO,
    "crossref_xml": UNIXREF,
    "endnote_xml": RECORD,
}
every_sample = pytest.mark.parametrize("name", SAMPLES)


def body(text: str) -> str:
    """Return what stands below the prolog."""
    root = ET.fromstring(text)
    tag = root.tag.rpartition("}")[2]
    return text[text.index("<rdf:RDF" if tag == "RDF" else f"<{tag}") :]


@every_sample
def test_namespaces_may_have_any_prefix(name: str) -> None:
    text = SAMPLES[name]
    other = ET.tostring(ET.fromstring(text), encoding="unicode")
    page = read(other)
    assert page.format == name.partition(",")[0]
    assert page.entries == read(text).entries


@every_sample
def test_comments_and_instructions_say_nothing(name: str) -> None:
    text = body(SAMPLES[name])
    noisy = text.replace("</", "<!-- <title>No</title> --><?x <title>?></")
    page = read(f"<!-- <html> & -->\n<?xml-stylesheet href='a.xsl'?>{noisy}<!-- end -->")
    assert page.entries == read(text).entries != ()


@every_sample
def test_a_title_may_be_character_data(name: str) -> None:
    text = SAMPLES[name]
    page = read(text.replace(LANTERN, f"<![CDATA[{LANTERN}]]>"))
    assert page.entries == read(text).entries


@every_sample
def test_entities_of_html_are_letters_and_unknown_ones_a_fault(name: str) -> None:
    text = SAMPLES[name].replace("with One", "w&iacute;th &lt;One")
    assert any("wíth <One" in entry.title for entry in read(text).entries)
    page = read(text.replace("&iacute;", "&nobody;"))
    assert page.problems[0].seen == "the XML is broken here"


@every_sample
def test_entities_that_a_file_defines_are_refused(name: str) -> None:
    page = read(f'<!DOCTYPE a [<!ENTITY a "b">]>{body(SAMPLES[name])}')
    assert page.entries == ()
    assert [problem.seen for problem in page.problems] == ["XML that defines entities"]


@every_sample
def test_what_stands_before_a_fault_is_read(name: str) -> None:
    text = SAMPLES[name]
    whole = read(text).entries
    root = text.rindex("</")
    page = read(text[:root])
    assert page.entries == whole
    assert "the XML is broken here" in [problem.seen for problem in page.problems]
    for end in range(0, root, 211):
        titles = [entry.title for entry in read(text[:end]).entries]
        assert titles == [entry.title for entry in whole[: len(titles)]]


@every_sample
def test_answers_behind_one_another_are_read_one_by_one(name: str) -> None:
    text = SAMPLES[name]
    one = f'<?xml version="1.0"?>{body(text)}\n'
    titles = [entry.title for entry in read(one).entries]
    assert [entry.title for entry in read(one * 3).entries] == titles * 3
    page = read(one * 2 + one[: one.rindex("</")])
    assert [entry.title for entry in page.entries] == titles * 3
    (fault,) = [problem for problem in page.problems if "broken" in problem.seen]
    assert fault.line > 2 * one.count("\n")


@every_sample
def test_elements_within_each_other_without_end_are_no_fault(name: str) -> None:
    deep = "<i>" * 5000
    text = SAMPLES[name].replace("with One", f"with {deep}One{'</i>' * 5000}")
    assert [entry.title for entry in read(text).entries] == [
        entry.title for entry in read(SAMPLES[name]).entries
    ]
    page = read(SAMPLES[name].replace("with One", f"with {deep}One"))
    assert not any("with One" in entry.title for entry in page.entries)
    assert page.problems[0].seen == "XML nested too deeply"


@every_sample
def test_too_many_elements_are_refused(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xml_stream, "MOST_TAGS", 20)
    page = read(SAMPLES[name])
    assert [problem.seen for problem in page.problems] == ["XML with too many elements"]


@every_sample
def test_empty_elements_are_no_fault(name: str) -> None:
    root = ET.fromstring(SAMPLES[name])
    for element in root.iter():
        element.text = element.tail = None
    page = FORMATS[name.partition(",")[0]].parse(ET.tostring(root, encoding="unicode"), "page")
    assert page.entries == ()
    assert page.problems or page.format == "zotero_rdf"
