"""Enriching: arXiv and Crossref are asked what is not known of the papers meant."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from queue import Empty, Queue
from typing import TYPE_CHECKING

from parsing.meta import Meta
from parsing.paper import Entry, Paper
from tui.actions.context import Context
from tui.actions.fetching import begin, end
from tui.actions.politely import when_free
from tui.actions.selecting import named
from tui.library.cancellation import Cancelled, Rest
from tui.library.phrases import plural
from tui.messages import Answered, Fetching

if TYPE_CHECKING:
    from tui.fetch.enriching import Found
    from tui.library.facts import Facts
    from tui.library.locations import Locations
    from tui.workers import Post


WAITING = 0.2
"""Seconds between two looks whether an answer is still wanted."""
NONE, LATER, ENOUGH = "none", "later", "enough"
"""Answers that choose no candidate: it is none, not now, and no more now."""


async def enrich(context: Context) -> None:
    """Ask for the papers meant; what comes is kept as one step."""
    desk, papers = context.desk, context.targets()
    paths = desk.library.paths
    if not papers:
        context.paper_meant()  # says that there is none
    elif context.fetching is not None:
        context.say("Something is being fetched already; Esc stops it.")
    elif paths is None or desk.library.not_saving:
        context.say(f"Nothing can be added: {desk.library.not_saving}")
    elif desk.samples:
        context.say(f"These are the samples: {context.key_of('add_page')} adds a page of yours.")
    else:
        home = paths
        # It says who is asked before anything of the papers leaves this computer.
        await context.ask(
            f"Ask arXiv and Crossref about {named(context, papers)}?",
            lambda: _start(context, home, papers),
        )


def _start(context: Context, paths: Locations, papers: Sequence[Paper]) -> None:
    desk, stop, post = context.desk, begin(context, "asking…"), context.screen.post_message
    facts = dict(desk.library.state.facts)

    def ended(found: Sequence[Found], words: str) -> None:
        end(context, stop)
        if found:
            context.change(lambda: desk.library.add_facts(found), words)
        elif not stop.is_set():
            context.report(words)

    def work(_: Rest) -> Answered:
        choose = _Asking(context, stop)
        found, words = _ask(paths, papers, facts, choose, post)
        return Answered(lambda: ended(found, words))

    context.workers.aside(work, post, stop)


def _ask(
    paths: Locations,
    papers: Sequence[Paper],
    facts: Mapping[str, Facts],
    choose: _Asking,
    post: Post,
) -> tuple[Sequence[Found], str]:
    """Return what was found, also when it was stopped, and what came of it in words."""
    from tui.fetch.clock import Clock
    from tui.fetch.enriching import Enrichment, work_for
    from tui.fetch.round import asking, service_faults_in_words
    from tui.fetch.subscriptions import subscriptions_of
    from tui.settings_file import read_settings

    file = read_settings(paths.settings)
    settings = subscriptions_of(file)
    if problems := [*filter(None, (file.problem, *settings.problems))]:
        return (), f"Nothing was asked: {problems[0]}"
    others, stop = list[str](), choose.stop

    def report(words: str) -> None:
        post(Fetching(f"{words} (Esc stops)", stop))

    with asking(settings, Clock(stop), report) as asker:
        choose.refuse = asker.refuse
        run = Enrichment(asker, choose, others.append)
        with suppress(Cancelled):
            run.run(work_for(papers, facts))
    many = len({paper.key for paper, _ in run.found})
    says = [f"Added facts of {plural(many, 'paper')}" if many else "Nothing new was found"]
    if choose.later:
        says.append(f"{plural(choose.later, 'paper')} left for later, as no answer is sure")
    return run.found, "; ".join([*service_faults_in_words(run.faults), *others, *says])


class _Asking:
    """Asks on the screen which candidate a paper is, while the thread that found them waits.

    Args:
        context: of the command.
        stop: is set when it is no longer wanted.
    """

    def __init__(self, context: Context, stop: threading.Event) -> None:
        self._context, self.stop = context, stop
        self.refuse: Callable[[Paper], object] = str
        """Is told of a paper that is none of its candidates: it is not asked about again."""
        self.later = 0
        """Papers that were left undecided."""
        self._has_enough = False

    def __call__(self, paper: Paper, candidates: Sequence[Entry]) -> Entry | None:
        answers: Queue[Entry | str] = Queue()
        if not self._has_enough:
            post = self._context.screen.post_message
            post(Fetching("which paper it is, is asked (Esc stops)", self.stop))
            post(
                Answered(
                    lambda: when_free(self._context, lambda: self._open(paper, candidates, answers))
                )
            )
        answer: Entry | str = ENOUGH if self._has_enough else ""
        while not answer:
            with suppress(Empty):
                answer = answers.get(timeout=WAITING)
            if self.stop.is_set():
                raise Cancelled
        if answer == NONE:
            self.refuse(paper)
        elif isinstance(answer, str):
            self.later += 1
            self._has_enough = answer == ENOUGH
        return None if isinstance(answer, str) else answer

    async def _open(
        self, paper: Paper, candidates: Sequence[Entry], answers: Queue[Entry | str]
    ) -> None:
        from tui.dialogs.base import quoted
        from tui.dialogs.pick import Choice, Pick

        if self.stop.is_set():
            return
        choices: list[Choice[Entry | str]] = [
            Choice(each.title, _who_and_when(each.meta), each) for each in candidates
        ]
        choices += [
            Choice("None of these", "it is not asked about again", NONE),
            Choice("Later", "Esc: so are all others", LATER),
        ]
        own = _who_and_when(paper.meta)
        question = f"Which of these at arXiv is {quoted(paper.title)}{own and f' ({own})'}?"
        dialog: Pick[Entry | str] = Pick(question, choices)
        dialog.add_class("-wide")
        await self._context.open(dialog, lambda answer: answers.put(answer or ENOUGH))


def _who_and_when(meta: Meta) -> str:
    """Return what tells papers of one title apart, as far as it is known."""
    names = [author.family or author.name for author in meta.authors]
    who = f"{names[0]} and {len(names) - 1} more" if len(names) > 2 else " and ".join(names)
    return " · ".join(filter(None, (who, meta.date[:4], meta.arxiv)))
