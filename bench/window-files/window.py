"""Milliseconds from starting a program to its first painted window, on the display that DISPLAY names.

window.py RUNS HOME COMMAND… -- COMMAND…: the two in turn; the first is what the second is held against.
Prints a row of the benchmark's table.
"""

import os
import subprocess
import sys
import time


def painted(command, home):
    env = dict(os.environ, QD_HOME=home, AWS_CONFIG_FILE="/dev/null", AWS_SHARED_CREDENTIALS_FILE="/dev/null")
    begin = time.monotonic()
    with subprocess.Popen(command, env=env, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as run:
        line = run.stdout.readline()
        took = (time.monotonic() - begin) * 1000
        run.kill()
    if line.strip() != "painted":
        raise SystemExit(f"no window from {command}: {line!r}")
    return took


def median(values):
    return sorted(values)[(len(values) - 1) // 2]


def main():
    runs, home, rest = int(sys.argv[1]), sys.argv[2], sys.argv[3:]
    os.makedirs(home, mode=0o700)
    cut = rest.index("--")
    commands = [rest[:cut], rest[cut + 1 :]]
    for command in commands:
        painted(command, home)
    times = [[], []]
    ratios = []
    for run in range(runs):
        pair = [painted(command, home) for command in commands]
        for i in range(2):
            times[i].append(pair[i])
        ratios.append(pair[1] / pair[0])
        print(f"run {run + 1}: {pair[0]:.0f} ms, {pair[1]:.0f} ms", file=sys.stderr)
    base, own, ratio = median(times[0]), median(times[1]), median(ratios)
    print(
        f"| desktop: window on screen against an empty JavaFX window | at most 1.5 × | {ratio:.2f} × (median of {runs}"
        f" pairs; {own:.0f} against {base:.0f} ms) | {'yes' if ratio <= 1.5 else '**no**'} |"
    )


main()
