"""PDF functions in, their values out, and sampled functions of inks made of them (ISO 32000-1, 7.10)."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

import pikepdf
from pikepdf import Array, Dictionary

Values = tuple[float, ...]
Function = Callable[[Values], Values]

_MOST_DEPTH = 16
_MOST_STEPS = 20_000


class BrokenFunctionError(ValueError):
    """A function that is not one: its dictionary lacks something, or its program does not end well."""


def read_function(obj: pikepdf.Object, depth: int = 0) -> Function:
    """Return what computes a function object, or an array of them with one result each.

    Raises `BrokenFunctionError`.
    """
    try:
        return _read(obj, depth)
    except (KeyError, AttributeError, TypeError, IndexError, pikepdf.PdfError, ValueError) as error:
        raise BrokenFunctionError(str(error)) from error


def floats(obj: pikepdf.Object | None) -> Values:
    """Return an array's numbers."""
    return tuple(float(value) for value in obj) if obj is not None else ()


def _read(obj: pikepdf.Object, depth: int) -> Function:
    if depth > _MOST_DEPTH:
        raise BrokenFunctionError("functions nested without end")
    if isinstance(obj, Array):
        each = [_read(item, depth + 1) for item in obj]
        return lambda values: tuple(function(values)[0] for function in each)
    makers = {0: _sampled, 2: _exponential, 3: _stitching, 4: _calculator}
    inner = makers[int(obj.FunctionType)](obj, depth)
    domain, result_range = floats(obj.Domain), floats(obj.get("/Range"))

    def bounded(values: Values) -> Values:
        result = inner(_clipped(values, domain))
        return _clipped(result, result_range) if result_range else result

    return bounded


def _clipped(values: Values, limits: Values) -> Values:
    pairs = zip(values, limits[::2], limits[1::2], strict=False)
    return tuple(min(max(value, low), high) for value, low, high in pairs)


def _exponential(obj: pikepdf.Object, depth: int) -> Function:  # noqa: ARG001
    first = floats(obj.get("/C0")) or (0.0,)
    last = floats(obj.get("/C1")) or (1.0,)
    power = float(obj.N)

    def result(values: Values) -> Values:
        try:
            share = values[0] ** power if power != 1 else values[0]
        except (ZeroDivisionError, OverflowError):
            share = 0.0
        return tuple(a + share * (b - a) for a, b in zip(first, last, strict=True))

    return result


def _stitching(obj: pikepdf.Object, depth: int) -> Function:
    pieces = [_read(item, depth + 1) for item in obj.Functions]
    domain, bounds, encode = floats(obj.Domain), floats(obj.Bounds), floats(obj.Encode)
    edges = (domain[0], *bounds, domain[1])

    def result(values: Values) -> Values:
        at = values[0]
        index = min(sum(bound <= at for bound in bounds), len(pieces) - 1)
        low, high = edges[index], edges[index + 1]
        start, end = encode[2 * index], encode[2 * index + 1]
        share = (at - low) / (high - low) if high > low else 0.0
        return pieces[index]((start + share * (end - start),))

    return result


def _sampled(obj: pikepdf.Object, depth: int) -> Function:  # noqa: ARG001
    size = [int(value) for value in obj.Size]
    domain, result_range = floats(obj.Domain), floats(obj.Range)
    bits, outputs = int(obj.BitsPerSample), len(result_range) // 2
    encode = floats(obj.get("/Encode")) or tuple(v for count in size for v in (0, count - 1))
    decode = floats(obj.get("/Decode")) or result_range
    data = int.from_bytes(obj.read_bytes(), "big")
    length = len(obj.read_bytes()) * 8
    most = (1 << bits) - 1

    def sample(place: Sequence[int]) -> Values:
        index = 0
        for count, at in zip(reversed(size), reversed(place), strict=True):
            index = index * count + min(max(at, 0), count - 1)
        result = []
        for output in range(outputs):
            shift = length - (index * outputs + output + 1) * bits
            level = (data >> shift) & most if shift >= 0 else 0
            low, high = decode[2 * output], decode[2 * output + 1]
            result.append(low + level / most * (high - low))
        return tuple(result)

    def result(values: Values) -> Values:
        corners: list[tuple[float, list[int]]] = [(1.0, [])]
        for index, value in enumerate(values):
            low, high = domain[2 * index], domain[2 * index + 1]
            start, end = encode[2 * index], encode[2 * index + 1]
            at = start + (value - low) / ((high - low) or 1) * (end - start)
            at = min(max(at, 0.0), size[index] - 1.0)
            floor = math.floor(at)
            part = at - floor
            steps = ((1 - part, floor), (part, floor + 1)) if part else ((1.0, floor),)
            corners = [(weight * w, [*place, p]) for weight, place in corners for w, p in steps]
        total = [0.0] * outputs
        for weight, place in corners:
            for output, level in enumerate(sample(place)):
                total[output] += weight * level
        return tuple(total)

    return result


def sampled_function(
    pdf: pikepdf.Pdf, samples: Sequence[Values], domain: Sequence[float], size: Sequence[int] | None = None
) -> pikepdf.Object:
    """Return a sampled function of these values, each from 0 to 1, evenly spaced over the domain."""
    outputs = len(samples[0])
    data = b"".join(
        round(65535 * min(1.0, max(0.0, value))).to_bytes(2, "big") for sample in samples for value in sample
    )
    return pdf.make_indirect(
        pikepdf.Stream(
            pdf,
            data,
            FunctionType=0,
            Domain=Array(list(domain)),
            Range=Array([0, 1] * outputs),
            Size=Array(list(size or [len(samples)])),
            BitsPerSample=16,
        )
    )


