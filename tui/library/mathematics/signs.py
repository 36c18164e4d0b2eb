"""Commands of LaTeX, and the characters that they draw."""

from __future__ import annotations

import unicodedata

GREEK = (
    "α alpha β beta γ gamma δ delta ϵ epsilon ε varepsilon ζ zeta η eta θ theta ϑ vartheta ι iota"
    " κ kappa λ lambda μ mu ν nu ξ xi π pi ϖ varpi ρ rho ϱ varrho σ sigma ς varsigma τ tau"
    " υ upsilon ϕ phi φ varphi χ chi ψ psi ω omega Γ Gamma Δ Delta Θ Theta Λ Lambda Ξ Xi Π Pi"
    " Σ Sigma Υ Upsilon Φ Phi Ψ Psi Ω Omega"
)
MATHEMATICS = (
    "∀ forall ∂ partial ∃ exists ∅ emptyset ∇ nabla ∈ in ∉ notin ∋ ni ∏ prod ∑ sum ∓ mp"
    " ∖ setminus ∗ ast ∘ circ ∙ bullet √ surd ∝ propto ∞ infty ∠ angle ∣ mid ∥ parallel ∧ wedge"
    " ∨ vee ∩ cap ∪ cup ∫ int ∼ sim ≃ simeq ≅ cong ≈ approx ≠ neq ≡ equiv ≤ leq ≥ geq ≪ ll ≫ gg"
    " ≺ prec ≻ succ ⊂ subset ⊃ supset ⊆ subseteq ⊇ supseteq ⊕ oplus ⊖ ominus ⊗ otimes ⊙ odot"
    " ⊢ vdash ⊤ top ⊥ bot ⊨ models ⋄ diamond ⋅ cdot ⋆ star ⋮ vdots ⋯ cdots ⋱ ddots ⌈ lceil ⌉ rceil"
    " ⌊ lfloor ⌋ rfloor ↔ leftrightarrow ↕ updownarrow ↖ nwarrow ↗ nearrow ↘ searrow ↙ swarrow"
    " ↦ mapsto ⇐ Leftarrow ⇑ Uparrow ⇒ Rightarrow ⇓ Downarrow ⇔ Leftrightarrow ⟶ longrightarrow"
    " ⟵ longleftarrow ⟹ Longrightarrow ℏ hbar ℑ Im ℓ ell ℘ wp ℜ Re ℵ aleph △ triangle ◯ bigcirc"
    " ♠ spadesuit ♡ heartsuit ♢ diamondsuit ♣ clubsuit ♭ flat ♮ natural ♯ sharp"
)
"""Signs and their commands, which need no package: the exports write them so."""
_FURTHER = (
    "× times ÷ div ± pm → to → rightarrow ← leftarrow ← gets ↑ uparrow ↓ downarrow ≤ le ≥ ge ≠"
    " ne ⇔ iff ⟹ implies ⟸ impliedby ⟺ Longleftrightarrow ⟷ longleftrightarrow ⟼ longmapsto ↪"
    " hookrightarrow ↩ hookleftarrow ⇀ rightharpoonup ↼ leftharpoonup ⇌ rightleftharpoons ⇝"
    " rightsquigarrow ⇝ leadsto ↠ twoheadrightarrow ∅ varnothing ϰ varkappa ∐ coprod ∮ oint ∬"
    " iint ⋂ bigcap ⋃ bigcup ⋁ bigvee ⋀ bigwedge ⨁ bigoplus ⨂ bigotimes ⨀ bigodot ⨄ biguplus ⊎"
    " uplus ⊓ sqcap ⊔ sqcup ⊏ sqsubset ⊐ sqsupset ⊑ sqsubseteq ⊒ sqsupseteq ⊊ subsetneq ⊋"
    " supsetneq ⪯ preceq ⪰ succeq ≍ asymp ≐ doteq ≜ triangleq ≔ coloneqq ≔ coloneq ≲ lesssim ≳"
    " gtrsim ⩽ leqslant ⩾ geqslant ≨ lneqq ≩ gneqq ≮ nless ≯ ngtr ≰ nleq ≱ ngeq ∤ nmid ∦"
    " nparallel ⊲ lhd ⊳ rhd ⊴ trianglelefteq ⊵ trianglerighteq ◁ triangleleft ▷ triangleright ▽"
    " bigtriangledown △ bigtriangleup ■ blacksquare □ square □ Box ◊ lozenge ◊ Diamond ★ bigstar"
    " ⊣ dashv ⊩ Vdash ⊨ vDash ¬ neg ¬ lnot ∧ land ∨ lor ∄ nexists ∴ therefore ∵ because ⟨ langle"
    " ⟩ rangle ‖ Vert | vert | lvert | rvert ‖ lVert ‖ rVert ∁ complement ∔ dotplus ⊘ oslash ⊚"
    " circledcirc ⊞ boxplus ⊠ boxtimes ⋉ ltimes ⋊ rtimes ⋈ bowtie ⋈ Join ≀ wr † dagger ‡ ddagger"
    " … ldots … dots … dotsc ⋯ dotsb ′ prime ð eth ħ hslash ı imath ȷ jmath ℶ beth ℷ gimel ℸ"
    " daleth ∡ measuredangle ✓ checkmark ✠ maltese ≾ precsim ≿ succsim ⌢ frown ⌣ smile ° degree"
    " £ pounds © copyright ® circledR ¥ yen ⊻ veebar ⋐ Subset ⋑ Supset ⪅ lessapprox ⪆ gtrapprox"
    " ≶ lessgtr ≷ gtrless : colon / slash \\ backslash [ lbrack ] rbrack { lbrace } rbrace"
)
_PAIRS = f"{GREEK} {MATHEMATICS} {_FURTHER}".split()
SIGNS = dict(zip(_PAIRS[1::2], _PAIRS[::2], strict=True))
"""Signs by the names of their commands."""

