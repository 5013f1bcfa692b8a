"""How well changes between two briefings are told: `python benchmarks/diffing.py --help`."""

import sys
from pathlib import Path

# A checkout can be measured without being installed.
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks.diffing.runner import main

if __name__ == "__main__":
    sys.exit(main())
