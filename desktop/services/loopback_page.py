"""The page the browser shows when it comes back from a sign-in: nothing in it loads anything."""

import base64
import hashlib
from enum import Enum
from html import escape

from desktop.core.words import QT_TRANSLATE_NOOP


class Outcome(Enum):
    """What the page says: a title and a text, both English and marked for translation."""

    ANSWERED = (
        QT_TRANSLATE_NOOP("core", "You can close this window"),
        QT_TRANSLATE_NOOP(
            "core",
            "Microsoft has answered. Go back to Trimsy Desk: it finishes the connection and shows "
            "the result.",
        ),
    )
    DECLINED = (
        QT_TRANSLATE_NOOP("core", "Nothing was connected"),
        QT_TRANSLATE_NOOP(
            "core",
            "The permissions were not given. You can close this window; Trimsy Desk says what you "
            "can do next.",
        ),
    )
    FAILED = (
        QT_TRANSLATE_NOOP("core", "Connecting did not work"),
        QT_TRANSLATE_NOOP(
            "core", "You can close this window; Trimsy Desk says why, and what you can do next."
        ),
    )
    REFUSED = (
        QT_TRANSLATE_NOOP("core", "This page has no use here"),
        QT_TRANSLATE_NOOP(
            "core",
            "It does not belong to the sign-in Trimsy Desk is waiting for. You can close this "
            "window, and connect again from Trimsy Desk.",
        ),
    )


# The colours of ui/theme.py's light and dark looks.
_STYLE = """
:root{color-scheme:light dark;--window:#f6f5f2;--surface:#fff;--line:#e7e4de;--text:#22201d;
--muted:#625d55;--good:#1a6b40;--good-soft:#e0f2e7;--warn:#7d4f00;--warn-soft:#fbefd6}
@media (prefers-color-scheme:dark){:root{--window:#191b1d;--surface:#212427;--line:#303539;
--text:#eeece8;--muted:#b3b5b6;--good:#7fd6a4;--good-soft:#1d3a2b;--warn:#f2c063;
--warn-soft:#40330f}}
body{margin:0;min-height:100vh;display:flex;align-items:center;justify-content:center;
background:var(--window);color:var(--text);font:16px/1.5 system-ui,"Segoe UI",sans-serif}
main{max-width:26rem;margin:1rem;padding:2.5rem;text-align:center;background:var(--surface);
border:1px solid var(--line);border-radius:12px}
.mark{width:3.5rem;height:3.5rem;margin:0 auto;border-radius:50%;display:flex;align-items:center;
justify-content:center;font-size:1.75rem;color:var(--warn);background:var(--warn-soft)}
.good{color:var(--good);background:var(--good-soft)}
h1{margin:1.25rem 0 .5rem;font-size:1.375rem;line-height:1.3}
p{margin:0;color:var(--muted)}
small{display:block;margin-top:2rem;color:var(--muted)}
"""

_DIGEST = base64.b64encode(hashlib.sha256(_STYLE.encode()).digest()).decode()

HEADERS = {
    "Content-Type": "text/html; charset=utf-8",
    "Content-Security-Policy": (
        f"default-src 'none'; style-src 'sha256-{_DIGEST}'; img-src data:; base-uri 'none'; "
        "form-action 'none'; frame-ancestors 'none'"
    ),
    "Cache-Control": "no-store",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "Connection": "close",
}


def page(outcome: Outcome) -> str:
    """Return the whole page; an empty icon keeps the browser from asking for one."""
    title, text = (escape(words) for words in outcome.value)
    mark = '<div class="mark good">✓' if outcome is Outcome.ANSWERED else '<div class="mark">!'
    return f"""<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>{title}</title>
<meta name="viewport" content="width=device-width,initial-scale=1">
<link rel="icon" href="data:,"><style>{_STYLE}</style></head>
<body><main>{mark}</div><h1>{title}</h1><p>{text}</p><small>Trimsy Desk</small></main></body></html>
"""