_OPERATORS = (
    "arccos arcsin arctan arg argmax argmin bmod cos cosh cot deg det dim exp gcd hom inf ker"
    " lg lim liminf limsup ln log max min Pr sec sin sinh sup tan tanh"
)
OPERATORS = frozenset(_OPERATORS.split())
"""Commands that are set as their own names, apart from their neighbours."""
_FONTS = (
    "bm boldsymbol emph ensuremath hbox mathbf mathbin mathcal mathfrak mathit"
    " mathnormal mathop mathord mathrel mathrm mathscr mathsf mathtt mbox operatorname pmb text"
    " textbf textit textmd textnormal textrm textsc textsf textsl texttt textup underline uline"
)
FONTS = frozenset(_FONTS.split())
"""Commands whose argument is shown as it is: a terminal has one font."""
_NOT_DRAWN = (
    "big Big bigg Bigg bigl Bigl biggl Biggl bigr Bigr biggr Biggr bigm Bigm left right middle"
    " displaystyle textstyle scriptstyle limits nolimits xspace protect relax"
    " rm bf it cal tt sf sc em boldmath"
)
NOT_DRAWN = frozenset(_NOT_DRAWN.split())
ACCENTS = {
    "hat": "\u0302", "widehat": "\u0302", "tilde": "\u0303", "widetilde": "\u0303",
    "bar": "\u0304", "overline": "\u0304", "vec": "\u20d7", "dot": "\u0307", "ddot": "\u0308",
    "check": "\u030c", "breve": "\u0306", "acute": "\u0301", "grave": "\u0300",
    "mathring": "\u030a",
}  # fmt: skip
"""Marks over one letter."""
WORDS = {
    "eg": "e.g.", "ie": "i.e.", "etal": "et al.", "etc": "etc.", "cf": "cf.", "wrt": "w.r.t.",
    "vs": "vs.", "textless": "<", "textgreater": ">", "textbar": "|", "textbullet": "•",
    "textmu": "µ", "texteuro": "€", "euro": "€", "textpm": "±", "texttimes": "×",
}  # fmt: skip
"""Commands of prose: those that every paper's author defines alike, and signs."""

BLACKBOARD = dict(zip("CHNPQRZ", "ℂℍℕℙℚℝℤ", strict=True))
"""Letters of ``\\mathbb``. Those of other alphabets, and the rest of this one, are beyond the first
65,536 characters of Unicode: many a terminal's font shows a box."""
SUPERSCRIPTS = dict(
    zip(
        "0123456789+-=()abcdefghijklmnoprstuvwxyzABDEGHIJKLMNOPRTUVWβγδθφχ⊤*∗′°∘†‡",
        "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻᴬᴮᴰᴱᴳᴴᴵᴶᴷᴸᴹᴺᴼᴾᴿᵀᵁⱽᵂᵝᵞᵟᶿᵠᵡᵀ**′°°†‡",
        strict=True,
    )
)
SUBSCRIPTS = dict(
    zip(
        "0123456789+-=().aehijklmnoprstuvxβγρφχ",
        "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎.ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓᵦᵧᵨᵩᵪ",
        strict=True,
    )
)


def with_mark(letter: str, mark: str) -> str:
    """Return a letter and a mark over it, as one character where there is one."""
    return unicodedata.normalize("NFC", letter + mark)
