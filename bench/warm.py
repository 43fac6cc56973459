"""What a warm process builds with goes in on the command line; a line of seconds a run comes out."""

from __future__ import annotations

import contextlib
import gc
import io
import json
import sys
import time
from collections.abc import Callable


def _runner(kind: str, arguments: list[str]) -> Callable[[], None]:
    if kind == "ours":
        from presswork.cli import main

        return lambda: _expect_success(main(arguments))
    from bench import bare_ebooklib, bare_weasyprint

    bare = {"weasyprint": bare_weasyprint.main, "ebooklib": bare_ebooklib.main}[kind]
    return lambda: bare(*arguments)


def _expect_success(code: int) -> None:
    if code:
        raise RuntimeError(f"presswork ended with exit code {code}")


def main() -> None:
    run = _runner(sys.argv[1], sys.argv[2:])
    for _ in sys.stdin:
        gc.collect()
        start, used = time.perf_counter(), time.process_time()
        with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
            run()
        record = {"wall": time.perf_counter() - start, "cpu": time.process_time() - used}
        print(json.dumps(record), flush=True)


if __name__ == "__main__":
    main()
