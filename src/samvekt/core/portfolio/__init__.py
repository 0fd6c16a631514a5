"""What fits together within money and personnel, how sure that is, and what each limit costs.

best           the best set of options, proven and checked
scenarios      the best set for each of many sets of values; sure and borderline options
nondominated   every set that could be best for some weights
by_order       down the order of a ranking rule
frontier       order of buy, and the best value at each amount of money
prices         what each limit and condition costs
shadow         what one krone or one person-year more is worth
swaps          the next best sets
regret         a list made by people beside the best set
conflict       why nothing fits

constraints    musts, needs, groups, parts, pools, releases, minimum shares
problem        the question, checked
result         the answer
checking       whether an answer fits, without any solver
knapsack       own exact method for several limits
program, solver, quiet    the general solver
"""

from samvekt.core.portfolio.best import best_portfolio
from samvekt.core.portfolio.by_order import portfolio_by_order
from samvekt.core.portfolio.conflict import smallest_conflict
from samvekt.core.portfolio.constraints import (
    AtLeast,
    AtMost,
    Constraint,
    Excludes,
    MinimumShare,
    Must,
    MustNot,
    Partial,
    Pool,
    Release,
    Requires,
)
from samvekt.core.portfolio.faults import NothingFits, WrongAnswer
from samvekt.core.portfolio.frontier import (
    Frontier,
    OrderOfBuy,
    Step,
    efficient_frontier,
    order_of_buy,
)
from samvekt.core.portfolio.nondominated import NondominatedPortfolios, nondominated_portfolios
from samvekt.core.portfolio.prices import LimitPrice, limit_prices
from samvekt.core.portfolio.regret import (
    ListRegret,
    RegretInScenarios,
    regret_in_scenarios,
    regret_of_list,
)
from samvekt.core.portfolio.result import METHOD_WORDS, Payment, Portfolio
from samvekt.core.portfolio.scenarios import Portfolios, Scenarios, best_portfolios
from samvekt.core.portfolio.shadow import ShadowPrice, shadow_prices
from samvekt.core.portfolio.swaps import Swap, next_swaps

__all__ = [
    "METHOD_WORDS",
    "AtLeast",
    "AtMost",
    "Constraint",
    "Excludes",
    "Frontier",
    "LimitPrice",
    "ListRegret",
    "MinimumShare",
    "Must",
    "MustNot",
    "NondominatedPortfolios",
    "NothingFits",
    "OrderOfBuy",
    "Partial",
    "Payment",
    "Pool",
    "Portfolio",
    "Portfolios",
    "RegretInScenarios",
    "Release",
    "Requires",
    "Scenarios",
    "ShadowPrice",
    "Step",
    "Swap",
    "WrongAnswer",
    "best_portfolio",
    "best_portfolios",
    "efficient_frontier",
    "limit_prices",
    "next_swaps",
    "nondominated_portfolios",
    "order_of_buy",
    "portfolio_by_order",
    "regret_in_scenarios",
    "regret_of_list",
    "shadow_prices",
    "smallest_conflict",
]
