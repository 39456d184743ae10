"""CHANGES.md: what is another since an earlier release, told to those who teach with the course."""

from coursepack.release.guide.news.page import changes_markdown

__all__ = ["changes_markdown"]
