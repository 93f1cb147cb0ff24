"""Times whole processes in turn and prints a row of the benchmark's table.

interleaved.py --row TEXT --mark N [--until exit|line|frame] [--runs N] NAME COMMAND… -- NAME COMMAND… [-- …]

The first command is what the second is held against, pair by pair; the median of the ratios must reach the mark.
Further ones are told beside it. Time runs from starting a process to its end, to its first line of output, or, in
a pseudo-terminal, to the end of its first frame. A command that fails ends the benchmark.
"""

import argparse
import fcntl
import os
import pty
import select
import signal
import struct
import subprocess
import sys
import termios
import time

FRAME_END = b"\x1b[?2026l"


def until_exit(command):
    begin = time.monotonic()
    run = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    with run.stdout:
        said = run.stdout.read()
    _, status, used = os.wait4(run.pid, 0)
    took = time.monotonic() - begin
    code = os.waitstatus_to_exitcode(status)
    run.returncode = code
    # A usage error is an answer too.
    if code not in (0, 2):
        raise SystemExit(f"exit code {code} from {command}: {said!r}")
    return took, used


def until_line(command):
    begin = time.monotonic()
    run = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    with run.stdout:
        line = run.stdout.readline()
        took = time.monotonic() - begin
        run.kill()
    _, run.returncode, used = os.wait4(run.pid, 0)
    if not line.strip():
        raise SystemExit(f"not a line from {command}")
    return took, used


def until_frame(command):
    begin = time.monotonic()
    pid, terminal = pty.fork()
    if pid == 0:
        os.execvp(command[0], command)
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 50, 200, 0, 0))
    seen = b""
    try:
        while FRAME_END not in seen:
            ready, _, _ = select.select([terminal], [], [], 60)
            if not ready:
                raise SystemExit(f"no frame from {command}: {seen!r}")
            seen += os.read(terminal, 65536)
        took = time.monotonic() - begin
    finally:
        os.kill(pid, signal.SIGKILL)
        os.close(terminal)
        _, _, used = os.wait4(pid, 0)
    return took, used


def median(values):
    return sorted(values)[(len(values) - 1) // 2]


def commands_of(words):
    named = [[]]
    for word in words:
        if word == "--":
            named.append([])
        else:
            named[-1].append(word)
    return [(one[0], one[1:]) for one in named]


def main():
    options = argparse.ArgumentParser()
    options.add_argument("--row", required=True)
    options.add_argument("--mark", type=float, required=True)
    options.add_argument("--until", choices=["exit", "line", "frame"], default="exit")
    options.add_argument("--runs", type=int, default=int(os.environ.get("QD_BENCH_RUNS", "15")))
    options.add_argument("rest", nargs=argparse.REMAINDER)
    asked = options.parse_args()
    measure = {"exit": until_exit, "line": until_line, "frame": until_frame}[asked.until]
    commands = commands_of(asked.rest)
    os.environ.update(TERM="xterm-256color", LC_ALL="C.UTF-8")
    for _, command in commands:
        measure(command)
    times = [[] for _ in commands]
    busy = [[] for _ in commands]
    for run in range(asked.runs):
        for i, (_, command) in enumerate(commands):
            took, used = measure(command)
            times[i].append(took * 1000)
            busy[i].append((used.ru_utime + used.ru_stime) * 1000)
        print(f"run {run + 1}: " + ", ".join(f"{one[-1]:.0f} ms" for one in times), file=sys.stderr)

    def ratio(i, j):
        return median([one / other for one, other in zip(times[i], times[j])])

    reached = ratio(1, 0)
    told = [f"median of {asked.runs} turns"]
    told.append("; ".join(f"{name} {median(times[i]):.0f} ms" for i, (name, _) in enumerate(commands)))
    told += [f"{ratio(1, i):.2f} × of {name}" for i, (name, _) in enumerate(commands) if i > 1]
    told.append(f"{median(busy[1]) / median(busy[0]):.2f} × the processor time")
    print(
        f"| {asked.row} | at most {asked.mark:g} × | {reached:.2f} × ({'; '.join(told)}) |"
        f" {'yes' if reached <= asked.mark else '**no**'} |"
    )


main()
