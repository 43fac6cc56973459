"""`python -m presswork` and the script `presswork`: the command line, from its first moment to its last.

An interrupt ends it without a traceback at any of them: while modules are loaded, in the work, and while
the process ends. (Python's own start, some hundredths of a second before, is not ours to change.)
"""

from __future__ import annotations

import os
import signal
import sys  # and no more: what is imported here can still be interrupted with a traceback

_SAID = b"presswork: interrupted.\n"
_EXIT_INTERRUPTED = 130
_AGAIN_SECONDS = 0.02


def run() -> int:
    """Run the command that the arguments name and return its exit code."""
    # One that is started in the background, or by nohup, is to be left alone.
    ours = signal.getsignal(signal.SIGINT) is signal.default_int_handler
    if ours:
        signal.signal(signal.SIGINT, _leave)
    from presswork.cli import main

    try:
        if ours:
            _interrupt_by_exception()
        code = main()
    except KeyboardInterrupt:
        os.write(2, _SAID)
        code = _EXIT_INTERRUPTED
    finally:
        signal.signal(signal.SIGINT, signal.SIG_IGN)
    if code == _EXIT_INTERRUPTED:
        _end_interrupted()
    return code


def _end_interrupted() -> None:
    """End with the documented exit code.

    Python (3.11) notes an interrupt that passes through code compiled from a string, as many classes are,
    and ends itself by the signal, though the interrupt was heeded.
    """
    import atexit
    import contextlib

    atexit._run_exitfuncs()
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(OSError, ValueError):  # nobody reads it any more
            stream.flush()
    os._exit(_EXIT_INTERRUPTED)


def _leave(*_: object) -> None:
    """End at once: nothing has been begun."""
    os.write(2, _SAID)
    os._exit(_EXIT_INTERRUPTED)


def _interrupt_by_exception() -> None:
    """Have an interrupt raised; and once more where it hit a place that can raise nothing.

    Such are callbacks from C and the ends of objects: Python prints what is raised there and goes on.
    """
    said = sys.unraisablehook

    def passed_over(fault: sys.UnraisableHookArgs) -> None:
        if fault.exc_type is KeyboardInterrupt:
            signal.setitimer(signal.ITIMER_REAL, _AGAIN_SECONDS)
        else:
            said(fault)

    signal.signal(signal.SIGALRM, signal.default_int_handler)
    sys.unraisablehook = passed_over
    signal.signal(signal.SIGINT, signal.default_int_handler)


if __name__ == "__main__":
    sys.exit(run())
