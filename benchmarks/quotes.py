"""How well quotes are checked, beside tools that align quotes: `python benchmarks/quotes.py --help`."""

import sys
from pathlib import Path

# A checkout can be measured without being installed, by any Python that has the peers.
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks.quotes.runner import main

if __name__ == "__main__":
    sys.exit(main())
