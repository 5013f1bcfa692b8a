"""Prices: dated, of a model at an address, and known or said not to be."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from summarizer.briefing import Usage
from summarizer.chat import prices
from summarizer.errors import PricesError

OWN = """\
as_of = 2026-11-01
source = "our contract"

[[servers]]
host = "llm.example"

[servers.models]
"house-model" = { input = 0.10, output = 0.40 }

[[servers]]
host = "api.openai.com"

[servers.models]
"gpt-5-mini" = { input = 0.2, cached = 0.02, output = 1.5 }
"""


@pytest.fixture
def own(tmp_path: Path) -> Path:
    path = tmp_path / "prices.toml"
    path.write_text(OWN, "utf-8")
    return path


def test_the_shipped_table_says_as_of_when_and_from_where() -> None:
    table = prices.shipped()
    assert table.as_of > date(2026, 1, 1)
    assert table.source
    assert all(
        price.output >= price.input > 0 for server in table.servers for price in server.models.values()
    )


def test_a_dated_name_has_the_price_of_the_model() -> None:
    assert prices.price("gpt-5-mini-2025-08-07") == prices.price("gpt-5-mini")


@pytest.mark.parametrize(
    ("model", "address"), [("gpt-5-mini", "http://localhost:8080/v1"), ("gpt-5-min", None), ("", None)]
)
def test_a_name_elsewhere_or_nearly_the_name_has_no_price(model: str, address: str | None) -> None:
    assert prices.price(model, base_url=address) is None


def test_one_s_own_table_comes_first_and_leaves_the_rest_to_the_shipped_one(own: Path) -> None:
    table = prices.read(own)
    house = prices.price("house-model", base_url="https://llm.example/v1", own=table)
    assert house is not None
    assert house.of(Usage(input_tokens=1_000_000, output_tokens=500_000)) == Decimal("0.30")
    ours = prices.price("gpt-5-mini", own=table)
    assert ours is not None
    assert ours.cached == Decimal("0.02")
    assert prices.price("gpt-5", own=table) == prices.price("gpt-5")


def test_cached_input_without_a_price_of_its_own_costs_what_input_costs() -> None:
    price = prices.Price(input=Decimal(2), output=Decimal(8))
    assert price.of(Usage(input_tokens=100, cached_tokens=60)) == price.of(Usage(input_tokens=100))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("as_of = ", "not TOML"),
        ('source = "x"', "as_of"),
        (OWN.replace("output = 0.40", "outptu = 0.40"), "output"),
        (OWN.replace("0.10", "'dear'"), "input"),
        (OWN.replace("0.10", "-1"), "input"),
        (OWN.replace("0.10", "1e300"), "input"),
        (OWN.replace("0.10", "nan"), "input"),
    ],
)
def test_a_table_that_is_none_is_told_with_what_is_wrong(tmp_path: Path, text: str, told: str) -> None:
    path = tmp_path / "wrong.toml"
    path.write_text(text, "utf-8")
    with pytest.raises(PricesError, match=rf"wrong\.toml.*{told}"):
        prices.read(path)


def test_a_table_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(PricesError, match="cannot be read"):
        prices.read(tmp_path / "nowhere.toml")
