"""What the pages for children and young people print."""
