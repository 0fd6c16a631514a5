"""Best values of pure knapsacks by OR-Tools, in a process of its own.

python ortools_answers.py cbc|cp-sat < question.json > answer.json

The question has `use` (limit × option), `room`, `values` (scenario × option) and `digits`, how many
decimals CP-SAT keeps: it takes whole numbers only. The answer has `value`, `seconds` for each
scenario (the model is built before the clock starts) and `versions`. With `digits` enough for use
and room, CP-SAT's answer is off only by how it rounds the values.
"""

from __future__ import annotations

import json
import resource
import sys
import time

import ortools
from ortools.linear_solver import pywraplp
from ortools.sat.python import cp_model


def by_cbc(use, room, values, digits):
    """Value and seconds by CBC with its own settings."""
    del digits
    solver = pywraplp.Solver.CreateSolver("CBC")
    solver.SetNumThreads(1)
    taken = [solver.BoolVar(str(place)) for place in range(len(values))]
    for row, most in zip(use, room, strict=True):
        solver.Add(solver.Sum([a * x for a, x in zip(row, taken, strict=True)]) <= most)
    solver.Maximize(solver.Sum([v * x for v, x in zip(values, taken, strict=True)]))
    start = time.perf_counter()
    status = solver.Solve()
    seconds = time.perf_counter() - start
    chosen = [x.solution_value() > 0.5 for x in taken]
    return status == solver.OPTIMAL, chosen, seconds


def by_cp_sat(use, room, values, digits):
    """Value and seconds by CP-SAT with one worker, values in steps of their sum / 10^9."""
    model, times = cp_model.CpModel(), 10**digits
    taken = [model.new_bool_var(str(place)) for place in range(len(values))]
    for row, most in zip(use, room, strict=True):
        model.add(
            cp_model.LinearExpr.weighted_sum(taken, [round(a * times) for a in row])
            <= round(most * times)
        )
    fine = 1e9 / sum(values)
    model.maximize(cp_model.LinearExpr.weighted_sum(taken, [round(v * fine) for v in values]))
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    start = time.perf_counter()
    status = solver.solve(model)
    seconds = time.perf_counter() - start
    return status == cp_model.OPTIMAL, [bool(solver.value(x)) for x in taken], seconds


def main() -> None:
    """Answer one question."""
    asked = json.load(sys.stdin)
    solve = {"cbc": by_cbc, "cp-sat": by_cp_sat}[sys.argv[1]]
    answer = {"value": [], "seconds": [], "proven": [], "version": ortools.__version__}
    for values in asked["values"]:
        proven, chosen, seconds = solve(asked["use"], asked["room"], values, asked["digits"])
        answer["proven"].append(proven)
        answer["value"].append(sum(v for v, x in zip(values, chosen, strict=True) if x))
        answer["seconds"].append(seconds)
    answer["memory_mb"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    json.dump(answer, sys.stdout)


if __name__ == "__main__":
    main()
