r"""LaTeX in titles and abstracts is shown as Unicode where that is faithful, and nowhere else."""

from __future__ import annotations

import unicodedata
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pylatexenc.latex2text import get_default_latex_context_db

from tui.library.mathematics import LONGEST, may_be_latex, shown
from tui.library.mathematics.shown_text import ShownText
from tui.library.mathematics.signs import SIGNS

SET = {
    # Out of the sample pages.
    r"Data with $\texttt{t5x}$ and $\texttt{seqio}$": "Data with t5x and seqio",
    "cost (R^2 times larger than LWA)": "cost (R² times larger than LWA)",
    "the complexity is O(n^2) locally": "the complexity is O(n²) locally",
    "sub-networks (> 10^{19}) that": "sub-networks (> 10¹⁹) that",
    "(causing CO_2 emission)": "(causing CO₂ emission)",
    r"merely 4\%-20\% of (>80\%)": "merely 4%-20% of (>80%)",
    r"requires \textless2MB of storage": "requires <2MB of storage",
    "such as ``France,'' from": "such as “France,” from",
    r"such as ``get\_capital(X),'' and": "such as “get_capital(X),” and",
    "no `one-wins-all' FA across": "no ‘one-wins-all’ FA across",
    r"{\em entropy collapse} in deeper": "entropy collapse in deeper",
    r"(\eg BERT) and (\ie, routed)": "(e.g. BERT) and (i.e., routed)",
    r"[Aky\"urek et al.] Gerv\'asio Rozi\`ere": "[Akyürek et al.] Gervásio Rozière",
    r"our homepage\url{https://a.org/b\_c}.": "our homepage https://a.org/b_c.",
    # Mathematics.
    r"$x_i$ $x^{n+1}$ $\sum_{i=1}^n x_i$": "xᵢ xⁿ⁺¹ ∑ᵢ₌₁ⁿ xᵢ",
    r"$x_{t,i}$ $e^{-x^2}$ $x_{i_j}$": "x_(t,i) e^(-x²) x_(iⱼ)",
    r"$\mathcal{O}(n)$ $\mathcal O(n\log^2 n)$": "O(n) O(n log² n)",
    r"$n\log n$ $n \log n$ $\log_2 n$ $\log(n)$": "n log n n log n log₂ n log(n)",
    r"$\mathbb{R}^{n\times d}$ $\mathbb{R}^n$": "ℝ^(n×d) ℝⁿ",
    r"$\mathcal{L}_{CE}$ $\pi_\theta(a|s)$ $L_\infty$": "L_CE π_θ(a|s) L_∞",
    r"$x_{\text{max}}$ $\mathbf{x}$ $\mathfrak{g}$": "xₘₐₓ x g",
    r"$\hat{x}$ $\tilde{O}(n)$ $\bar x$": "x̂ Õ(n) x̄",
    r"$\frac{1}{2}$ $\frac{a+b}{c}$ $n\frac{1}{2}$": "1/2 (a+b)/c n(1/2)",
    r"$\sqrt{n}$ $\sqrt{n+1}$ $\sqrt[3]{x}$": "√n √(n+1) ∛x",
    r"$x\in X$ $x \in X$ $5 \times 10$ $\not=$": "x∈X x ∈ X 5 × 10 ≠",
    r"$\left(\frac{x}{2}\right]$ $\{1,\dots,n\}$": "(x/2] {1,…,n}",
    r"$\|x\|_2$ $f'(x)$ $x^*$ $A^\top$ $90^\circ$": "‖x‖₂ f′(x) x* Aᵀ 90°",
    r"$\operatorname{KL}(p\|q)$": "KL(p‖q)",
    r"$k$NN, $n^{th}$, 10$^{-3}$, H$_2$O, G$_{LM}$": "kNN, nᵗʰ, 10⁻³, H₂O, G_LM",
    r"$\sim$5 $>$5 $\times$2 $50\%$ $N=3$ $p < 0.05$": "∼5 >5 ×2 50% N=3 p < 0.05",
    r"$$E=mc^2$$ \(x^2\) \[a=b\]": "E=mc² x² a=b",
    r"$(\epsilon, \delta)$-DP and $\epsilon$-greedy": "(ϵ, δ)-DP and ϵ-greedy",
    r"$\tilde{\mathcal{O}}(\epsilon^{-2})$ ${\cal O}(n)$": "Õ(ϵ⁻²) O(n)",
    r"$\{x_i\}_{i=1}^N$ $\lambda_{\max}$ $p(x \mid y)$": "{xᵢ}ᵢ₌₁ᴺ λₘₐₓ p(x ∣ y)",
    r"$\langle x, y \rangle$ $\left( x , y \right)$ ": "⟨x, y⟩ (x, y) ",
    r"$\Delta x$ $\approx 10\times$ $\forall x$": "Δx ≈10× ∀x",
    r"$Z\to\ell^+\ell^-$ $D^{*+}$ $b\bar{b}$ $\overline{\mathrm{MS}}$": "Z→ℓ⁺ℓ⁻ D*⁺ bb̄ M̅S̅",
    r"$^{\circ}$C, $10^{-5}\,\mathrm{eV}$, 3 $\mu$m": "°C, 10⁻⁵ eV, 3 μm",
    r"$\mathcal{L}_{\text{total}}$ $f: X \rightarrow Y$": "Lₜₒₜₐₗ f: X → Y",
    r"$\textit{a priori}$ and $\mathtt{code\_name}$": "a priori and code_name",
    # Between words.
    r"\alpha and TGF-\beta, \alpha\beta-divergence": "α and TGF-β, αβ-divergence",
    r"\mathcal{O}(n), \sqrt{d}, \beta^2, \log n": "O(n), √d, β², log n",
    "10^-3 and 2^n and (a+b)^2 and x_{i} and H_{2}O": "10⁻³ and 2ⁿ and (a+b)² and xᵢ and H₂O",
    r"\emph{very \textbf{deep} nets}": "very deep nets",
    r"\href{http://a.org}{here} \enquote{so}": "here “so”",
    r"Schr\"odinger G\"{o}del {\"U}ber S\o{}ren": "Schrödinger Gödel Über Søren",
    r"J{\o}rgensen na\"{\i}ve Erd\H{o}s {\c c}a": "Jørgensen naïve Erdős ça",
    r"\$5 \& \# \{a\} et al.\ 10\,000": "$5 & # {a} et al. 10 000",
    "``a `b' c'' and `the students' work": "“a ‘b’ c” and ‘the students’ work",
    "models---large ones---on 1--10": "models—large ones—on 1–10",
    r"$T_e$--based -- a study of 5\%": "Tₑ–based – a study of 5%",
    "CsMnF_{4} and HC_{3}N and [N_{6}]^{4-}": "CsMnF₄ and HC₃N and [N₆]⁴⁻",
    r"Bi$_{0.5}$Te$_3$ and In$_{2}$(Si, Ge)$_{2}$O$_{7}$": "Bi₀.₅Te₃ and In₂(Si, Ge)₂O₇",
    "over 10$%$, OR$=21.0$, $1{,}000$, 3.4x10^13": "over 10%, OR=21.0, 1,000, 3.4x10¹³",
    r"$\sigma = 50$ ($\rho \approx 0.1$) $(\rho = 1)$ $\leq 5$": "σ = 50 (ρ ≈ 0.1) (ρ = 1) ≤5",
    r"N$\rm \acute{\textbf e}$el at $\sim$0.2--0.5": "Néel at ∼0.2–0.5",
    r"an accuracy--cost trade-off of 5\%": "an accuracy–cost trade-off of 5%",
    r"\href{http://a.org}{\textcolor{red}{here}}": "here",
}
STAYS = [
    # Out of the sample pages.
    "GlobalCom^2, tailored for", "BT^2: Backward-compatible", "the parameter nu^2",
    "AntLM_{BabyLlama} improves", "RoBERTa_Large and Flan-T5_XXL", "tensor G_{LM} to",
    "reach O(L^{{4}/{3}}) globally", "(sim50) of LLaMA~2 7B and ~30% and ~10X",
    r"introduce \papername, and our \name, leading", "{entropy-guided-llm}",
    "github.com/facebookresearch/ssl_watermarking", "https://a.org/x_web",
    r"at~https://github.com/a/Strip_MLP{https://github.com/a/Strip\_MLP.",
    # Prices.
    "costs $5 and $10", "from $5M to $10M", "US$5 vs US$10", "$5-$10", "A$ and B$",
    "$100/month (A$)", "$5 for the small and 10$ for", "$1,000 or $2,000", "in $ (USD) or $",
    # Code, addresses, paths.
    "`code x^2`", "`$PATH` and `$HOME`", "```a^2```", "`print('a')` and `don't`", "$HOME/bin:$PATH",
    "${x} and $x", "https://x.y/a_{b}^2", r"github.com/a\_b", "foo/bar^2/baz", "~/x^2",
    r"C:\alpha\beta", r"data\beta", r"\\server\alpha", r"\\alpha", r"\bfoo\b and \d+", r"\n and \t",
    "x_i and foo_bar and __init__", "a^b and a ^ b", "^_^", "[^1]", "A100^2", "n^1.5", "v1.2^3",
    "$x --flag and models--meta--llama", "x -- y", r"it\'s don\'t we\'ll I\'m",
    r"\"quoted\" words", r"example\.com", r"\[1\] and \(foo\)", "f''(x) and 'a'", "a` b' c",
    # What is not known whole.
    r"$\foo{x}$", r"$a & b$", r"$\begin{matrix}a\end{matrix}$", r"$\widehat{AB}$", "$unclosed",
    r"\cite{foo} and \footnote{x}", r"\emph{unclosed", "$x_$", "$^$", "$$",
]  # fmt: skip


