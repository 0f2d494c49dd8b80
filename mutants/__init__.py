"""Small faults planted one at a time: which of them no test notices."""
