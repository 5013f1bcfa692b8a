"""What a briefing takes, beside two other ways to one: `python benchmarks/requests.py --help`."""

import sys
from pathlib import Path

# A checkout can be measured without being installed, by any Python that has the peers. This folder itself
# must not be searched: a library that imports `requests` would find this file.
sys.path.pop(0)
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks.requests.runner import main

if __name__ == "__main__":
    sys.exit(main())
