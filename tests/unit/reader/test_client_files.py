from benchmarks.clients import client_text
from rehab.checking.check import check
from rehab.reader.client_files import clients_in, same_reference, twice


def write(path, text):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


def test_every_client_file_is_found_at_any_depth_and_nothing_else(tmp_path):
    write(tmp_path / "a" / "b" / "client.yaml", client_text(1))
    write(tmp_path / "kim.yaml", client_text(2))
    write(tmp_path / "a" / "b" / "diary.yaml", "weeks:\n")
    write(tmp_path / "a" / "notes.yaml", "reference: something-else\n")
    write(tmp_path / "plans" / "client.yaml", client_text(3))
    write(tmp_path / ".trash" / "client.yaml", client_text(4))
    found = [one.path.relative_to(tmp_path).as_posix() for one in clients_in(tmp_path)]
    assert found == ["a/b/client.yaml", "kim.yaml"]


def test_a_broken_client_yaml_is_still_somebody(tmp_path):
    write(tmp_path / "client.yaml", "reference: [")
    (found,) = clients_in(tmp_path)
    assert found.reference == ""


def test_the_reference_is_seen_with_quotes_and_comments(tmp_path):
    text = client_text(1).replace("made-up-000001", "'lane-17' # of the practice")
    write(tmp_path / "client.yaml", text)
    assert clients_in(tmp_path)[0].reference == "lane-17"


def test_clients_of_one_reference_or_one_file_name_name_each_other(tmp_path):
    for number, name in enumerate(("one-way", "one_way", "another")):
        text = client_text(1).replace("made-up-000001", name)
        write(tmp_path / str(number) / "client.yaml", text)
    pairs = [(a.reference, b.reference) for a, b in twice(clients_in(tmp_path))]
    assert pairs == [("one-way", "one_way"), ("one_way", "one-way")]


def test_a_folder_with_two_of_one_reference_does_not_pass_the_check(tmp_path):
    for name in ("a", "b"):
        write(tmp_path / name / "client.yaml", client_text(1))
    told = [str(p) for p in check([tmp_path]).problems if p.where == "reference"]
    assert len(told) == 2
    b = tmp_path / "b" / "client.yaml"
    assert f"the reference made-up-000001 is that of {b} too" in told[0]


def test_the_problem_stands_at_the_reference_and_says_how_they_clash(tmp_path):
    for name in ("r-1", "r_1"):
        write(tmp_path / name / "client.yaml", f"# mine\nreference: '{name}'\n")
    first, second = same_reference(clients_in(tmp_path)).values()
    place = f"{tmp_path}/r-1/client.yaml:2:12: reference: the reference r-1 gives files"
    assert str(first).startswith(place)
    assert f"the same names as r_1, that of {tmp_path}/r_1/client.yaml" in str(first)
    assert (second.line, second.column) == (2, 12)
