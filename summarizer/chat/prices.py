"""What models cost: a dated table that is shipped, and the user's own, which comes first."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Annotated, ClassVar
from urllib.parse import urlsplit

from pydantic import ConfigDict, Field, TypeAdapter, ValidationError

from summarizer.briefing import Usage
from summarizer.chat.addresses import address
from summarizer.errors import PricesError

_MILLION = 1_000_000
# Dollars for a million tokens, beyond which a price is a slip.
_DEAREST = 1_000_000
# The day on which a model was frozen, which providers put behind its name.
_DATED = re.compile(r"-\d{4}-\d{2}-\d{2}$")


Dollars = Annotated[Decimal, Field(ge=0, le=_DEAREST, allow_inf_nan=False)]
"""US dollars for a million tokens."""


@dataclass(frozen=True)
class Price:
    """US dollars for a million tokens; `cached` is for input that the provider had kept, else as `input`."""

    __pydantic_config__: ClassVar[ConfigDict] = ConfigDict(extra="forbid")

    input: Dollars
    output: Dollars
    cached: Dollars | None = None

    def of(self, usage: Usage) -> Decimal:
        """What these tokens cost, in US dollars.

        >>> price = Price(input=Decimal("2"), cached=Decimal("0.5"), output=Decimal("8"))
        >>> price.of(Usage(input_tokens=3000, cached_tokens=1000, output_tokens=500))
        Decimal('0.0085')
        """
        kept = self.input if self.cached is None else self.cached
        fresh = usage.input_tokens - usage.cached_tokens
        total = fresh * self.input + usage.cached_tokens * kept + usage.output_tokens * self.output
        return total / _MILLION


FREE = Price(input=Decimal(0), output=Decimal(0))
"""A model in this process: whatever it costs, nobody sends a bill by the token."""


@dataclass(frozen=True)
class Server:
    """The models of one server, by name."""

    __pydantic_config__: ClassVar[ConfigDict] = ConfigDict(extra="forbid")

    host: str
    models: Mapping[str, Price]


@dataclass(frozen=True)
class Prices:
    """A table of prices: as of which day, from where, and what each server asks."""

    __pydantic_config__: ClassVar[ConfigDict] = ConfigDict(extra="forbid")

    as_of: date
    source: str
    servers: Sequence[Server] = ()

    def find(self, model: str, host: str) -> Price | None:
        """The price of a server's model, also where its name goes on with a day; None if it is not known."""
        models = next((server.models for server in self.servers if server.host == host), {})
        return models.get(model) or models.get(_DATED.sub("", model))


def shipped() -> Prices:
    """The table that comes with the package."""
    return _shipped()


def read(path: Path) -> Prices:
    """The table in that file; `PricesError` says where it is not one.

    It has the form of `prices.toml` beside this module: dollars for a million tokens, under the server's
    host and the model's name.
    """
    try:
        return _parsed(path.read_text("utf-8"))
    except OSError as error:
        raise PricesError(
            f"{path}: cannot be read ({error.strerror}); check the path", path=str(path)
        ) from error
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        where = ".".join(map(str, first["loc"]))
        raise PricesError(f"{path}: {where}: {first['msg']}; correct it", path=str(path)) from error
    except ValueError as error:
        raise PricesError(f"{path}: not TOML ({error}); correct it", path=str(path)) from error


def price(model: str, *, base_url: str | None = None, own: Prices | None = None) -> Price | None:
    """What the model at that address costs: by the user's `own` table, else by the shipped one.

    None where neither knows it. A name alone tells nothing: the same model is dear at one host and free at
    another.

    >>> price("gpt-5-mini").input
    Decimal('0.25')
    >>> price("gpt-5-mini", base_url="http://localhost:8080/v1") is None
    True
    """
    host = urlsplit(address(base_url)).hostname or ""
    tables = (own, shipped()) if own else (shipped(),)
    found = (table.find(model, host) for table in tables)
    return next((known for known in found if known is not None), None)


@cache
def _shipped() -> Prices:
    return _parsed(files(__package__).joinpath("prices.toml").read_text("utf-8"))


def _parsed(text: str) -> Prices:
    return TypeAdapter(Prices).validate_python(tomllib.loads(text, parse_float=Decimal))
