"""What each command does and says. The command line imports one when it is asked for, and no library that it does not need."""