@pytest.mark.parametrize("text", SET)
def test_latex_is_shown_as_unicode(text: str) -> None:
    assert shown(text).replace("\u00a0", " ") == SET[text]


@pytest.mark.parametrize(
    ("formula", "line"),
    [
        (r"$\mathcal{O}(n \log n)$", "O(n\u00a0log\u00a0n)"),
        (r"$x_1 + x_2 + x_3 + x_4 + x_5 + x_6$", "x₁ + x₂ + x₃ + x₄ + x₅ + x₆"),
    ],
)
def test_no_line_is_broken_in_a_short_formula(formula: str, line: str) -> None:
    assert shown(f"It takes {formula} steps.") == f"It takes {line} steps."


@pytest.mark.parametrize("text", STAYS)
def test_what_only_looks_like_latex_stays(text: str) -> None:
    assert shown(text) is text


@pytest.mark.parametrize("text", SET)
def test_what_is_shown_knows_where_in_the_source_it_stands(text: str) -> None:
    made = shown(text)
    assert isinstance(made, ShownText)
    assert made.source == text
    assert list(made.from_source([(0, len(text))])) == [(0, len(made))]


@pytest.mark.parametrize(
    ("text", "part", "marked"),
    [
        ("an O(n^2) bound", "2", ["²"]),
        ("an O(n^2) bound", "bound", ["bound"]),
        (r"the $\alpha$ rate", "alpha", ["α"]),
        (r"the $\alpha$ rate", "pha", ["α"]),
        ("> 10^{19} nets", "19", ["¹⁹"]),
        (r"in $\texttt{t5x}$ now", "t5x", ["t5x"]),
        (r"in $\texttt{t5x}$ now", "texttt", []),
        (r"a \emph{very deep} net", "very deep", ["very deep"]),
    ],
)
def test_a_stretch_of_the_source_is_found_in_what_is_shown(
    text: str, part: str, marked: list[str]
) -> None:
    made = shown(text)
    assert isinstance(made, ShownText)
    at = text.index(part)
    spans = made.from_source([(at, at + len(part))])
    assert [made[start:end] for start, end in spans] == marked


