"""A process that begins to read an article and never comes to its end, however fast the machine."""

from __future__ import annotations

import threading

from dashboard.inbox.limits import open_answers, say

if __name__ == "__main__":
    answers = open_answers()
    say(answers, {"begun": True, "limited": True})
    threading.Event().wait()
