"""Texts that reach everybody."""

import pytest

from tests.checks.findings import page

_LINK = "https://example.org/"


@pytest.mark.parametrize(
    ("language", "text", "codes"),
    [
        ("en", f"[Here]({_LINK})", ["CP-W050"]),
        ("en", f"Read [more]({_LINK}).", ["CP-W050"]),
        ("en", f'<a href="{_LINK}">click here</a>', ["CP-W050"]),
        ("en", f"[More about the sea]({_LINK})", []),
        ("fr", f"[Cliquez ici]({_LINK})", ["CP-W050"]),
        ("es", f"[Haga clic aquí]({_LINK})", ["CP-W050"]),
        ("en", "| | |\n|---|---|\n| a | b |", ["CP-W051"]),
        ("en", "| | B |\n|---|---|\n| a | b |", []),
        ("en", "<table><tr><td>a</td></tr></table>", ["CP-W051"]),
        ("en", '<table><tr><th scope="col">a</th></tr></table>', []),
        ("en", '<video src="sea.svg"></video>', ["CP-W052", "CP-W053"]),
        ("en", '<audio src="sea.svg"></audio>\n\nTranscript: waves.', []),
        ("en", "The salty ones are shown in blue.", ["CP-W054"]),
        ("en", "The Red Sea and green jobs in blue economies.", []),
        ("fr", "Les eaux salées sont en bleu.", ["CP-W054"]),
        ("en", '<span style="color: red">Salty</span> water', ["CP-W054"]),
        ("en", '<span style="background-color: #eee">Salty</span> water', []),
        ("en", "*La mer et les rochers* is a poem.", ["CP-W055"]),
        ("en", '<i lang="fr">La mer et les rochers</i> is a poem.', []),
        ("en", "The *pro rata* and *de facto* rules of *The Sea and the Rocks*.", []),
        ("fr", "*The Sea and the Rocks* est un poème.", ["CP-W055"]),
        ("en", "![image](sea.svg)", ["CP-W056"]),
        ("en", "![sea.svg](sea.svg)", ["CP-W056"]),
        ("en", "![Figure 3](sea.svg)", ["CP-W056"]),
        ("en", "![Figure 3: waves at sea](sea.svg)", []),
    ],
)
def test_what_shuts_readers_out(tmp_path, language, text, codes):
    assert [code for code, _ in page(tmp_path, f"Text.\n\n{text}", language)] == codes


def test_the_line_is_the_link_s_own(tmp_path):
    assert page(tmp_path, f"Text.\n\nText\nand [here]({_LINK}).") == [("CP-W050", 6)]
