"""HTML as office programs, mail and web pages put it on the clipboard -> clean Markdown, and what was left out of it."""
