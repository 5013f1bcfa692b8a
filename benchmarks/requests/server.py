"""A server of chat completions that words true items, of which a share is bad, the same for whoever asks."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Lock, Thread
from typing import Any

from summarizer.chat.tokens import family_of, schema_tokens_of, tokens_of

_MODEL = "gpt-4o"
_NUMBERED = re.compile(r"^(\d+): ", re.MULTILINE)
_REPAIRED = re.compile(r"^Item (\d+) .*?(?=^Item \d+ |\Z)", re.MULTILINE | re.DOTALL)
_INVENTED = " 9,731"

Json = dict[str, Any]  # Any: JSON


@dataclass
class Author:
    """What the server knows of one document: true items by sentence number, and how each was drawn.

    An item is bad by chance, its figures invented, until it is drawn good; then it stays so. Whoever asks
    for it again draws again, alone or with the whole.
    """

    items: Mapping[int, str]
    share: float
    seed: str
    draws: dict[int, int] = field(default_factory=dict)
    good: set[int] = field(default_factory=set)

    def text(self, number: int) -> str:
        """The item's text, as it is drawn this time."""
        drawn = self.draws[number] = self.draws.get(number, 0) + 1
        if random.Random(f"{self.seed} {number} {drawn}").random() >= self.share:
            self.good.add(number)
        words = self.items[number]
        return words if number in self.good else words.rstrip(".") + _INVENTED + "."


@dataclass
class Served:
    """What came to a server: how many requests, and how many tokens their messages and schemas held."""

    url: str = ""
    requests: int = 0
    messages: int = 0
    schemas: int = 0


@contextmanager
def served(author: Author) -> Iterator[Served]:
    """A server on the loopback interface that answers for one document."""
    done, lock = Served(), Lock()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            request = json.loads(self.rfile.read(int(self.headers["content-length"])))
            with lock:
                done.requests += 1
                done.messages += tokens_of(request, family_of(_MODEL))
                done.schemas += schema_tokens_of(request)
                body = json.dumps(_completion(_said(request, author))).encode()
            self.send_response(200)
            self.send_header("content-type", "application/json")
            self.send_header("content-length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    done.url = f"http://127.0.0.1:{server.server_port}/v1"
    try:
        yield done
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def _completion(said: Json) -> Json:
    message = {"role": "assistant", "content": json.dumps(said, ensure_ascii=False)}
    return {
        "id": "1",
        "object": "chat.completion",
        "created": 0,
        "model": _MODEL,
        "choices": [{"index": 0, "finish_reason": "stop", "message": message}],
        "usage": {"prompt_tokens": 1, "completion_tokens": 1, "total_tokens": 2},
    }


def _said(request: Json, author: Author) -> Json:
    """The answer, by what is asked for: corrected items, a draft, or extractions of a chunk."""
    asked = next(m["content"] for m in request["messages"] if m["role"] == "user" and _is_task(m["content"]))
    form = json.dumps(request.get("response_format", {}))
    if "Repairs" in form:
        return {"items": list(_repairs(asked, author))}
    if "BriefingDraft" in form:
        sections: Json = {"headline": [], "positions": [], "open_questions": []}
        points = [
            {"text": author.text(number), "sentences": [number], "disputed": False} for number in author.items
        ]
        return {"title": "A briefing", **sections, "key_points": points}
    chunk = " ".join(asked.rsplit("Q: ", 1)[-1].split())
    found = [number for number, text in author.items.items() if " ".join(text.split()) in chunk]
    return {"extractions": [{"point": author.text(number), "point_attributes": {}} for number in found]}


def _is_task(content: str) -> bool:
    return any(mark in content for mark in ("<documents>", "<items>", "Q: "))


def _repairs(asked: str, author: Author) -> Iterator[Json]:
    for item in _REPAIRED.finditer(asked):
        number = int(_NUMBERED.findall(item[0])[0])
        yield {
            "item": int(item[1]),
            "text": author.text(number),
            "sentences": [number],
            "party": "",
            "why": "",
        }
