"""How long builds take, at which size, beside other programs on the same words: `make bench`. No test: it measures."""
