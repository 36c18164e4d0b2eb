"""Enriching: arXiv and Crossref are asked what is not known of the papers meant."""

from __future__ import annotations

import threading
from collections.abc import Mapping, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING

from parsing.paper import Entry, Paper
from tui.actions.context import Context
from tui.actions.fetching import begin, end
from tui.actions.selecting import named
from tui.library.cancellation import Cancelled, Rest
from tui.library.phrases import plural
from tui.messages import Answered, Fetching

if TYPE_CHECKING:
    from tui.fetch.enriching import Found
    from tui.library.facts import Facts
    from tui.library.locations import Locations
    from tui.workers import Post


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
        found, words = _ask(paths, papers, facts, stop, post)
        return Answered(lambda: ended(found, words))

    context.workers.aside(work, post, stop)


def _ask(
    paths: Locations,
    papers: Sequence[Paper],
    facts: Mapping[str, Facts],
    stop: threading.Event,
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
    unsure, others = list[Paper](), list[str]()

    def report(words: str) -> None:
        post(Fetching(f"{words} (Esc stops)", stop))

    def choose(paper: Paper, _: Sequence[Entry]) -> None:
        unsure.append(paper)

    with asking(settings, Clock(stop), report) as asker:
        run = Enrichment(asker, choose, others.append)
        with suppress(Cancelled):
            run.run(work_for(papers, facts))
    many = len({paper.key for paper, _ in run.found})
    says = [f"Added facts of {plural(many, 'paper')}" if many else "Nothing new was found"]
    if unsure:
        says.append(f"{plural(len(unsure), 'paper')} passed over, as no answer is sure")
        says.append("`carrel enrich` shows the answers and asks")
    return run.found, "; ".join([*service_faults_in_words(run.faults), *others, *says])
