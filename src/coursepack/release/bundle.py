"""One release: everything of a course in one folder and one archive, written all at once or not at all."""

import os
import shlex
import subprocess
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from importlib.metadata import version as installed_version
from pathlib import Path

from coursepack import flow
from coursepack.flow import Checked, Wanted
from coursepack.folder import is_unfinished, replacing_folder
from coursepack.model import Course
from coursepack.package import Package, write
from coursepack.problems import CoursePackError
from coursepack.release import hashes, state
from coursepack.release.cache import Cache, is_dropped
from coursepack.release.commit import commit_of
from coursepack.release.comparison import Baseline, Wished, baseline, news_of
from coursepack.release.documents import documents
from coursepack.release.guide.environment import told_in
from coursepack.release.manifest import FileEntry, Manifest, PackageEntry, Source, Tool
from coursepack.release.outline import counts, outline
from coursepack.release.packages import Packages
from coursepack.release.reading import MANIFEST_FILE
from coursepack.release.state import Findings
from coursepack.source import CourseFiles

Progress = Callable[[str], None]


class SourceChangedError(Exception):
    """A file of the course changed while the release was built from it."""


class SigningError(Exception):
    """The command that was to sign the release failed; the message says how."""


class DroppedError(Exception):
    """Questions or points would be lost; `packages` says which."""

    def __init__(self, packages: tuple[PackageEntry, ...]) -> None:
        super().__init__("questions or points would be lost")
        self.packages = packages

    def __reduce__(self) -> tuple[type["DroppedError"], tuple[tuple[PackageEntry, ...]]]:
        return DroppedError, (self.packages,)


class NoLanguageError(Exception):
    """The course has none of the languages that are asked for."""


@dataclass(frozen=True, slots=True)
class Options:
    """How to release."""

    out: Path
    wanted: Wanted = field(default_factory=Wanted)
    since: Path | None = None
    """What CHANGES.md compares with: a release, a Moodle backup, a course's folder, or a folder of releases."""
    allow_loss: bool = False
    allow_warnings: bool = False
    sign_with: str | None = None
    """A command in the shell's quoting; `{}` in it becomes the name of the file to sign."""
    use_cache: bool = True
    course_edition: str | None = None
    """The edition that the course is released as."""


@dataclass(frozen=True, slots=True)
class Released:
    """A release as it stands in the output folder."""

    manifest: Manifest
    folder: Path
    archive: Path
    findings: Findings
    was_there: bool
    """Whether nothing had changed since it was written."""


def release(folder: Path, options: Options, progress: Progress = lambda _: None) -> Released:
    """Build, document and write the release of the course in `folder`.

    Raises CoursePackError (the course has errors or, unless allowed, warnings), DroppedError, SigningError,
    SourceChangedError, CannotCompareError or UnreadableError (of what `since` names), folder.LockedError, and OSError;
    an earlier release is then as it was.
    """
    if not CourseFiles(folder).exists("course.yaml"):
        raise CoursePackError(flow.check(folder).problems)
    source = _Sources(folder, options)
    there = _there(folder, options, source.key)
    if there is not None:
        return there
    checked = flow.check(folder, edition=options.course_edition, multilang=options.wanted.multilang)
    if checked.course is None or checked.has_errors or (checked.problems and not options.allow_warnings):
        raise CoursePackError(checked.problems)
    return _Release(checked, checked.course, options, source, progress).written()


def _there(folder: Path, options: Options, key: str) -> Released | None:
    """The release that was built from the same, and compared with the same."""
    kept = state.current(options.out, folder, key)
    if kept is None:
        return None
    places = _places(options.out, kept.manifest.name, kept.manifest.version)
    if any(is_unfinished(place) for place in places):
        return None
    compared_with = baseline(options.since, Wished.of(kept.manifest, places, options.course_edition))
    if kept.since != (compared_with.trace if compared_with is not None else None):
        return None
    return Released(kept.manifest, *places, kept.findings, was_there=True)


def _places(out: Path, name: str, version: str) -> tuple[Path, Path]:
    base = f"{name}-{version}".lower()
    return out / base, out / f"{base}.zip"


class _Sources:
    """The course's files, as they were when the release began."""

    def __init__(self, folder: Path, options: Options) -> None:
        self.folder, self.out = folder, options.out
        files = self._files()
        self.sha256 = hashes.of_files(files)
        self.commit = commit_of(folder, files)
        self.key = state.key(
            self.sha256,
            str(self.commit),
            os.environ.get("SOURCE_DATE_EPOCH", ""),
            repr([row.name for row in options.wanted.formats]),
            repr((options.wanted.languages, options.wanted.split, options.wanted.edition)),
            repr((options.wanted.moodle, options.wanted.packing, options.wanted.multilang)),
            hashes.of_folder(options.wanted.schemas) if options.wanted.schemas else "",
            repr((options.allow_loss, options.allow_warnings, options.sign_with, options.course_edition)),
        )

    def _files(self) -> dict[str, Path]:
        return hashes.files_of(self.folder, without=[self.out])

    def check_unchanged(self) -> None:
        if hashes.of_files(self._files()) != self.sha256:
            raise SourceChangedError(f"a file of {self.folder} changed while the release was built")


