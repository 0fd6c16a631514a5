"""What a panel thinks: its middle, its spread, its agreement, and how both move.

panel      who judged what, for one criterion in one round; what never counts
middle     the panel's level for each option, and how wide the judgements lie
agreement  how alike the judgements are, by indices made for ordered levels
distance   who is far from the others, on what
change     from the first round to the second
"""
