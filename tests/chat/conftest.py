from __future__ import annotations

import os
from pathlib import Path

import pytest

from summarizer.chat import weights
from summarizer.errors import WeightsError


@pytest.fixture(scope="session")
def gguf() -> Path:
    """The small SmolLM2 weights; a test without them is skipped, but not where all tests must run."""
    small = weights.find("smollm2-135m")
    try:
        return weights.path(small) or weights.pull(small, home=weights.home())
    except WeightsError as error:
        if "CI" in os.environ:
            raise
        pytest.skip(f"the weights of {small.name} are not here and cannot be fetched: {error}")
