"""Text that means no good: what each kind once broke, and where that was seen.

Everything here was looked up before it was written down; what was seen nowhere says so. `MARK`
stands in every sequence that can carry it, so that a test can tell a stranger's from Textual's own.
"""

from __future__ import annotations

from typing import NamedTuple

MARK = "6661"
"""No sequence that Textual writes has this number, and no text of it stands in one."""


class Hostile(NamedTuple):
    """One input, as a page or a person would have it."""

    name: str
    text: str
    left: str
    """What a person sees of it: all but what a terminal would have obeyed."""
    broke: str
    """What it once broke, and where."""


SEQUENCES = (
    Hostile(
        "clear",
        "a\x1b[2;6661Jb",
        "ab",
        "git showed what a server sent as it came: the screen cleared, input forged;"
        " ratatoskr.run/git/2026/02/8028120",
    ),
    Hostile(
        "report",
        "a\x1b[21;6661tb",
        "ab",
        "answers of the terminal arrive as if they were typed; the same thread on git's sideband",
    ),
    Hostile(
        "colours",
        "a\x1b[1;31;6661mb\x1b[0m",
        "ab",
        "a stripper that knew one parameter let two pass; github.com/DABH/colors.js/issues/68",
    ),
    Hostile(
        "modes",
        "a\x1b[?6661hb\x1b[?25lc",
        "abc",
        "question marks were not known as parameters; github.com/Karanjot786/TermUI/issues/1527,"
        " github.com/junegunn/fzf/issues/2420",
    ),
    Hostile(
        "character set",
        "a\x1b(0b\x1b(B",
        "ab",
        "plain escapes stayed; github.com/piotrmurach/strings-ansi/issues/4",
    ),
    Hostile(
        "self-test",
        "a\x1b[2;6661yb",
        "ab",
        "mail could send DECTST, which tests a terminal until its power is cut;"
        " mastodawn.com/explore/tag/EscapeSequences",
    ),
    Hostile(
        "window title",
        "a\x1b]0;6661\x07b",
        "ab",
        "a widget's text set the title; github.com/Karanjot786/TermUI/pull/1012",
    ),
    Hostile(
        "title with a byte 9C in it",
        "a\x1b]0;6661 Ü 🤕\x07b",
        "ab",
        "PuTTY took the last byte of Ü for the end and showed the rest;"
        " mirrors.xtom.de/putty/wishlist/window-title-utf8-early-termination.html",
    ),
    Hostile(
        "clipboard",
        "a\x1b]52;c;NjY2MQ==\x07b",
        "ab",
        "output replaced what the next paste runs; github.com/daintreehq/daintree/issues/3703",
    ),
    Hostile(
        "clipboard asked for",
        "a\x1b]52;6661;?\x1b\\b",
        "ab",
        "the answer had the question's bytes in it and was typed into the shell;"
        " github.com/benyblack/NovaTerminal/pull/280",
    ),
    Hostile(
        "link",
        "a\x1b]8;;https://6661.example\x1b\\b\x1b]8;;\x1b\\c",
        "abc",
        "a headline left its link and made another; github.com/bhpark1013/claudenews/pull/10",
    ),
    Hostile(
        "device control",
        "a\x1bPq6661\x1b\\b\x90+q6661\x9cc",
        "abc",
        "only ESC [ and ESC ] were looked for; github.com/NousResearch/hermes-agent/pull/27251",
    ),
    Hostile(
        "application command",
        "a\x1b_bk;t=6661\x1b\\b",
        "ab",
        "a build's log showed its body;"
        " bazaar.launchpad.net/~vcs-imports/putty/master/revision/6759",
    ),
    Hostile(
        "C1 introducer",
        "a\x9b6661Ab\x9bBc",
        "abc",
        "without a parameter it passed; github.com/openclaw/openclaw/pull/103707",
    ),
    Hostile(
        "C1 string",
        "a\x9d0;6661\x9cb",
        "ab",
        "C1 was not filtered at all; github.com/htop-dev/htop/pull/2002",
    ),
    Hostile(
        "nested",
        "a\x1b\x1b[31m[6661mb\x9b\x9b6661mc",
        "a[6661mbc",
        "seen nowhere: a door that takes one away and looks no more leaves another",
    ),
    Hostile(
        "split by a control",
        "a\x1b\x00[6661mb\x1b\u202e]0;6661\x07c",
        "abc",
        "seen nowhere: taking controls away after sequences would put one together",
    ),
    Hostile(
        "no end",
        "a\x1b]0;6661 and on",
        "a0;6661 and on",
        "a console without strings showed them as junk; gerrit-public.fairphone.software,"
        " kernel/msm-4.9 63f3a16, vt: detect and ignore OSC codes",
    ),
    Hostile(
        "backspaces",
        "mine\x08\x08\x08\x086661",
        "mine6661",
        "a jail's name wrote over what stood there; github.com/netblue30/firejail/pull/5613",
    ),
    Hostile("bell", "a\x07b", "ab", "names of tasks rang; secure.phabricator.com/T8243"),
    Hostile(
        "override",
        "a\u202e6661\u202cb\u20666661\u2069c",
        "a6661b6661c",
        "CVE-2021-42574, Trojan Source: source is read otherwise than it is compiled;"
        " krebsonsecurity.com/2021/11/trojan-source-bug-threatens-the-security-of-all-code/",
    ),
)
"""What a terminal would obey."""

