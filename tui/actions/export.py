"""Export of papers to a file, a folder or the clipboard; no file is overwritten without a word."""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any, NamedTuple

from tui.actions.context import Context
from tui.library.drafts import Draft
from tui.library.lists import ReadingList
from tui.library.phrases import plural

if TYPE_CHECKING:
    from tui.dialogs.export import ExportWish, Option
    from tui.library.export import Collection

FILE, CLIPBOARD = "file", "clipboard"
YES, NO = "yes", "no"
STYLE = "style"
"""Stands for a citation style that is still to be named."""
NEEDS = "not here: pipx inject carrel citeproc-py"
"""Stands beside what a style is needed for, where none can be set."""
NARROW = 60
"""Characters of a line of what is said in the place of first entries."""
PREVIEWED = 3
"""Papers of which the first entries are shown."""


class Scope(NamedTuple):
    """Papers that may be meant."""

    words: str
    title: str
    keys: Sequence[str]
    reading_list: ReadingList | None = None
    """The list that they are of, if they are of one."""


async def export(context: Context) -> None:
    """Ask in which format, which papers and where to, and write."""
    from tui.actions.order import Order
    from tui.actions.writing import write
    from tui.dialogs.export import Export
    from tui.dialogs.pick import Choice
    from tui.library.export import FOLDER, FORMATS
    from tui.library.export.styles import MISSING, can_cite

    if context.still_reading():
        return
    scopes = dict(_scopes(context))
    if not scopes:
        context.say("There is nothing in view to export.")
        return
    remembered = context.desk.session.export
    style = remembered.get(STYLE, "")
    needs = "" if can_cite() else NEEDS
    own = [Choice(f"Citations, {_stem(style)}", needs, style)] if style.endswith(".csl") else []
    choices = [
        *(
            Choice(form.label, needs if form.is_cited and needs else form.suffix, name)
            for name, form in FORMATS.items()
        ),
        Choice("Folder of Markdown", "Obsidian, Logseq: a file a paper", FOLDER),
        *own,
        Choice("Citations, another style", needs or "a .csl file", STYLE),
    ]

    def preview(wish: ExportWish[str]) -> Callable[[], str]:
        return _preview(wish.form, _first_papers(context, scopes, wish.options))

    async def answered(name: str | None) -> None:
        if name is None:
            return
        chosen = dict(dialog.values)
        if needs and _is_cited(name):
            context.say(MISSING)
        elif name == STYLE:
            await _ask_style(context, lambda path: answered_with(path, chosen))
        else:
            await answered_with(name, chosen)

    async def answered_with(name: str, chosen: dict[str, str]) -> None:
        papers = _papers(context, scopes, chosen)
        own = scopes[chosen.pop("scope")].reading_list
        is_style = {STYLE: name} if name.endswith(".csl") else {}
        context.desk.remember(export={**remembered, **chosen, **is_style, "format": name})
        if not papers.items:
            context.say("None of them is unread: nothing was written.")
            return
        await write(context, Order(name, papers, chosen, own.id if own else 0))

    dialog = Export(
        lambda chosen: _question(scopes, chosen),
        choices,
        now=remembered.get("format"),
        options=lambda name: [*_options(name, scopes)],
        chosen={each: value for each, value in remembered.items() if each != "scope"},
        preview=preview,
    )
    await context.open(dialog, answered)


def _source(context: Context) -> str:
    return context.desk.name(context.desk.view.source)


def _scopes(context: Context) -> Iterator[tuple[str, Scope]]:
    """Yield what may go out: the selection, what is in view, the paper, each reading list."""
    desk, title, own = context.desk, _source(context), context.list_in_view
    if desk.selection:
        keys = [paper.key for paper in context.targets()]
        yield "selection", Scope(f"{len(keys):,} selected", f"{title}: selected", keys, own)
    if keys := list(desk.view.keys):
        asked = f": {desk.view.query.text}" if desk.view.query else ""
        yield "view", Scope(f"{len(keys):,} in view", title + asked, keys, own)
    if (paper := context.current) is not None:
        yield "paper", Scope("the one under the cursor", desk.title(paper), [paper.key])
    for each in desk.library.state.lists:
        if keys := [key for key in each.keys if key in desk.store.papers]:
            yield f"list {each.id}", Scope(f"{len(keys):,} of “{each.name}”", each.name, keys, each)


def _question(scopes: Mapping[str, Scope], chosen: Mapping[str, str]) -> str:
    """Return what is asked: how many papers of what."""
    name = chosen.get("scope", next(iter(scopes)))
    scope = scopes[name]
    if name == "paper":
        return f"Export “{scope.title}”"
    unread = "the unread of " if chosen.get("unread") == YES else ""
    of = "selected" if name == "selection" else f"of “{scope.title}”"
    return f"Export {unread}{plural(len(scope.keys), 'paper')} {of}"


