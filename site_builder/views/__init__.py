"""What each page shows, and nothing else: small frozen values, made from the edition. No HTML, no links relative
to a page. Two pages with equal views are equal."""
