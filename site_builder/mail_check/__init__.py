"""What mail services that follow the feed would have made of it, by the rules that they state in public."""
