"""The look of the practice pages: one style sheet and two scripts, each allowed by its hash."""

import base64
import hashlib
from typing import Final

CSS: Final = """
:root { color-scheme: light dark; --page: #f4f1ec; --card: #fffdf9; --ink: #24201c;
  --soft: #655c52; --line: #d8cfc3; --accent: #7a3b52; --on-accent: #ffffff;
  --warn: #ffe9a8; --on-warn: #3d2f00; }
@media (prefers-color-scheme: dark) {
  :root { --page: #1b1917; --card: #262320; --ink: #f1ece5; --soft: #b9aea1; --line: #47403a;
    --accent: #e3a3ba; --on-accent: #2b0f1a; --warn: #57450a; --on-warn: #fff1c4; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--page); color: var(--ink);
  font: 1rem/1.5 system-ui, sans-serif; }
.practice { margin: 0; padding: .6rem 1rem; background: var(--warn); color: var(--on-warn);
  text-align: center; font-weight: 600; }
main { max-width: 34rem; margin: 2rem auto; padding: 1.5rem 2rem 2rem; background: var(--card);
  border: 1px solid var(--line); border-radius: .75rem; overflow-wrap: anywhere; }
h1 { margin: 0 0 .75rem; font-size: 1.4rem; line-height: 1.25; }
h2 { margin: 1.5rem 0 .25rem; font-size: 1.05rem; }
p { margin: .5rem 0; }
.soft { color: var(--soft); }
ul { padding-left: 1.25rem; }
ul.accounts { list-style: none; margin: 1rem 0 0; padding: 0; }
ul.accounts li { margin: .5rem 0; }
button { font: inherit; color: inherit; cursor: pointer; border-radius: .5rem;
  border: 1px solid var(--line); background: transparent;
  padding: .6rem 1rem; min-height: 2.75rem; }
button:hover { border-color: var(--accent); }
button:focus-visible, a:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
button.primary { background: var(--accent); color: var(--on-accent); border-color: var(--accent);
  font-weight: 600; }
.accounts button { display: block; width: 100%; text-align: left; }
.accounts span { display: block; }
.accounts .name { font-weight: 600; }
.actions { display: flex; flex-wrap: wrap; gap: .75rem; margin-top: 1.25rem; }
code { font-size: .9em; }
"""

SUBMIT_SCRIPT: Final = "document.forms[0].submit();"
LOCAL_TIME_SCRIPT: Final = """
const when = document.getElementById("when"), { starts, ends } = when.dataset;
const words = new Intl.DateTimeFormat("en-GB", { dateStyle: "full", timeStyle: "short" });
when.textContent = words.formatRange(new Date(starts), new Date(ends)) + " (your time)";
"""


def _source(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def security_policy(form_targets: str) -> str:
    """A Content-Security-Policy under which only our own style and scripts work (CSP Level 3)."""
    scripts = f"{_source(SUBMIT_SCRIPT)} {_source(LOCAL_TIME_SCRIPT)}"
    return (
        f"default-src 'none'; style-src {_source(CSS)}; script-src {scripts}; "
        f"form-action 'self' {form_targets}; base-uri 'none'; frame-ancestors 'none'"
    )
