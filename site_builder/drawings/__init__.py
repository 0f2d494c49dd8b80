"""Drawings made when the site is built: the position of each line, shape and word.
Templates print them by the pieces of `_drawing_parts.html` and `_chart_parts.html`.

In a history and a chart, horizontal positions are per cent of the drawing's width, and vertical ones are in the size of
its text (em): words keep their size at every width, and larger text makes the whole drawing larger. In a tree, all
positions are in one unit, of which a phone shows 320 across."""

from site_builder.drawings.hierarchy import WIDTH, tree
from site_builder.drawings.journey import Graded, Journey, Visits, Wording, journey
from site_builder.drawings.lateness import Bar, bar
from site_builder.drawings.lettering import share, width_of, wrapped
from site_builder.drawings.line_chart import Chart, chart, facts, letters
from site_builder.drawings.phases import PhasesDrawing, phases_drawing
from site_builder.drawings.qr_code import QrCode, qr_code
from site_builder.drawings.quiet import QuietSpan, QuietStrip, quiet_strip
from site_builder.drawings.rating_history import history
from site_builder.drawings.shapes import OUTLINES, UNRATED, outline
from site_builder.drawings.spark import Spark, spark
from site_builder.drawings.strip import Strip, strip
from site_builder.drawings.time_axis import until
from site_builder.drawings.value_axis import plain, value_scale

__all__ = [
    "OUTLINES",
    "UNRATED",
    "WIDTH",
    "Bar",
    "Chart",
    "Graded",
    "Journey",
    "PhasesDrawing",
    "QrCode",
    "QuietSpan",
    "QuietStrip",
    "Spark",
    "Strip",
    "Visits",
    "Wording",
    "bar",
    "chart",
    "facts",
    "history",
    "journey",
    "letters",
    "outline",
    "phases_drawing",
    "plain",
    "qr_code",
    "quiet_strip",
    "share",
    "spark",
    "strip",
    "tree",
    "until",
    "value_scale",
    "width_of",
    "wrapped",
]
