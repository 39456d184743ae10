"""What `init` makes checks and builds at once, in any languages, and fits its own schemas."""

import json

import jsonschema
import pytest
import yaml

from coursepack import build, check
from coursepack.source.starter import starter
from tests.specimens import write_course


@pytest.mark.parametrize("languages", [("en",), ("fr", "en"), ("es", "fr", "en"), ("pt-BR",)])
def test_it_checks_and_builds_at_once(tmp_path, languages):
    folder = write_course(tmp_path / "course", start=dict(starter("tiny", 'A "quoted": title', languages)))
    assert check(folder).problems == ()
    assert build(folder, tmp_path / "dist")


def test_each_yaml_file_names_its_schema_and_fits_it(tmp_path):
    files = starter("tiny", "Tiny", ("en", "fr"))
    for path, text in files.items():
        if path.endswith(".yaml"):
            schema = text.split("\n")[0].partition("$schema=")[2]
            depth = path.count("/")
            assert schema.count("../") == depth
            jsonschema.validate(yaml.safe_load(text), json.loads(files[schema.replace("../", "")]))


def test_the_quiz_names_the_page_that_is_there():
    files = starter("tiny", "Tiny", ("de",))
    assert "01-first-steps/welcome.de.md" in files
    assert "look at welcome.de.md" in files["01-first-steps/quiz.yaml"]
