"""Text as nobody means well: lines, controls, turned direction, markup, formulas, half pairs."""

from hypothesis import strategies as st

NASTY = (
    "Zoë\r\nBcc: all@evil.example",
    "\u202eelpmaxe.live\u202c",
    "\u2066\u2067never closed",
    "=cmd|' /C calc'!A0",
    "<b>Anna</b> & <script>alert(1)</script>",
    "=?utf-8?q?Bcc=3A_x?=",
    "=?utf-8?b?DQpCY2M6IHg=?=",
    "a\x00b\x07c\x1b[31m",
    "one\u2028two\u2029three\x85four\x0bfive",
    "half \ud83d a pair",
    "דנה & ليلى 🦄 👩🏽‍🦱",
    "?cc=x@y.example&body=%0D%0ABcc:#frag",
    "M" * 4000,
)

hostile = st.one_of(
    st.sampled_from(NASTY),
    st.text(max_size=200),
    st.text(st.characters(categories=["Cs", "Cc", "Cf", "Zl", "Zp", "Po", "Lu"]), max_size=60),
    st.tuples(st.sampled_from(NASTY), st.text(max_size=40)).map("".join),
)
