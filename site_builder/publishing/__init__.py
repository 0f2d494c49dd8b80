"""What was published before, kept beside a build: the chain of facts, the files published last, the site before."""
