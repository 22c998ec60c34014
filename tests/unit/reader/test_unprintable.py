"""What a file says in letters that cannot be printed."""

from pathlib import Path

from rehab.reader.source import read_source
from rehab.reader.unprintable import every_text, letter_problems

TEXT = """\
name: Sarah שרה
goals:
  - Lift my child.
  - Play again 💪
clinic: {name: Z\u00fcrich, phone: "1"}
usual_pain: 2
"""


def missing(text):
    return tuple(sorted({letter for letter in text if letter in "שרה山田💪"}))


def told(text):
    source, _ = read_source(text.encode(), str(Path("client.yaml")))
    return [
        str(problem)
        for problem in letter_problems(source, every_text(source.data), missing)
    ]


def test_each_text_is_told_at_its_line_with_what_to_do():
    assert told(TEXT) == [
        (
            "client.yaml:1:7: name: no font at hand can print the Hebrew letters "
            "ה (U+05D4), ר (U+05E8), ש (U+05E9); write it in Latin letters, or add "
            'fonts that have them: pip install "rehab-programme[letters]"'
        ),
        (
            "client.yaml:4:5: goals › 2: no font at hand can print the sign "
            "💪 (U+1F4AA); leave it out, or say it in words"
        ),
    ]


def test_several_alphabets_are_named():
    (line,) = told("name: 山 ש\n")
    assert "the East Asian and Hebrew letters" in line


def test_a_long_list_is_cut_short():
    source, _ = read_source(b"name: abcdefg", "client.yaml")
    (problem,) = letter_problems(source, every_text(source.data), tuple)
    assert problem.message.endswith("e (U+0065) and 2 more")


def test_what_can_be_printed_is_no_problem():
    assert told("name: Pat\ngoals: [Lift my child.]\n") == []
