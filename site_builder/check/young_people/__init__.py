"""The version for children and young people: it keeps up with that for adults, and children can read it."""
