"""Recipes for a course's repository: what checks it at each change and releases it at each tag."""

from importlib import resources
from importlib.metadata import version

RECIPES = {
    "github": ".github/workflows/course.yml",
    "gitlab": ".gitlab-ci.yml",
    "make": "Makefile",
    "pre-commit": ".pre-commit-config.yaml",
}
"""Where each recipe stands in the course's folder."""


def recipe(name: str) -> str:
    """The text of a recipe, for the coursepack that is installed."""
    file = resources.files("coursepack.source.recipes") / f"{name}.txt"
    return file.read_text(encoding="utf-8").replace("COURSEPACK_VERSION", version("coursepack"))