MARKUP = (
    Hostile(
        "half a tag",
        "[",
        "[",
        "typed into any filter it ended the app; github.com/Maxteabag/sqlit/pull/212",
    ),
    Hostile(
        "half a closing tag",
        "[/",
        "[/",
        "taken for [/], escaped or not; github.com/Textualize/textual/issues/6155",
    ),
    Hostile(
        "a tag that swallows the next",
        "z [b + should reply 3, ZCOUNT z (1 3",
        "z [b + should reply 3, ZCOUNT z (1 3",
        "ended the app, and escape() was no help; github.com/Codeplain-ai/codeplain/pull/316",
    ),
    *(
        Hostile(text, text, text, "as those above")
        for text in (
            "[/b]",
            "[red]r",
            "[@click=app.quit]go[/]",
            "[link=https://e.example]l",
            "[MASK]",
            "[$primary]$x",
            "\\[b] \\\\[/b]",
            "{x} {0} {}",
            "%s %(x)s %d",
        )
    ),
    Hostile(
        "a bracketed word",
        "[monitor] waiting",
        "[monitor] waiting",
        "a stripper of what is left of sequences ate its head;"
        " github.com/andresharpe/dotbot/pull/180",
    ),
)
"""What a screen's markup would obey. All of it is text, letter for letter."""

COMMANDS = "$(touch 6661) `touch 6661` ;touch 6661; | touch 6661"
"""Newsbeuter ran titles as commands, CVE-2017-12904: github.com/akrennmair/newsbeuter/issues/591"""

BYTES = (
    (b"a\x9b6661mb", "C1 by itself is no UTF-8; github.com/htop-dev/htop/pull/2002"),
    (b"a\xc2\x9b6661mb", "C1 as UTF-8 has it; the same"),
    (b"a\xc0\x9b6661mb\xe0\x82\x9b6661m", "C1 overlong, which is no UTF-8"),
    (b"\xc3\xa9\xc3\xa9 a\xc2\x1b[6661mb", "a sequence begun and left, among good letters"),
    (b"a\xed\xb2\x9b6661mb", "a surrogate that would decode to the byte 9B"),
    ("a\x9b6661m\x1b]0;6661\x07b".encode("utf-16"), "the same in UTF-16"),
    ("a\x9b6661m\x1b]0;6661\x07b".encode("utf-32"), "the same in UTF-32"),
    ("\ufeff\ufeffa\x9b6661mb".encode(), "behind two byte-order marks"),
)
"""The same as bytes of a file, and what is odd about them."""

ALL = "".join(each.text for each in SEQUENCES)
"""Every sequence in one text."""
