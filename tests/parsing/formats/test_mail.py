"""Mails as they were sent, and the alerts in them; the papers are invented."""

from __future__ import annotations

import base64
import quopri
from email.message import EmailMessage

import pytest

from parsing.formats import parse_text
from parsing.meta import Author, Kind, Meta
from parsing.sources import parse_bytes
from tests.parsing.formats.expected import read
from tests.parsing.formats.test_arxiv_pages import NINETIES
from tests.parsing.formats.test_pubmed_text import LANTERNS, SUMMARIES
from tests.parsing.formats.test_tagged import REFER

HEAD = (
    "Return-Path: <alerts@x.example>\nFrom: Alerts <alerts@x.example>\nTo: you@x.example\n"
    "Subject: =?utf-8?Q?=22lamps=22?=\n - new results\nDate: Fri, 5 Jan 2024 10:00:00 +0000\n"
    "MIME-Version: 1.0\n"
)
SCHOLAR = """<!doctype html><html><body><div><h3 style="font-weight:normal"><span>[PDF]</span>
<a href="https://scholar.google.com/scholar_url?url=https://arxiv.org/pdf/2401.00001v2&amp;hl=en"
 class="gse_alrt_title">Lanterns in the <b>fog</b></a></h3><div style="color:#006621">A Doe,
 B Roe&nbsp;- arXiv preprint arXiv:2401.00001, 2024</div><div class="gse_alrt_sni">Fog hides boats
 from each other at sea. We study small<br>lamps that make them seen …</div><div><table><tr><td>
<a href="https://scholar.google.com/citations?x">Save</a></td></tr></table></div><br>
<h3><a href="https://scholar.google.de/scholar_url?url=https://x.example/2%3Fa%3D1&amp;hl=en"
 class="gse_alrt_title">Rudders for slow boats</a></h3><div>É Poe, C Loe… - Proceedings of the
 3rd …, 2023</div><div class="gse_alrt_sni">Slow boats turn slowly in each of the harbours. We give
 them better rudders.</div><h3><span>[BOOK]</span> <a class="gse_alrt_title"
 href="https://scholar.google.com/scholar_url?url=https://x.example/3.pdf">Bells</a></h3>
<div>C Moe - 1987</div></div></body></html>
"""


def html_mail(body: str, encoding: str, charset: str = "utf-8") -> str:
    """Return a mail whose body is HTML in an encoding."""
    data = body.encode(charset)
    said = {
        "8bit": body,
        "quoted-printable": quopri.encodestring(data).decode("ascii"),
        "base64": base64.encodebytes(data).decode("ascii"),
    }[encoding]
    return (
        f"{HEAD}Content-Type: text/html; charset={charset}\n"
        f"Content-Transfer-Encoding: {encoding}\n\n{said}"
    )


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize(
    "text",
    [
        html_mail(SCHOLAR, "8bit"),
        html_mail(SCHOLAR, "quoted-printable"),
        html_mail(SCHOLAR, "base64"),
        html_mail(SCHOLAR.replace("…", "..."), "quoted-printable", "latin-1"),
    ],
)
def test_an_alert_of_google_scholar_is_its_papers(text: str, end: str) -> None:
    page = read(text.replace("\n", end))
    assert (page.format, page.label, page.problems) == ("mail", "Jan 5, 2024", ())
    assert [(entry.title, entry.abstract) for entry in page.entries] == [
        ("Lanterns in the fog", ""),
        (
            "Rudders for slow boats",
            "Slow boats turn slowly in each of the harbours. We give them better rudders.",
        ),
        ("Bells", ""),
    ]
    assert [entry.meta for entry in page.entries] == [
        Meta(
            kind=Kind.PREPRINT,
            authors=(Author("A Doe"), Author("B Roe")),
            published="2024",
            arxiv="2401.00001",
            arxiv_version=2,
        ),
        Meta(
            authors=(Author("É Poe"), Author("C Loe")),
            et_al=True,
            published="2023",
            url="https://x.example/2?a=1",
        ),
        Meta(
            kind=Kind.BOOK,
            authors=(Author("C Moe"),),
            published="1987",
            pdf="https://x.example/3.pdf",
        ),
    ]


def test_an_alert_saved_as_a_page_is_read_as_well() -> None:
    page = read(SCHOLAR)
    assert page.format == "alert"
    titles = [entry.title for entry in page.entries]
    assert titles == ["Lanterns in the fog", "Rudders for slow boats", "Bells"]


def sent(*parts: tuple[str, str], attached: str = "") -> str:
    """Return a mail of alternatives as Python's library writes it."""
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = "a@x.example", "b@x.example", "New papers"
    mail["Date"] = "Fri, 5 Jan 2024 10:00:00 +0000"
    (kind, first), *others = parts
    mail.set_content(first, subtype=kind)
    for kind, said in others:
        mail.add_alternative(said, subtype=kind)
    if attached:
        mail.add_attachment(attached, subtype="plain", filename="papers.enw")
    return mail.as_string()


def test_the_part_that_says_most_of_papers_is_read() -> None:
    page = read(sent(("plain", "Two new articles\n\nLanterns é\n"), ("html", SCHOLAR)))
    assert len(page.entries) == 3
    page = read(sent(("plain", f"{SUMMARIES}\né"), ("html", "<p>See the <b>text</b>.</p>")))
    assert [entry.meta.pubmed for entry in page.entries] == ["38000001", "38000002", "38000003"]
    page = read(sent(("plain", "Dear Bob,\n\nhere they are.\n"), attached=REFER))
    assert page.entries[0].title == "Lanterns in the fog"
    assert len(page.entries) == 4


