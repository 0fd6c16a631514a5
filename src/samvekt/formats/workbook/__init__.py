"""A round as a workbook and back: what a municipality fills in, and what comes out of it.

    sheets → columns → words and values → writing
    opening → recognising → values → shapes → round

`writing.workbook_of` makes a workbook; `reading.read_workbook` makes a round of one.
"""