def _options(name: str, scopes: Mapping[str, Scope]) -> Iterator[Option]:
    """Yield what can be chosen of a format; what is usual comes first."""
    from tui.dialogs.export import Option
    from tui.library.export import FOLDER, format_for

    yield Option("scope", "Papers", [(each, scope.words) for each, scope in scopes.items()])
    if name == FOLDER:
        yield Option("folder", "To", [(FILE, "a folder")])
    else:
        yield Option("to", "To", [(FILE, "a file"), (CLIPBOARD, "the clipboard")])
    yield Option("unread", "Of them", [(NO, "all"), (YES, "only unread ones")])
    form = format_for(name)
    if not _is_cited(name):
        yield Option("abstracts", "Abstracts", [(YES, "yes"), (NO, "no")])
        yield Option("notes", "Notes", [(YES, "yes"), (NO, "no")])
    if form is not None and form.is_table:
        yield Option("raw", "Formulas", [(NO, "made harmless"), (YES, "left as they are")])
        yield Option("bom", "For Excel", [(NO, "no"), (YES, "yes: marked as UTF-8")])


def _is_cited(name: str) -> bool:
    """Tell whether a format is what a citation style makes of papers."""
    from tui.library.export import format_for

    form = format_for(name)
    return name == STYLE or (form is not None and form.is_cited)


def _papers(context: Context, scopes: Mapping[str, Scope], chosen: Mapping[str, str]) -> Collection:
    from tui.actions.order import options_of
    from tui.library.outgoing import collection

    _, title, keys, reading_list = scopes[chosen["scope"]]
    return collection(context.desk, title, keys, options_of(chosen), reading_list)


def _first_papers(
    context: Context, scopes: Mapping[str, Scope], chosen: Mapping[str, str]
) -> Collection:
    """Return the first papers that would go out, and how many there are beside them."""
    scope, mark = scopes[chosen["scope"]], context.desk.library.state.mark
    keys = scope.keys
    if chosen.get("unread") == YES:
        keys = [key for key in keys if not mark(key).read]
    first = {chosen["scope"]: scope._replace(keys=keys[:PREVIEWED])}
    return replace(_papers(context, first, chosen), more=max(0, len(keys) - PREVIEWED))


def _preview(name: str, papers: Collection) -> Callable[[], str]:
    """Return what makes the first entries, on any thread."""
    from tui.library.errors import LibraryError
    from tui.library.export import FOLDER, format_for

    form = format_for("markdown" if name == FOLDER else name)

    def make() -> str:
        from textwrap import wrap

        if form is None:
            return "Asks for the file of a style; citationstyles.org has them."
        if not papers.items:
            return "Nothing: none of them is unread."
        try:
            if name == FOLDER:
                from tui.library.export.folder import preview

                return preview(papers)
            return form.write(papers)
        except LibraryError as error:
            return "\n".join(wrap(str(error), NARROW))

    return make


async def ask_style(context: Context, then: Callable[[str], Awaitable[None]]) -> None:
    """Ask in which style papers are cited, one that comes with carrel or that of a file.

    Args:
        context: of the command.
        then: takes the name of its format.
    """
    from tui.dialogs.menu import Menu
    from tui.dialogs.pick import Choice
    from tui.library.export import STYLES

    choices = [Choice(name, "", style) for style, name in STYLES.items()]
    choices.append(Choice("Another style", "a .csl file", STYLE))

    async def answered(name: str | None) -> None:
        if name == STYLE:
            await _ask_style(context, then)
        elif name is not None:
            await then(name)

    await context.open(Menu("In which style?", choices), answered)


async def _ask_style(context: Context, then: Callable[[str], Awaitable[None]]) -> None:
    from tui.dialogs.path import PathPrompt
    from tui.library.completion import path_of

    async def answered(typed: str | None) -> None:
        if typed is None:
            return
        path = str(path_of(typed))
        if path.endswith(".csl"):
            await then(path)
        else:
            context.say("A citation style is a file that ends in .csl; citationstyles.org has them")

    await context.open(PathPrompt("The file of which citation style?"), answered)


def _stem(path: str) -> str:
    return path.rpartition("/")[2].removesuffix(".csl")


async def go_on_with_export(context: Context, draft: Draft) -> str:
    """Ask for the path of an export again; gives why that cannot be, in words, if so."""
    from tui.actions.order import Order, options_of
    from tui.actions.writing import ask_where
    from tui.library.export import FOLDER, format_for
    from tui.library.outgoing import collection

    try:
        about: dict[str, Any] = json.loads(draft.about)
        name, chosen, keys = str(about["format"]), dict(about["chosen"]), list(about["keys"])
        title, number = str(about["title"]), int(about["list"])
    except (ValueError, KeyError, TypeError):
        return "it is another carrel's"
    if name != FOLDER and format_for(name) is None:
        return "its format is not here"
    if not keys or not {*keys} <= {*context.desk.store.papers}:
        return "its papers are not here"
    own = context.desk.library.state.list_of(number)
    papers = collection(context.desk, title, keys, options_of(chosen), own)
    await ask_where(context, Order(name, papers, chosen, number), draft)
    return ""
