"""What each command does and says. The command line imports a command when it is run, and no library that it does not need."""
