"""A figure as marks with a place on the page, and these as one Vega-Lite specification.

Places are worked out here, not by the drawing program, because only then can long names be kept
apart and this be tested. Texts are data and never part of an expression.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from samvekt.report.figures.look import GRID, INK, PAPER, TEXT, WIDTH

SCHEMA = "https://vega.github.io/schema/vega-lite/v5.json"
FAMILY = "Inter, 'Noto Sans', 'Segoe UI', Arial, sans-serif"

Align = Literal["left", "center", "right"]


@dataclass(frozen=True, slots=True)
class Words:
    """One line of text; `y` is its baseline."""

    x: float
    y: float
    text: str
    size: float = TEXT
    align: Align = "left"
    bold: bool = False
    ink: str = INK


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle from corner to corner."""

    x: float
    y: float
    x2: float
    y2: float
    fill: str = PAPER
    stroke: str | None = None
    dashed: bool = False
    thick: float = 1.0


@dataclass(frozen=True, slots=True)
class Line:
    """A straight line; `under` lies behind everything else, as a grid does."""

    x: float
    y: float
    x2: float
    y2: float
    stroke: str = GRID
    thick: float = 1.0
    dashed: bool = False
    under: bool = False


@dataclass(frozen=True, slots=True)
class Disc:
    """A circle by centre and radius."""

    x: float
    y: float
    radius: float
    fill: str = PAPER
    stroke: str = INK
    dashed: bool = False
    thick: float = 1.0


@dataclass(frozen=True, slots=True)
class Wedge:
    """A right triangle from its sharp corner at lower left to its top at the right."""

    x: float
    base: float
    x2: float
    top: float
    fill: str = PAPER
    stroke: str = INK
    dashed: bool = False


Mark = Words | Box | Line | Disc | Wedge


def specification(
    marks: Iterable[Mark], height: float, description: str, width: float = WIDTH
) -> Mapping[str, Any]:
    """The marks as a Vega-Lite specification: the grid lowest, then boxes, shapes, lines, text."""
    return {
        "$schema": SCHEMA,
        "description": description,
        "width": width,
        "height": round(height),
        "padding": 0,
        "autosize": {"type": "none"},
        "background": PAPER,
        "config": {"font": FAMILY, "aria": False, "view": {"stroke": None}},
        "layer": _layers(tuple(marks)),
    }


def _layers(marks: tuple[Mark, ...]) -> list[dict[str, Any]]:
    """One layer for each kind and style, in the order of `KINDS`."""
    found: dict[tuple[object, ...], list[dict[str, Any]]] = {}
    for mark in sorted(marks, key=_depth):
        style, datum = _parted(mark)
        found.setdefault(style, []).append(datum)
    return [_layer(style, data) for style, data in found.items()]


KINDS: tuple[type, ...] = (Box, Wedge, Line, Disc, Words)


def _depth(mark: Mark) -> int:
    behind = isinstance(mark, Line) and (mark.under or mark.stroke == GRID)
    return -1 if behind else KINDS.index(type(mark))


def _parted(mark: Mark) -> tuple[tuple[object, ...], dict[str, Any]]:
    """What is alike for a whole layer, and what each mark has of its own."""
    match mark:
        case Words():
            style: tuple[object, ...] = ("text", mark.align, mark.size, mark.bold)
            datum = {"x": mark.x, "y": mark.y, "text": mark.text, "fill": mark.ink}
        case Box():
            style = ("rect", mark.stroke, mark.dashed, mark.thick)
            datum = {"x": mark.x, "x2": mark.x2, "y": mark.y, "y2": mark.y2, "fill": mark.fill}
        case Line():
            style = ("rule", mark.stroke, mark.dashed, mark.thick, _depth(mark))
            datum = {"x": mark.x, "x2": mark.x2, "y": mark.y, "y2": mark.y2}
        case Disc():
            style = ("circle", mark.stroke, mark.dashed, mark.thick)
            size = 3.14159265 * mark.radius**2
            datum = {"x": mark.x, "y": mark.y, "size": size, "fill": mark.fill}
        case Wedge():
            style = ("area", mark.stroke, mark.dashed, mark.fill)
            datum = {"x": mark.x, "base": mark.base, "x2": mark.x2, "top": mark.top}
    return style, {name: _short(value) for name, value in datum.items()}


def _short(value: object) -> object:
    """Hundredths of a pixel are enough."""
    return round(value, 2) if isinstance(value, float) else value


def _layer(style: tuple[object, ...], data: list[dict[str, Any]]) -> dict[str, Any]:
    kind = style[0]
    if kind == "area":
        return _wedges(style, data)
    mark: dict[str, Any] = {"type": kind}
    encoding: dict[str, Any] = {"x": _at("x"), "y": _at("y")}
    if kind == "text":
        mark |= {"align": style[1], "baseline": "alphabetic", "fontSize": style[2]}
        mark |= {"fontWeight": 600 if style[3] else 400}
        encoding["text"] = {"field": "text", "type": "nominal"}
    else:
        mark |= _stroke(style[1], dashed=bool(style[2]), thick=style[3])
    if kind in {"rect", "rule"}:
        encoding |= {"x2": {"field": "x2"}, "y2": {"field": "y2"}}
    if kind == "circle":
        mark["opacity"] = 1
        encoding["size"] = _as_given("size", "quantitative")
    if kind != "rule":
        encoding["fill"] = _as_given("fill", "nominal")
    return {"data": {"values": data}, "mark": mark, "encoding": encoding}


def _wedges(style: tuple[object, ...], data: list[dict[str, Any]]) -> dict[str, Any]:
    """Each triangle is an area of its own between its base and a rising line."""
    corners = [
        corner
        for at, one in enumerate(data)
        for corner in (
            {"of": at, "x": one["x"], "y": one["base"], "base": one["base"]},
            {"of": at, "x": one["x2"], "y": one["top"], "base": one["base"]},
        )
    ]
    mark = {"type": "area", "fill": style[3], "opacity": 1}
    mark |= _stroke(style[1], dashed=bool(style[2]), thick=1.0)
    encoding = {
        "x": _at("x"),
        "y": _at("y"),
        "y2": {"field": "base"},
        "detail": {"field": "of", "type": "nominal"},
    }
    return {"data": {"values": corners}, "mark": mark, "encoding": encoding}


def _stroke(stroke: object, *, dashed: bool, thick: object) -> dict[str, Any]:
    if stroke is None:
        return {}
    drawn: dict[str, Any] = {"stroke": stroke, "strokeWidth": thick}
    return {**drawn, "strokeDash": [3, 2]} if dashed else drawn


def _at(field: str) -> dict[str, Any]:
    return {"field": field, "type": "quantitative", "scale": None, "axis": None}


def _as_given(field: str, kind: str) -> dict[str, Any]:
    return {"field": field, "type": kind, "scale": None}