def test_a_mailing_of_arxiv_that_was_wrapped_is_one() -> None:
    mailing = NINETIES.replace("Title: ", "Title: Æther and ", 1)
    body = quopri.encodestring(mailing.encode()).decode("ascii")
    page = read(
        f"{HEAD}Content-Type: text/plain; charset=utf-8\n"
        f"Content-Transfer-Encoding: quoted-printable\n\n{body}"
    )
    plain = parse_text(mailing, "page", format_name="arxiv_mail")
    assert page.format == "mail"
    assert [entry._replace(line=0) for entry in plain.entries] == list(page.entries)


SEMANTIC = f"""<html><body><table><tr><td><a class="paper-link" href=
"https://www.semanticscholar.org/paper/Lanterns-Doe/{"0a" * 20}?utm_source=alert_email">Lanterns in
 the fog</a></td></tr><tr><td>Ann Doe, Bob Roe</td></tr></table><div><a class="paper-link x"
 href="https://www.semanticscholar.org/paper/{"1b" * 20}">Rudders for slow boats</a>
<p>TLDR Boats turn.</p></div></body></html>"""
PUBMED = """<html><body><div><a class="docsum-title" ref="article_id=38000001"
 href="https://pubmed.ncbi.nlm.nih.gov/38000001/?utm_source=x">Lanterns in the <b>fog</b>.</a>
<div class="docsum-citation full-citation"><span class="docsum-authors full-authors">Doe AB,
 van der Roe B.</span><span class="docsum-authors short-authors">Doe AB, et al.</span>
<span class="docsum-journal-citation full-journal-citation">J Lamp Stud. 2024 Jan 15;12(3):100-9.
 doi: 10.1000/lamp.1.</span><span>PMID: <span class="docsum-pmid">38000001</span></span></div></div>
<div><a class="docsum-title" href="https://pubmed.ncbi.nlm.nih.gov/38000002/">Rudders for boats?
</a></div></body></html>"""


def test_an_alert_of_semantic_scholar_is_its_papers() -> None:
    page = read(html_mail(SEMANTIC, "base64"))
    assert [(entry.title, entry.abstract, entry.meta) for entry in page.entries] == [
        (
            "Lanterns in the fog",
            "",
            Meta(authors=(Author("Ann Doe"), Author("Bob Roe")), semantic_scholar="0a" * 20),
        ),
        ("Rudders for slow boats", "", Meta(semantic_scholar="1b" * 20)),
    ]


def test_an_alert_of_pubmed_is_its_papers() -> None:
    page = read(html_mail(PUBMED, "quoted-printable"))
    assert [(entry.title, entry.meta) for entry in page.entries] == [
        (
            "Lanterns in the fog",
            LANTERNS,
        ),
        ("Rudders for boats?", Meta(pubmed="38000002")),
    ]


def test_a_box_of_mails_is_all_their_papers_each_once() -> None:
    one = f"From 12@x Fri Jan 05 10:00:00 +0000 2024\n{html_mail(SCHOLAR, 'base64')}\n"
    other = f"From 13@x Sat Jan 06 10:00:00 +0000 2024\n{html_mail(SEMANTIC, 'base64')}\n"
    page = read(one + one + other)
    assert page.format == "mail"
    assert page.label == ""
    assert [entry.title for entry in page.entries] == [
        "Lanterns in the fog",
        "Rudders for slow boats",
        "Bells",
        "Lanterns in the fog",
        "Rudders for slow boats",
    ]


@pytest.mark.parametrize(
    "text",
    [
        html_mail("<p>Dear Bob,</p><p>the <b>lamps</b> are in the mail.</p>", "quoted-printable"),
        html_mail("", "base64"),
        html_mail(SCHOLAR, "base64")[:330],
        sent(("plain", "Dear Bob,\n\nthe lamps are in the mail é.\n\nBest wishes\nAnn\n")),
        HEAD + 'Content-Type: multipart/mixed; boundary="x"\n\n--y\n\nNo such part.\n',
        HEAD + "Content-Type: multipart/mixed\n\nNo boundary.\n",
    ],
)
def test_a_mail_without_papers_says_so(text: str) -> None:
    page = parse_text(text, "page")
    assert page.entries == ()
    assert len(page.problems) == 1
    assert "nothing taken" in str(page.problems[0])


def test_parts_within_parts_are_followed_as_deep_as_mails_have_them() -> None:
    def nested(times: int) -> str:
        text = f"Content-Type: text/html\n\n{SCHOLAR}"
        for n in range(times):
            text = f'Content-Type: multipart/mixed; boundary="b{n}"\n\n--b{n}\n{text}\n--b{n}--\n'
        return HEAD + text

    assert len(read(nested(4)).entries) == 3
    assert read(nested(90)).entries == ()


def test_a_mail_in_latin_1_is_read_by_the_charset_that_it_names() -> None:
    text = html_mail(SCHOLAR.replace("…", "..."), "quoted-printable", "latin-1")
    page = parse_bytes(text.encode("latin-1"), "page")
    assert page.entries[1].meta.authors[0] == Author("É Poe")


def test_an_address_that_is_none_is_left_out() -> None:
    broken = SCHOLAR.replace("https://scholar.google.com/scholar_url?", "http://[/scholar_url?")
    assert [entry.meta.url for entry in read(broken).entries] == ["", "https://x.example/2?a=1", ""]
    assert read(broken).entries[0].meta.arxiv == "2401.00001"  # as the names say
