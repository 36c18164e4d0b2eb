"""EndNote's export as XML."""

from __future__ import annotations

from parsing.meta import Annotations, Author, Kind, Meta
from tests.parsing.formats.invented import FOG, LANTERN, read

RECORD = f"""<?xml version="1.0" encoding="UTF-8" ?><xml><records><record>
<rec-number>1</rec-number><ref-type name="Journal Article">17</ref-type>
<contributors><authors><author><style face="normal" font="default" size="100%">Doe, Ann</style>
</author><author>Example Lab</author></authors></contributors>
<titles><title><style face="normal">Lantern: Finding a Path in </style><style face="italic">Fog
</style><style> with One Lamp</style></title><secondary-title>J. Fog</secondary-title></titles>
<periodical><full-title>Journal of Fog</full-title></periodical>
<pages>12-34</pages><volume>3</volume><number>4</number>
<keywords><keyword>fog</keyword><keyword>lamps</keyword></keywords>
<dates><year>2024</year></dates><abstract>{FOG}</abstract><notes>Wet.</notes>
<electronic-resource-num>10.1000/ABC</electronic-resource-num>
<urls><related-urls><url>https://example.org/fog</url></related-urls>
<pdf-urls><url>internal-pdf://fog.pdf</url></pdf-urls></urls>
</record><record><ref-type name="Book">6</ref-type></record></records></xml>"""


def test_all_that_a_record_says_is_kept() -> None:
    page = read(RECORD)
    (entry,) = page.entries
    assert page.format == "endnote_xml"
    assert (entry.title, entry.abstract) == (LANTERN, FOG)
    assert entry.meta == Meta(
        kind=Kind.ARTICLE,
        authors=(Author(family="Doe", given="Ann"), Author(literal="Example Lab")),
        published="2024",
        doi="10.1000/abc",
        url="https://example.org/fog",
        venue="Journal of Fog",
        volume="3",
        issue="4",
        pages="12-34",
        keywords=("fog", "lamps"),
    )
    assert entry.annotations == Annotations(note="Wet.")
    assert [problem.seen for problem in page.problems] == ["record 2 has no title"]
