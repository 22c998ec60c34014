"""All drawings of a library on one PDF: to look through, or to test readers with."""

from rehab.app.pages import templates
from rehab.app.words import words
from rehab.disk.paths import Where
from rehab.model.programme import Library


def make_figure_sheet(
    library: Library, folder: Where, *, quiz: bool
) -> tuple[bytes, str]:
    """All drawings on one PDF, and the numbers' answers as text.

    A quiz shows no names, and an order that does not give them away.

    Raises:
        Undrawable: A figure cannot be drawn.
        PdfUnavailable: Pango or a font is missing on this machine.
        PdfError: The page cannot be made, in one line.
    """
    from rehab.app.pictures import drawings_of, mixed
    from rehab.render.figure_sheet import figure_sheet_view
    from rehab.render.html import render_figure_sheet
    from rehab.render.pdf import render_pdf

    pictures = drawings_of(library, folder, library.exercises)
    names = mixed(pictures) if quiz else sorted(pictures)
    drawn = [library.exercises[name] for name in names]
    view = figure_sheet_view(words(), drawn, language="en", quiz=quiz)
    html = render_figure_sheet(view, templates())
    lines = [f"{number} {e.id}: {e.name}\n" for number, e in enumerate(drawn, 1)]
    return render_pdf(html, templates(), pictures), "".join(lines)
