"""What each page prints, and nothing else: small frozen values, made from the edition. No HTML, no address of a page's
root. Two pages whose views are equal are equal."""
