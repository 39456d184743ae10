"""Metadata of SCORM 2004 packages follow IEEE's schema, which Moodle carries for another format."""

import pytest
from lxml import etree

from tests.formats.scorm.test_manifest import packages

__all__ = ["packages"]

_SCHEMA = "backup/cc/schemas/domainProfile_1/lomLoose.xsd"
_OURS, _THEIRS = b"http://ltsc.ieee.org/xsd/LOM", b"http://ltsc.ieee.org/xsd/imscc/LOM"
"""Moodle's copy stands under a name of Common Cartridge."""


@pytest.mark.parametrize("edition", ["3rd", "4th"])
@pytest.mark.parametrize("split", ["module", "course", "page"])
def test_the_metadata_of_scorm_2004_follows_its_schema(site, packages, edition, split):
    public = site / "public"
    rules = etree.XMLSchema(etree.parse((public if public.is_dir() else site) / _SCHEMA))
    for members in packages("2004", edition, split):
        (lom,) = etree.fromstring(members["imsmanifest.xml"]).iter(f"{{{_OURS.decode()}}}lom")
        rules.assertValid(etree.fromstring(etree.tostring(lom).replace(_OURS, _THEIRS)))
