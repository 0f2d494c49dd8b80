"""The components of the pages with their examples, on a page for each style: `make components`."""
