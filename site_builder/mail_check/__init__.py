"""What mail services that follow the feed would have sent, by the rules that they state in public."""
