"""llama.cpp's own server on the loopback interface, in a process of its own."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

_SERVER = """
import os, sys
os.environ.setdefault("GOMP_SPINCOUNT", "1000")
import xllamacpp
parameters = xllamacpp.CommonParams()
parameters.model.path, parameters.n_ctx, parameters.api_keys = sys.argv[1], int(sys.argv[2]), sys.argv[3:]
parameters.n_parallel, parameters.cache_ram_mib, parameters.verbosity = 1, 0, -1
parameters.cpuparams.n_threads = parameters.cpuparams_batch.n_threads = 2
parameters.warmup = parameters.ui = False
server = xllamacpp.Server(parameters)
print(server.listening_address, flush=True)
sys.stdin.read()
os._exit(0)
"""


@dataclass(frozen=True)
class LiveServer:
    """A server whose model has a context of so many tokens, and which takes one key."""

    url: str
    key: str
    context: int
    process: subprocess.Popen[str]

    def die(self) -> None:
        """End at once, in whatever it does."""
        self.process.kill()
        self.process.wait()


@contextmanager
def llama_cpp(gguf: Path, *, key: str, context: int) -> Iterator[LiveServer]:
    """The server of the model in that file; it ends with the test, or with whoever started it."""
    command = [sys.executable, "-c", _SERVER, str(gguf), str(context), key]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as process:
        try:
            assert process.stdout is not None
            yield LiveServer(f"{process.stdout.readline().strip()}/v1", key, context, process)
        finally:
            process.kill()
