"""What is imported late is the real thing once it is used."""

import importlib
import sys

import pytest

from rehab.render.late import later


def test_a_late_module_is_the_real_one_when_it_is_used(monkeypatch):
    for name in ("fontTools.subset", "fontTools.varLib.instancer"):
        monkeypatch.delitem(sys.modules, name, raising=False)
    with later():
        stand = importlib.import_module("fontTools.subset")
        function = importlib.import_module(
            "fontTools.varLib.instancer"
        ).instantiateVariableFont
    real = importlib.import_module("fontTools.subset")
    assert stand is not real
    assert stand.Options is real.Options
    with pytest.raises(TypeError, match="varfont"):
        function()
