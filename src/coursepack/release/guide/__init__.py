"""IMPORT-GUIDE and CHANGES: what an administrator reads, written for exactly the packages of one release."""

from coursepack.release.guide.markdown import guide_markdown
from coursepack.release.guide.news import changes_markdown
from coursepack.release.guide.page import guide_html

__all__ = ["changes_markdown", "guide_html", "guide_markdown"]