@dataclass(frozen=True, slots=True)
class _Release:
    checked: Checked
    course: Course
    options: Options
    source: _Sources
    progress: Progress

    def written(self) -> Released:
        folder, archive = _places(self.options.out, self.course.id, self.course.version)
        new_archive = archive.with_name(f".{archive.name}.new")
        since = baseline(self.options.since, Wished.of(self.course, (folder, archive), self.course.edition))
        try:
            with replacing_folder(
                folder,
                keep=False,
                waiting=lambda holder: self.progress(f"waiting for process {holder}, which writes {folder}"),
                then=lambda: self._put_archive(new_archive, archive, since),
            ) as new:
                manifest = self._fill(new, since)
                write(new_archive, Package(_members(new, folder.name)))
                self.source.check_unchanged()
        finally:
            new_archive.unlink(missing_ok=True)
        return Released(manifest, folder, archive, self._findings, was_there=False)

    def _put_archive(self, new: Path, archive: Path, since: Baseline | None) -> None:
        new.replace(archive)
        trace = since.trace if since is not None else None
        state.note(self.options.out, self.source.folder, self.source.key, trace, archive, self._findings)

    @property
    def _findings(self) -> Findings:
        return Findings(problems=self.checked.problems, accepted=self.checked.accepted)

    def _fill(self, new: Path, since: Baseline | None) -> Manifest:
        """Write every file of the release into an empty folder."""
        languages = told_in(self.course.languages)
        news = news_of(self.course, self.checked, since, languages) if since is not None else None
        packages = self._packages(new)
        manifest = self._manifest(packages)
        texts = documents(self.course, manifest, news, flow.clock(self.course))
        for name, data in texts.items():
            write(new / name, data)
        whole = manifest.model_copy(update={"documents": tuple(_entry(new / name) for name in sorted(texts))})
        write(new / MANIFEST_FILE, whole.as_bytes())
        names = sorted(path.name for path in new.iterdir())
        write(new / hashes.SUMS_FILE, hashes.sums_text({name: hashes.of_file(new / name) for name in names}))
        if self.options.sign_with is not None:
            _sign(self.options.sign_with, new)
        return whole

    def _packages(self, new: Path) -> tuple[PackageEntry, ...]:
        course, wanted = self.course, self.options.wanted
        context = flow.context_of(course, self.checked.files, replace(wanted, languages=self._languages()))
        name = _places(self.options.out, course.id, course.version)[0].name
        cache = Cache(self.options.out / ".cache" / name if self.options.use_cache else None)
        packages = tuple(Packages(course, context, wanted, cache, self.progress).write_into(new))
        cache.drop_unused()
        if not self.options.allow_loss and any(is_dropped(loss) for item in packages for loss in item.losses):
            raise DroppedError(packages)
        return packages

    def _languages(self) -> tuple[str, ...]:
        asked = self.options.wanted.languages
        found = tuple(language for language in self.course.languages if not asked or language in asked)
        if not found:
            has = ", ".join(self.course.languages)
            raise NoLanguageError(
                f"{self.course.id} has none of the languages {', '.join(asked)}; it has {has}"
            )
        return found

    def _manifest(self, packages: tuple[PackageEntry, ...]) -> Manifest:
        course = self.course
        return Manifest(
            name=course.id,
            version=course.version,
            title=dict(course.title.values),
            languages=course.languages,
            released=course.released,
            license=course.license,
            authors=course.authors,
            publisher=course.publisher,
            tool=Tool(version=installed_version("coursepack")),
            source=Source(sha256=self.source.sha256, commit=self.source.commit),
            counts=counts(course.sections),
            packages=packages,
            documents=(),
            outline=outline(course),
        )


def _entry(path: Path) -> FileEntry:
    return FileEntry(file=path.name, size=path.stat().st_size, sha256=hashes.of_file(path))


def _members(folder: Path, name: str) -> Mapping[str, Path]:
    return {f"{name}/{path.name}": path for path in folder.iterdir()}


def _sign(command: str, folder: Path) -> None:
    """Run the signing command on SHA256SUMS; what it writes beside it stays in the release."""
    words = [word.replace("{}", hashes.SUMS_FILE) for word in shlex.split(command)]
    before = hashes.of_file(folder / hashes.SUMS_FILE)
    try:
        done = subprocess.run(words, cwd=folder, check=False, capture_output=True, text=True)  # noqa: S603
    except OSError as error:
        raise SigningError(f"cannot run {words[0]}: {error.strerror or error}") from None
    if done.returncode != 0:
        raise SigningError(f"{words[0]} ended with {done.returncode}: {done.stderr.strip()[-500:]}")
    if hashes.of_file(folder / hashes.SUMS_FILE) != before:
        raise SigningError(f"{words[0]} changed {hashes.SUMS_FILE}; it may only write a file beside it")
