"""The desk: forms in the browser, on this computer alone, for whoever writes updates and keeps the plan up to date.

A request goes one way: what was typed (`submission.py`) -> changes of single values (`proposals.py`) -> the lines that
will change, shown -> the file. What a change would do is found out in a trial copy of the record (`trial.py`)."""
