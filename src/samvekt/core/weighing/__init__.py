"""How much each criterion counts, by a named method, for one stakeholder at a time.

weights       weights with their criteria: shares that sum to one
swing         from an order of importance, or from points relative to the most important
points        from points that share out a total, flat or in domains
pairwise      comparisons two by two, as a matrix that is checked
ahp           weights and consistency from such a matrix
incomplete    the comparisons nobody made
stakeholders  several sets of weights side by side, never averaged
sampling      draws of weights under what a stakeholder said
"""
