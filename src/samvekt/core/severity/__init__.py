"""How severe a condition is: life tables, good life years, shortfall and class."""
