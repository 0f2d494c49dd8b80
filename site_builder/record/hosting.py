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
_AT_THE_ROOT = frozenset({"_headers", "_redirects", "_routes.json", "redirects.nginx.conf", "staticwebapp.config.json"})
_AT_THE_ROOT |= {"netlify.toml", "vercel.json", "firebase.json", "crossdomain.xml", "clientaccesspolicy.xml"}
_ANYWHERE = frozenset({"web.config", ".htaccess", ".htpasswd", ".user.ini", "php.ini"})


def tells_a_host(file: str) -> bool:
    """Whether some host, ours or another, takes a file of a site for its settings and does what it says."""
    name = file.lower()
    return name in _AT_THE_ROOT or name.rpartition("/")[2] in _ANYWHERE
