"""How long builds take, at which size, beside other programs on the same words: `make bench`. Not a test: it measures."""
