"""Drawings made when the site is built: the position of each line, shape and word.
Templates print them by the pieces of `_drawing_parts.html` and `_chart_parts.html`.

In a history and a chart, horizontal positions are per cent of the drawing's width, and vertical ones are in the size of
its text (em): words keep their size at every width, and larger text makes the whole drawing larger. In a tree, all
positions are in one unit, of which a phone shows 320 across."""
