"""Every file of others, told by its name and first bytes as `coursepack inspect` does, has what Moodle 4.5 stores."""

from coursepack.question_files import read_question_file
from tests.formats.corpus import FOLDER, rows, types

_DIFFERENCES = {
    # Moodle's form refuses what is not UTF-8 (`validate_file` in `question/format/gift/format.php`) before the importer
    # sees it; the table says what the importer does with the raw bytes.
    "gift/moodle-core-4_5/questions_encoding_windows-1252.gift.txt": ({"essay": 2}, {}),
}
_KINDS = {"gift": "gift", "xml": "moodle-xml", "aiken": "aiken"}


def test_counts_and_types_are_moodles_but_for_the_differences_listed():
    differences = {}
    for row in rows():
        found = read_question_file(FOLDER / row["file"])
        assert found.kind is not None
        assert found.kind.name == _KINDS[row["format"]], row["file"]
        if found.bank.counts() != types(row):
            differences[row["file"]] = (types(row), found.bank.counts())
    assert differences == _DIFFERENCES