SIGNS_OF_LATEX = r"\ $ ^ _ { } ` ' ~ - ( ) [ ] `` '' $$ \\ _{ CO_2 \" http:// 字 é a n 2 5 . / :"
COMMANDS = r"\alpha \emph{ \frac \sqrt{ \mathbb{R} {\em \left( \not \hat \log \url{"
PIECES = st.sampled_from([*SIGNS_OF_LATEX.split(), *COMMANDS.split(), " ", "\n", "\u0301"])


@given(st.lists(PIECES, max_size=30).map("".join))
def test_any_text_can_be_shown(text: str) -> None:
    made = shown(text)
    if isinstance(made, ShownText):
        spans = [(at, at + 1) for at in range(len(text))]
        found = list(made.from_source(spans))
        assert found == sorted(found)
        assert all(0 <= start < end <= len(made) for start, end in found)
    else:
        assert made is text
    if not may_be_latex(made):
        assert shown(made) is made


@given(st.text(st.characters(exclude_characters="\\$^`_-")))
def test_a_text_without_signs_of_latex_is_itself(text: str) -> None:
    assert shown(text) is text


@pytest.mark.parametrize(
    "part", ["$", "`", r"\emph{", r"{\em ", "$x", "``a", r"\sqrt{", "^{", "a/"]
)
def test_a_very_long_text_is_shown_soon(part: str) -> None:
    text = "x^2 " + part * ((LONGEST - 4) // len(part))
    assert shown(text).startswith("x²")
    assert shown(text + " " * LONGEST) == text + " " * LONGEST


def test_marks_are_not_piled_up() -> None:
    text = "a" + ("{\\em " + "\u0301" * 8 + "}") * 8
    assert shown(text) is text


def test_signs_are_those_of_pylatexenc() -> None:
    others = get_default_latex_context_db()
    # Of several signs alike the one that is in Unicode for just this.
    ours = """bigoplus bigotimes blacksquare cdot diamond dotsb eth mid preceq prime succeq
        triangleleft triangleright"""
    alike = partial(unicodedata.normalize, "NFKC")
    specs = {name: others.get_macro_spec(name) for name in SIGNS}
    theirs = {name: getattr(spec, "simplify_repl", None) for name, spec in specs.items()}
    known = {name: alike(sign) for name, sign in theirs.items() if isinstance(sign, str)}
    differing = {name for name, sign in known.items() if sign and sign != alike(SIGNS[name])}
    assert len(known) > 200
    assert differing == set(ours.split())
