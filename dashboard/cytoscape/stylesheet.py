"""How the canvas looks in a theme. Elements carry only data; every look is here, so a restyle moves nothing."""

from typing import Any
from urllib.parse import quote

from dashboard.cytoscape.shapes import NATIVE, POLYGONS
from dashboard.cytoscape.tokens import tokens

Rule = dict[str, Any]

N_CATEGORIES = 8
N_SCALE = 5
BADGE_SIZE = 12


def stylesheet(theme: str) -> list[Rule]:
    """Return the rules for a theme, ``light`` or ``dark``."""
    colour = tokens(theme)
    return [
        *_node_rules(colour),
        *_fill_rules(colour),
        *_shape_rules(),
        *_tie_rules(colour),
        *_state_rules(colour),
    ]


def _rule(selector: str, **style: Any) -> Rule:
    return {"selector": selector, "style": {name.replace("_", "-"): value for name, value in style.items()}}


def _node_rules(colour: Any) -> list[Rule]:
    return [
        _rule(
            "node",
            width="data(size)",
            height="data(size)",
            border_width=1.25,
            label="",
            font_family="Atkinson Hyperlegible Next, sans-serif",
            font_size=12,
            color=colour["ink-2"],
            text_valign="bottom",
            text_halign="center",
            text_margin_y=3,
            text_events="no",
            text_max_width="400px",
            text_wrap="wrap",
            line_height=1.1,
            text_outline_color=colour["canvas"],
            text_outline_width=2.5,
            text_outline_opacity=1,
            overlay_opacity=0,
            z_index="data(rank)",
        ),
        _rule("node.labelled", label="data(short)"),
    ]


def _fill_rules(colour: Any) -> list[Rule]:
    kinds = ("organisation", "company", "school", "project", "crossover", "stakeholder", "place", "alliance")
    rules = [
        _rule(f'node[fill = "{kind}"]', background_color=colour[kind], border_color=colour[f"{kind}-edge"])
        for kind in kinds
    ]
    rules.append(_rule('node[fill = "theme"]', background_color=colour["panel"], border_color=colour["ink-2"]))
    rules.append(_rule('node[fill = "plain"]', background_color=colour["ink-3"], border_color=colour["ink-2"]))
    for group, count in (("cat", N_CATEGORIES), ("scale", N_SCALE)):
        rules += [
            _rule(
                f'node[fill = "{group}-{number}"]',
                background_color=colour[f"{group}-{number}"],
                border_color=colour["ink-2"],
            )
            for number in range(1, count + 1)
        ]
    rules.append(
        _rule(
            'node[fill = "unknown"]',
            background_color=colour["panel"],
            border_color=colour["ink-3"],
            background_image=_hatch(colour["ink-3"]),
            background_fit="cover",
            background_image_opacity=0.7,
        )
    )
    return rules


def _shape_rules() -> list[Rule]:
    rules = [_rule(f'node[shape = "{name}"]', shape=native) for name, native in NATIVE.items()]
    rules += [
        _rule(f'node[shape = "{name}"]', shape="polygon", shape_polygon_points=points)
        for name, points in POLYGONS.items()
    ]
    rules.append(_rule('node[shape = "ring"]', border_width=4, border_style="double"))
    return rules


def _tie_rules(colour: Any) -> list[Rule]:
    return [
        _rule(
            "edge",
            width="data(width)",
            line_color=colour["line-strong"],
            opacity=0.9,
            overlay_opacity=0,
            overlay_padding=4,
            target_arrow_color=colour["line-strong"],
            arrow_scale=0.7,
            curve_style="bezier",
            control_point_step_size=16,
        ),
        _rule('edge[dash = "dashed"]', line_style="dashed", line_dash_pattern=[5, 4]),
        _rule('edge[dash = "dotted"]', line_style="dotted"),
        _rule("edge[?directed]", target_arrow_shape="triangle"),
        # thousands of ties: straight and without arrows, which the bridge asks for
        _rule("edge.dense", curve_style="haystack", target_arrow_shape="none"),
    ]


