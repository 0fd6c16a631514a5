"""Own exact method for pure knapsacks with several limits.

presolved  which questions are pure, and what is settled before any search
exact      prices, a good portfolio, settling, search; learns from scenario to scenario
loops      the inner loops, as Python that can be compiled
compiled   the loops as they are, or compiled by Numba
"""
