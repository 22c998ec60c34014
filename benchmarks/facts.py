"""Print the pages of some PDFs as JSON, in their order.

Usage: python -m benchmarks.facts PDF ...
"""

import json
import sys

from pypdf import PdfReader

if __name__ == "__main__":
    print(json.dumps([len(PdfReader(pdf).pages) for pdf in sys.argv[1:]]))