def _state_rules(colour: Any) -> list[Rule]:
    return [
        _rule("node[?ring]", outline_width=3, outline_offset=2, outline_color=colour["rule"]),
        _rule(
            "node[?badge]",
            background_image=_badge(colour["bad"], colour["panel"]),
            background_clip="none",
            background_image_containment="over",
            background_width=f"{BADGE_SIZE}px",
            background_height=f"{BADGE_SIZE}px",
            background_position_x="100%",
            background_position_y="0%",
            background_offset_x="4px",
            background_offset_y="-4px",
            bounds_expansion=6,
        ),
        # whoever fits the question glows; who only proves steps back, ties that prove nothing further still
        _rule(
            "node[?match]",
            underlay_color=colour["brand"],
            underlay_opacity=0.38,
            underlay_padding=6,
            underlay_shape="ellipse",
        ),
        _rule("node[?second]", background_opacity=0.55, border_opacity=0.55),
        _rule("edge[?idle]", opacity=0.3),
        _rule("node[?faded]", opacity=0.22),
        _rule("edge[?faded]", opacity=0.15),
        _rule("node.aside", opacity=0.25),
        _rule("node.aside[?match]", underlay_opacity=0.1),
        _rule("edge.aside", opacity=0.12),
        _rule("edge.beside", line_color=colour["ink-2"], target_arrow_color=colour["ink-2"], opacity=1, z_index=9),
        *_mark_rules(colour),
        _rule("node.hovered", color=colour["ink"], label="data(label)", text_max_width="320px", z_index=9999),
        _rule(
            "node:selected",
            border_width=7,
            border_style="double",
            border_color=colour["ink"],
            color=colour["ink"],
            font_weight="bold",
            label="data(label)",
            text_max_width="320px",
            z_index=9998,
        ),
        _rule("edge:selected", line_color=colour["brand"], target_arrow_color=colour["brand"], width=3.5, opacity=1),
        _rule("node.keyboard", overlay_color=colour["brand"], overlay_opacity=0.25, overlay_padding=6),
    ]


def _mark_rules(colour: Any) -> list[Rule]:
    """Return the looks of what a lens marks: lit, or new, gone or changed against what is compared with."""
    compared = {"new": "ok", "gone": "bad", "changed": "warn"}
    rules = [
        _rule('node[mark = "aside"]', opacity=0.3),
        _rule('edge[mark = "aside"]', opacity=0.12),
        _rule(
            'edge[mark = "lit"]', line_color=colour["brand"], target_arrow_color=colour["brand"], opacity=1, z_index=8
        ),
    ]
    for mark, token in compared.items():
        shade = colour[token]
        rules += [
            _rule(f'node[mark = "{mark}"]', outline_width=3, outline_offset=2, outline_color=shade),
            _rule(
                f'edge[mark = "{mark}"]', line_color=shade, target_arrow_color=shade, width=2.5, opacity=1, z_index=8
            ),
        ]
    dashes = {"line_style": "dashed", "line_dash_pattern": [5, 3]}
    return [*rules, _rule('node[mark = "gone"]', opacity=0.45), _rule('edge[mark = "gone"]', **dashes)]


def _svg(body: str, size: int) -> str:
    frame = f'xmlns="http://www.w3.org/2000/svg" width="{size}" height="{size}" viewBox="0 0 {size} {size}"'
    text = f"<svg {frame}>{body}</svg>"
    return f"data:image/svg+xml;utf8,{quote(text)}"


def _hatch(stroke: str) -> str:
    lines = "".join(f'<path d="M{x} 24L{x + 24} 0" stroke="{stroke}" stroke-width="3"/>' for x in range(-24, 25, 8))
    return _svg(lines, 24)


def _badge(fill: str, edge: str) -> str:
    return _svg(f'<circle cx="6" cy="6" r="5" fill="{fill}" stroke="{edge}" stroke-width="1.5"/>', BADGE_SIZE)
