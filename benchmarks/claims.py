"""How well claims are checked: `python benchmarks/claims.py --help`."""

import sys
from pathlib import Path

# A checkout can be measured without being installed.
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks.claims.runner import main

if __name__ == "__main__":
    sys.exit(main())
