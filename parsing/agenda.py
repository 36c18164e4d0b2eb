"""What stands in the program of a conference beside the papers: times, breaks, sessions, rooms."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parsing.paper import Problem
from parsing.patterns import pattern, without_start

if TYPE_CHECKING:
    from parsing.paper import Entry, Page

_LONGEST = 300
_CLOCK = r"\d{1,2}:\d\d(?:\s?[AaPp]\.?[Mm]\b\.?)?"
_TIME = (
    rf"\s*\(?{_CLOCK}(?:\s?(?:[-–—]|to)\s?{_CLOCK})?(?:\s\(?[A-Z]{{2,4}}\b\)?)?\)?\s*[:|,–—-]?\s*"
)
_EVENT = (
    r"(?:registration|check-?in|breakfast|lunch(?:es)?|dinner|coffee|tea|refreshments|reception"
    r"|banquet|social event|excursion|awards?(?: ceremony)?|business meeting|town hall|group photo"
    r"|q ?& ?a|posters?|demos?|welcome|opening|closing|breaks?)"
)
_AGENDA = rf"""(?xi)
    (?:(?:conference|workshop|gala|welcome|speakers?['’]?|networking|morning|afternoon|health|short
        |evening|cocktail|ice\s?breaker)\s)?
      {_EVENT}(?:\s?(?:,|&|/|\+|and)\s?{_EVENT}|\s{_EVENT}|\sdesk|\sopens?){{0,4}}
      (?:\s(?:remarks?|ceremony|session|address|notes?|words))?
      (?:\s?[,(:–—-]\s?(?:\S+\s){{0,2}}\S+|\sby\s.{{1,80}}
        |\s(?:at|in|on)\s(?:the\s)?(?:[\w'’-]+\s){{0,3}}(?:hall|lobby|foyer|room|floor|terrace|garden
          |restaurant|hotel|ha?rbou?r|\w)s?)?
  | (?:(?:opening|closing|welcome|welcoming|concluding|introductory|final)\s(?:(?:and|&)\s\w+\s)?
      (?:remarks?|ceremony|session|address|notes?|words))
      (?:\s?[,(:–—].{{0,120}}|\s-\s.{{0,120}}|\s(?:and|by|with|&)\s.{{0,80}})?
  | (?:(?:oral|poster|paper|plenary|parallel|demo|industry|technical|special|spotlight
        |breakout)\s){{0,2}}
      sessions?(?:\s[\w.-]{{1,4}})?(?:\s(?:and|&|with)\s.{{1,40}}|:\s.*|\s[–—-]\s.*)?
  | (?:session\s)?chairs?\s?:.*
  | (?:opening\s|closing\s)?(?:keynotes?|plenary|invited\s(?:talk|speaker)s?|panel(?:\sdiscussion)?
      |round\s?table)(?:\s(?:talk|speech|lecture|address|speaker))?(?:\s(?:\d{{1,2}}|[IVX]{{1,4}}))?
      (?:\s?:\s.*|\s[–—-]\s.*)?
  | (?:(?:meeting|lecture|conference|main|grand|great|north|south|east|west)\s)?
      (?:rooms?|halls?|auditorium|ballroom|lobby|foyer)(?:\s?[:\#]?\s?[A-Z\d][\w.-]{{0,5}})?
      (?:,\s(?:\w+\s){{0,2}}(?:rooms?|halls?|floor|level|building|auditorium)(?:\s\w{{1,4}})?)?
"""
"""All of a line, without its time."""
_FIRST = frozenset(
    (
        "afternoon", "auditorium", "award", "awards", "ballroom", "banquet", "break",
        "breakfast", "breakout", "breaks", "business", "chair", "chairs", "check-in",
        "checkin", "closing", "cocktail", "coffee", "concluding", "conference", "demo",
        "demos", "dinner", "east", "evening", "excursion", "final", "foyer", "gala",
        "grand", "great", "group", "hall", "halls", "health", "ice", "icebreaker",
        "industry", "introductory", "invited", "keynote", "keynotes", "lecture", "lobby",
        "lunch", "lunches", "main", "meeting", "morning", "networking", "north",
        "opening", "oral", "panel", "paper", "parallel", "plenary", "poster", "posters",
        "q", "q&a", "reception", "refreshments", "registration", "room", "rooms", "round",
        "roundtable", "session", "sessions", "short", "social", "south", "speaker",
        "speakers", "special", "spotlight", "tea", "technical", "town", "welcome",
        "welcoming", "west", "workshop",
    )
)  # fmt: skip
"""Words that it begins with: most lines have another, and need no more than this look."""
_PROGRAM = (
    r"(?i)(?:.{0,80}\b(?:19|20)\d\d.{0,20}\s?[-–—:|]\s)?"
    r"(?:(?:final|preliminary|conference|technical|full)\s)*"
    r"(?:program(?:me)?|schedule|agenda|timetable)(?:\sat\sa\sglance)?"
)


def without_time(said: str) -> str:
    """Return a line without the time that it begins with: ``09:00 – 09:20: A Title``."""
    return without_start(_TIME, said) if ":" in said[:4] or said[:1] in " (" else said


def is_agenda(said: str) -> bool:
    """Return whether a line names no paper, but a part of a program or where it takes place."""
    if not said or len(said) > _LONGEST:
        return not said
    if "rogram" in said or "chedule" in said or "genda" in said:
        return pattern(_PROGRAM).fullmatch(said) is not None
    first = said.partition(" ")[0].strip(",:;.'’").lower()
    return first in _FIRST and pattern(_AGENDA).fullmatch(said) is not None


def without_agenda(page: Page) -> Page:
    """Return the page without what is no paper of a program, which is told."""
    others = [entry for entry in page.entries if _is_bare(entry) and is_agenda(entry.title)]
    if not others:
        return page
    left_out = set(map(id, others))
    entries = tuple(entry for entry in page.entries if id(entry) not in left_out)
    items = "item" if len(others) == 1 else "items"
    seen = f"{len(others):,} {items} of a program, the first “{others[0].title[:60]}”"
    told = Problem(page.name, others[0].line, seen, "left out")
    return page._replace(entries=entries, problems=(*page.problems, told))


def _is_bare(entry: Entry) -> bool:
    """Whether nothing is known of it but who is named there."""
    meta = entry.meta
    return not (
        entry.abstract or meta.published or meta.venue or meta.doi or meta.arxiv or meta.pdf
    )