def straight_function(first: Values, last: Values, domain: Sequence[float] = (0, 1)) -> pikepdf.Object:
    """Return an exponential function that goes straight from one value to the other over 0 to 1."""
    return Dictionary(
        FunctionType=2,
        Domain=Array(list(domain)),
        C0=Array([round(value, 5) for value in first]),
        C1=Array([round(value, 5) for value in last]),
        N=1,
    )


# PostScript calculator functions (type 4).

_Stack = list[float]


def _pop_two(stack: _Stack, result: Callable[[float, float], float]) -> None:
    second, first = stack.pop(), stack.pop()
    stack.append(result(first, second))


def _index(stack: _Stack) -> None:
    stack.append(stack[-1 - int(stack.pop())])


def _copy(stack: _Stack) -> None:
    count = int(stack.pop())
    if count > 0:
        stack.extend(stack[-count:])


def _roll(stack: _Stack) -> None:
    turns, count = int(stack.pop()), int(stack.pop())
    if count > 0:
        tail = stack[-count:]
        turns %= count
        stack[-count:] = tail[-turns:] + tail[:-turns] if turns else tail


_TWO: dict[str, Callable[[float, float], float]] = {
    "add": lambda a, b: a + b,
    "sub": lambda a, b: a - b,
    "mul": lambda a, b: a * b,
    "div": lambda a, b: a / b if b else 0.0,
    "idiv": lambda a, b: float(int(a / b)) if b else 0.0,
    "mod": lambda a, b: math.fmod(a, b) if b else 0.0,
    "exp": lambda a, b: a**b if a > 0 or b == int(b) else 0.0,
    "atan": lambda a, b: math.degrees(math.atan2(a, b)) % 360,
    "eq": lambda a, b: float(a == b),
    "ne": lambda a, b: float(a != b),
    "gt": lambda a, b: float(a > b),
    "ge": lambda a, b: float(a >= b),
    "lt": lambda a, b: float(a < b),
    "le": lambda a, b: float(a <= b),
    "and": lambda a, b: float(int(a) & int(b)),
    "or": lambda a, b: float(int(a) | int(b)),
    "xor": lambda a, b: float(int(a) ^ int(b)),
    "bitshift": lambda a, b: float(int(a) << int(b)) if b >= 0 else float(int(a) >> int(-b)),
}
_ONE: dict[str, Callable[[float], float]] = {
    "abs": abs,
    "neg": lambda a: -a,
    "ceiling": lambda a: float(math.ceil(a)),
    "floor": lambda a: float(math.floor(a)),
    "round": lambda a: float(math.floor(a + 0.5)),
    "truncate": lambda a: float(int(a)),
    "cvi": lambda a: float(int(a)),
    "cvr": lambda a: a,
    "sqrt": lambda a: math.sqrt(max(a, 0)),
    "sin": lambda a: math.sin(math.radians(a)),
    "cos": lambda a: math.cos(math.radians(a)),
    "ln": lambda a: math.log(a) if a > 0 else 0.0,
    "log": lambda a: math.log10(a) if a > 0 else 0.0,
    "not": lambda a: float(not a) if a in {0, 1} else float(~int(a)),
}
_STACKED: dict[str, Callable[[_Stack], object]] = {
    "pop": lambda stack: stack.pop(),
    "exch": lambda stack: stack.extend((stack.pop(), stack.pop())),
    "dup": lambda stack: stack.append(stack[-1]),
    "index": _index,
    "copy": _copy,
    "roll": _roll,
    "true": lambda stack: stack.append(1.0),
    "false": lambda stack: stack.append(0.0),
}


def _calculator(obj: pikepdf.Object, depth: int) -> Function:  # noqa: ARG001
    words = obj.read_bytes().decode("latin-1").replace("{", " { ").replace("}", " } ").split()
    program, rest = _block(words[1:])
    if words[0] != "{" or rest:
        raise BrokenFunctionError("a program without its braces")
    outputs = len(floats(obj.Range)) // 2

    def result(values: Values) -> Values:
        stack = list(values)
        _run(program, stack, [_MOST_STEPS])
        return tuple(stack[-outputs:])

    return result


def _block(words: list[str]) -> tuple[list[object], list[str]]:
    block: list[object] = []
    while words:
        word, words = words[0], words[1:]
        if word == "}":
            return block, words
        if word == "{":
            inner, words = _block(words)
            block.append(inner)
        else:
            block.append(word)
    raise BrokenFunctionError("a program that breaks off")


def _run(program: list[object], stack: _Stack, left: list[int]) -> None:
    for place, word in enumerate(program):
        left[0] -= 1
        if left[0] < 0 or len(stack) > 100:
            raise BrokenFunctionError("a program that does not end")
        if isinstance(word, list):
            continue
        assert isinstance(word, str)
        if word == "if":
            if stack.pop():
                _run(program[place - 1], stack, left)  # type: ignore[arg-type]
        elif word == "ifelse":
            _run(program[place - 2 if stack.pop() else place - 1], stack, left)  # type: ignore[arg-type]
        elif word in _TWO:
            _pop_two(stack, _TWO[word])
        elif word in _ONE:
            stack.append(_ONE[word](stack.pop()))
        elif word in _STACKED:
            _STACKED[word](stack)
        else:
            stack.append(float(word))
