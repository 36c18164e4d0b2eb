"""Second keyboard layouts: which sign of the US keyboard has the place of a letter of another.

Whoever writes in another alphabet finds `j` where it is on the board, whatever letter that types.
Layouts of Latin letters are not among them: there a person looks for `j` by its name, and finds it.
The rows are as xkeyboard-config has them; bg is BDS, hy the phonetic one.
"""

from __future__ import annotations

LETTERS = "qwertyuiop asdfghjkl zxcvbnm"
"""The letters of a US keyboard, row by row."""
KEYS = "qwertyuiop[] asdfghjkl;' zxcvbnm,./"
"""Its keys on which other layouts have letters."""
KEYS_AND_DIGITS = f"{KEYS} 1234567890"
SHORTEST = 10
"""Signs of a text that is meant as a line, and not as a name."""
SHIFTED = 'QWERTYUIOP{} ASDFGHJKL:" ZXCVBNM<>?'

LAYOUTS: dict[str, tuple[str, str]] = {
    "ar": (
        "ضصثقفغعهخحجد شسيبلاتنمكط ئءؤر\ufefbىةوزظ ١٢٣٤٥٦٧٨٩٠",
        "\u064e\u064b\u064f\u064c\ufef9إ`÷×؛<> \u0650\u064d][\ufef7أـ،/:\" ~\u0652}{\ufef5آ',.؟",
    ),
    "be": ("йцукенгшўзх' фывапролджэ ячсмітьбю.", "ЙЦУКЕНГШЎЗХ' ФЫВАПРОЛДЖЭ ЯЧСМІТЬБЮ,"),
    "bg": (",уеишщксдзц; ьяаожгтнвмч юйъэфхпрлб", "ыУЕИШЩКСДЗЦ§ ѝЯАОЖГТНВМЧ ЮЙЪЭФХПРЛБ"),
    "el": (";ςερτυθιοπ[] ασδφγηξκλ΄' ζχψωβνμ,./", ""),
    "fa": (
        "ضصثقفغعهخحجچ شسیبلاتنمکگ ظطزرذدپو./ ۱۲۳۴۵۶۷۸۹۰",
        (
            "\u0652\u064c\u064d\u064b\u064f\u0650\u064e\u0651][}{"
            "ؤئيإأآة»«:؛"
            "ك\u0653ژ\u0670\u200c\u0654ء><؟"
        ),
    ),
    "he": ("/'קראטוןםפ][ שדגכעיחלךף, זסבהנמצתץ.", ""),
    "hy": ("քոերտըւիօպխծ ասդֆգհյկլ;՛ զղցվբնմ,․/ էթփձջւևռչճ", 'ՔՈԵՐՏԸՒԻՕՊԽԾ ԱՍԴՖԳՀՅԿԼ։" ԶՂՑՎԲՆՄ«»՞'),
    "ka": ("ქწერტყუიოპ[] ასდფგჰჯკლ;' ზხცვბნმ,./", 'QჭEღთYUIOP{} AშDFGHჟKL:" ძXჩVBNM<>?'),
    "ru": ("йцукенгшщзхъ фывапролджэ ячсмитьбю.", "ЙЦУКЕНГШЩЗХЪ ФЫВАПРОЛДЖЭ ЯЧСМИТЬБЮ,"),
    # Serbian boards have y and z in each other's place, in both alphabets.
    "sr": ("љњертжуиопшђ асдфгхјклчћ зџцвбнм,.-", ""),
    "uk": ("йцукенгшщзхї фівапролджє ячсмитьбю.", "ЙЦУКЕНГШЩЗХЇ ФІВАПРОЛДЖЄ ЯЧСМИТЬБЮ,"),
}
"""What the keys of each layout give, and what they give with Shift if that is not all capitals."""


def signs_of(layout: str) -> dict[str, str]:
    """Return the sign of the US keyboard for each sign of a layout.

    Args:
        layout: its name, or what a person's own keys give, in the order of `LETTERS` or of `KEYS`;
            blanks count for nothing.

    Raises:
        ValueError: there is no such layout, or the line is none; the words say why.
    """
    if layout in LAYOUTS:
        plain, with_shift = LAYOUTS[layout]
        pairs = _pairs(plain, KEYS_AND_DIGITS)
    else:
        pairs, with_shift = _own(layout), ""
    signs: dict[str, str] = {}
    for sign, key in pairs + _pairs(with_shift, SHIFTED):
        signs.setdefault(sign, key)
    shifted = dict(_pairs(KEYS, SHIFTED))
    for sign, key in pairs:
        # The capital of a final sigma is that of the other one.
        if key in shifted and sign.upper().lower() == sign:
            signs.setdefault(sign.upper(), shifted[key])
    return signs


def _own(line: str) -> list[tuple[str, str]]:
    """What a person's own keys give, with the US keyboard's key for each."""
    signs = "".join(line.split())
    if len(signs) < SHORTEST:
        names = ", ".join(LAYOUTS)
        raise ValueError(f"layout is {names}, or what your keys give in place of {LETTERS!r}")
    keys = KEYS if len(signs) > len("".join(LETTERS.split())) else LETTERS
    pairs = _pairs(signs, keys)
    if not len(signs) == len(pairs) == len("".join(keys.split())):
        raise ValueError(
            f"layout has {len(signs)} letters; it needs one for each of {LETTERS!r} or of {KEYS!r}"
        )
    if twice := next((sign for sign in signs if signs.count(sign) > 1), ""):
        raise ValueError(f"layout has {twice!r} twice")
    for sign, key in pairs:
        if sign.isascii() and sign.isalpha() and sign != key:
            raise ValueError(
                f"layout has {sign!r} in place of {key!r}, but Latin letters keep their meaning;"
                " other keys for a command are chosen under [keys]"
            )
    return pairs


def _pairs(signs: str, keys: str) -> list[tuple[str, str]]:
    return list(zip("".join(signs.split()), "".join(keys.split()), strict=False))
