"""Plain WeasyPrint: a page to a PDF with nothing of ours.

Usage: python -m benchmarks.plain HTML PDF
"""

import sys

from weasyprint import HTML

if __name__ == "__main__":
    HTML(filename=sys.argv[1]).write_pdf(sys.argv[2], pdf_variant="pdf/ua-1")
