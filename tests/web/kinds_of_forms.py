"""Every form of the site by what it does, so that a new one must say how it is kept safe."""

from __future__ import annotations

EDITS = {
    "rounds:frame": ("situation", "Slik står det nå.", "Slik ville jeg ha det."),
    "rounds:change": ("measure", "Slik står det nå.", "Slik ville jeg ha det."),
    "rounds:limits": ("budgets-0-name", "Deres budsjett", "Mitt budsjett"),
    "rounds:change_costs": ("label", "Deres utgift", "Min utgift"),
    "rounds:change_effects": ("label", "Deres effekt", "Min effekt"),
    "rounds:change_personnel": ("profession", "Deres yrke", "Mitt yrke"),
    "rounds:change_funding": ("by", "Deres tilskudd", "Mitt tilskudd"),
    "rounds:change_source": ("supports", "Slik står det nå.", "Slik ville jeg ha det."),
    "rounds:severity": ("reasons", "Slik står det nå.", "Slik ville jeg ha det."),
    "rounds:assessments": ("ethics", "Slik står det nå.", "Slik ville jeg ha det."),
    "rounds:dates": ("published_closes", "2031-01-31", "2031-02-28"),
    "rounds:progress": ("reason", "Klar.", "Klar nok."),
    "people:roles": ("roles", ["reader", "archivist"], ["reader", "assessor"]),
}
"""Forms that several people may fill in at once: a field, and what two of them write in it."""

LISTS = ("effects", "costs", "personnel", "funding")

MAKES = {
    *(f"rounds:add_{key}" for key in LISTS),
    "rounds:add_source",
    "rounds:start_blank",
    "rounds:start_template",
    "rounds:start_example",
    "rounds:start_file",
    "rounds:add",
    "rounds:paste",
    "rounds:copy",
    "rounds:attachments",
    "rounds:seats",
    "rounds:invite",
    "rounds:own_add",
    "people:invite",
}
"""Forms that add something new."""

ENDS = {
    *(f"rounds:remove_{key}" for key in LISTS),
    "rounds:remove_source",
    "rounds:unrelate",
    "rounds:remove",
    "rounds:restore",
    "rounds:detach",
    "rounds:end_seat",
    "people:withdraw",
    "people:close",
    "people:leave",
    "people:new_address",
}
"""Forms that do one thing to one thing: the second time there is nothing left to do."""

MOVES = {"rounds:move", "rounds:order", *(f"rounds:move_{key}" for key in LISTS)}
"""Another place in a list; where the list has changed meanwhile, the person is told."""

RELATES = {"rounds:relations"}
"""Says one thing of two options; said once more, it is as it was."""

ONES_OWN = {"people:account", "people:address", "people:join", "home:language"}
"""What nobody but the person may change, or what is for one who is not here yet."""
