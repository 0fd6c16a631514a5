"""Severity and economics beside what others have published; every `ours` is computed on call."""

from __future__ import annotations

from economics_comparisons import economics_comparisons
from severity_comparisons import severity_comparisons
from validation_case import ValidationCase

ERRATA: list[tuple[str, str]] = [
    (
        "Briggs et al. (2020), LSHTM model for QALY losses, pooled life table",
        (
            "Survivors of each sex are weighted by their share of the survivors once more "
            "(l²/l), so that the longer-lived sex counts too much. For Norway 2019 remaining "
            "good life years come out 0.16 too high at ages 0 and 61, life years 0.20–0.21 too "
            "high, discounted good life years at 4 % 0.01 and 0.06 too high. We reproduce the "
            "printed numbers only when we copy the flaw."
        ),
    ),
    (
        "Garratt et al. (2022) Qual Life Res 31:517–526, Table 6",
        (
            "As transcribed, the norms of women lie above those of men at most ages, against "
            "the article's own summary that women reported poorer health. The column heads "
            "should be checked against the printed table. The preprint of 2025 is reproduced "
            "with the columns as transcribed."
        ),
    ),
    (
        "dampack 1.0.2.1000, value of information and acceptability",
        (
            "Draws are ranked with a function that breaks ties at random and takes values "
            "within a relative 1e-5 of each other for ties. Its value of perfect information is"
            " up to 0.0277 too low on our 500 draws. BCEA and heormodel agree with us."
        ),
    ),
    (
        "Alarid-Escudero et al. (2023), Simpson's rule with 75 cycles",
        (
            "Simpson's rule needs an even number of cycles. With 75 the published weights are "
            "1/3, 2/3, 4/3 … 4/3, 1/3 and sum to 74⅔, a third of a year too little. They are "
            "reproduced under a name of their own; our own Simpson rule refuses an odd number."
        ),
    ),
    (
        "heemod, homogeneous Markov vignette, as transcribed",
        (
            "The stored note says that persons are counted at the end of a cycle. The printed "
            "results come from the mean of start and end, with the first cycle undiscounted."
        ),
    ),
    (
        "Devlin et al. (2018) Health Economics 27:7–22, abstract",
        (
            "Gives 0.950 for the states 11211 and 21111. With the article's decrements, as "
            "stored, 21111 is 0.942, while 12111 is 0.950."
        ),
    ),
    (
        "Alcega Hartmann (2026), value of perfect information",
        (
            "The totals for 5, 10 and 20 years are not 314 340 kroner times the annuity: they "
            "use the value per person before it was rounded to 372 kroner."
        ),
    ),
    (
        "R package voi 1.0.3, test of nested sampling",
        (
            "Nested sampling with 100 × 50 draws pins 0.355 and 0.602 for two parameters; the "
            "exact values are 0.399 and 0.798. We test against the exact values."
        ),
    ),
    (
        "York/Sheffield shortfall calculator and McNamara et al. (2022), England",
        (
            "Nobody lives past the 101st birthday, so the oldest get too little. With the open "
            "last age of the ONS table, women have 0.02 good life years more at birth, 0.07 at "
            "age 90 and 0.58 at age 99. The numbers are reproduced with the table ended as the "
            "source ends it."
        ),
    ),
]


def cases() -> list[ValidationCase]:
    """Every published or hand-worked number of these two parts, beside ours."""
    return [
        compared.as_case()
        for part in (severity_comparisons, economics_comparisons)
        for compared in part()
    ]
