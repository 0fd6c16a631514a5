"""Words for how official something is, how strongly it is asked for, and how complete it is."""

from __future__ import annotations

from samvekt.core.message import message

STATUS = {
    "official": message("official"),
    "local": message("local"),
    "suggested": message("suggested"),
}
DEMAND = {
    "required": message("required"),
    "recommended": message("recommended"),
    "not_asked": message("not asked for"),
}
STATE = {
    "complete": message("complete"),
    "partly": message("partly"),
    "missing": message("missing"),
    "not_relevant": message("not relevant"),
}
