"""The files of a release that people and programs read beside the packages."""

import datetime
import json
from collections.abc import Mapping

from coursepack.model import Course
from coursepack.release.comparison import News
from coursepack.release.guide import changes_markdown, guide_html, guide_markdown
from coursepack.release.manifest import Manifest
from coursepack.release.sbom import sbom
from coursepack.release.upload import UPLOAD_FILE, upload_list


def documents(
    course: Course, manifest: Manifest, news: News | None, clock: datetime.datetime
) -> Mapping[str, bytes]:
    """Each file's bytes by its name; `news` is None where no earlier release was asked for."""
    guide = guide_markdown(manifest)
    found = {
        "CHANGES.md": changes_markdown(manifest, news).encode(),
        "IMPORT-GUIDE.html": guide_html(course.title.get(course.language), course.language, guide).encode(),
        "IMPORT-GUIDE.md": "\n".join(guide.values()).encode(),
        "losses.json": _losses(manifest),
        "sbom.cdx.json": sbom(clock),
    }
    uploads = upload_list([("", manifest)])
    return {**found, UPLOAD_FILE: uploads} if uploads else found


def _losses(manifest: Manifest) -> bytes:
    rows = [
        {"file": item.file, "format": item.format, **loss.model_dump(mode="json")}
        for item in manifest.packages
        for loss in item.losses
    ]
    return (json.dumps({"schema_version": 1, "losses": rows}, ensure_ascii=False, indent=2) + "\n").encode()
