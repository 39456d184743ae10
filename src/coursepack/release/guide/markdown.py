"""The guide as Markdown, once in each language of the course that it has words for."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby

from coursepack.release.guide.environment import environment, languages_of, title_of
from coursepack.release.manifest import BackupContents, Manifest, PackageEntry


@dataclass(frozen=True, slots=True)
class Group:
    """The packages of one format."""

    format: str
    packages: tuple[PackageEntry, ...]

    @property
    def needs_filter(self) -> bool:
        """Whether Moodle shows its texts in every language at once where its multi-language filter is off."""
        return self.format in {"mbz", "moodle-xml"} and any(package.languages for package in self.packages)

    @property
    def largest(self) -> int:
        return max(package.size for package in self.packages)

    @property
    def contents(self) -> tuple[BackupContents, ...]:
        """What its backups hold."""
        return tuple(package.contents for package in self.packages if package.contents)


def guide_markdown(manifest: Manifest) -> Mapping[str, str]:
    """The guide by language."""
    groups = tuple(sorted(_groups(manifest), key=lambda group: group.format != "mbz"))
    return {
        language: environment(language)
        .get_template(f"guide.{language}.md")
        .render(release=manifest, groups=groups, language=language, title=title_of(manifest, language))
        for language in languages_of(manifest)
    }


def _groups(manifest: Manifest) -> Iterator[Group]:
    for name, packages in groupby(manifest.packages, key=lambda package: package.format):
        yield Group(name, tuple(packages))
