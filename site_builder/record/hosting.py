"""What sites are published on, and which files each of these reads at a site's root."""

from __future__ import annotations

from enum import StrEnum


class Host(StrEnum):
    """A web server or a service that shows a folder as a site."""

    NGINX = "nginx"
    APACHE = "apache"
    IIS = "iis"
    AZURE = "azure"
    """Azure Static Web Apps."""
    NETLIFY = "netlify"
    CLOUDFLARE = "cloudflare"
    """Cloudflare Pages."""
    GITHUB = "github"
    """GitHub Pages."""
    GITLAB = "gitlab"
    """GitLab Pages."""
    S3 = "s3"
    """A bucket of Amazon S3 that CloudFront shows."""

    @property
    def tells_queries_apart(self) -> bool:
        """Whether it can lead an old address with a `?` on, as we write its files."""
        return self in (Host.NGINX, Host.APACHE, Host.IIS, Host.NETLIFY, Host.S3)


FILES = {
    Host.APACHE: ".htaccess",
    Host.IIS: "web.config",
    Host.AZURE: "staticwebapp.config.json",
    Host.NETLIFY: "_headers",
    Host.CLOUDFLARE: "_headers",
    Host.GITHUB: ".nojekyll",
}
"""The file at a site's root by which each host is told what to send; nginx and CloudFront are told elsewhere, and GitLab
Pages can be told nothing."""
