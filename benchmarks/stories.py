"""What was planted in stories, found, missed or invented: `python benchmarks/stories.py --help`."""

import argparse
import sys
from pathlib import Path

# A checkout can be measured without being installed, and the scripts beside this one hide no package.
sys.path.pop(0)
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks.stories.scoring import STORIES, score, story
from summarizer.pipeline import EXTRACTIVE, brief


def main() -> None:
    """Score the stories that are named, or all."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("stories", nargs="*", metavar="STORY", help="weir (worked with) or ferry (held out)")
    parser.add_argument("--model", default=EXTRACTIVE, help="the model that words the note (default: rules)")
    wanted = parser.parse_args()
    for name in wanted.stories or sorted(f.parent.name for f in STORIES.glob("*/truth.toml")):
        sources, truth = story(name)
        print(f"{name}: {score(brief(*sources, model=wanted.model), truth)}")


if __name__ == "__main__":
    main()
