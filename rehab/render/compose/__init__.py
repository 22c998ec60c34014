"""A handout put together from pieces that were laid out once.

Most of a week's page is the page of the week before: the same cards, the same words.
WeasyPrint lays out and paints each different piece once; here they are set on the
pages, as real, tagged text. The result looks like WeasyPrint's own pages of the
same HTML, which is what anyone gets whose WeasyPrint is of a version nobody tested.
"""
