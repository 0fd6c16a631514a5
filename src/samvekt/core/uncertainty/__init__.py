"""What is not known exactly: shapes, uncertain judgements and blanks, and draws of whole tables.

streams          one random stream for each name and block, so that nothing depends on threads
shapes           low–best–high as uniform, triangular or two pieces, and levels that may be off
pert             the PERT and the normal shape (these two need SciPy)
judgements       levels widened by how certain the assessor was, and blanks between bounds
uncertain_table  a table with such cells, and its draws
"""
