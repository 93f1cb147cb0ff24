"""Milliseconds from starting a program in a pseudo-terminal to the end of its first frame.

first_frame.py RUNS HOME COMMAND… -- COMMAND…: the two in turn; the first is what the second is held against.
Prints a row of the benchmark's table.
"""

import fcntl
import os
import pty
import select
import signal
import struct
import sys
import termios
import time

FRAME_END = b"\x1b[?2026l"


def first_frame(command, home):
    env = {
        "PATH": os.environ["PATH"],
        "HOME": os.environ.get("HOME", "/"),
        "TERM": "xterm-256color",
        "LC_ALL": "C.UTF-8",
        "QD_HOME": home,
        # Nothing is on the network before the first frame, and nobody listens there.
        "AWS_ENDPOINT_URL": "http://127.0.0.1:9",
        "AWS_REGION": "us-east-1",
        "AWS_ACCESS_KEY_ID": "AKIAQUARTERDECKDEMO0",
        "AWS_SECRET_ACCESS_KEY": "quarterdeck/no/secret/at/all00000000000",
        "AWS_CONFIG_FILE": "/dev/null",
        "AWS_SHARED_CREDENTIALS_FILE": "/dev/null",
    }
    begin = time.monotonic()
    pid, terminal = pty.fork()
    if pid == 0:
        os.execve(command[0], command, env)
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 50, 200, 0, 0))
    seen = b""
    try:
        while FRAME_END not in seen:
            ready, _, _ = select.select([terminal], [], [], 60)
            if not ready:
                raise SystemExit(f"no frame from {command}: {seen!r}")
            seen += os.read(terminal, 65536)
        took = (time.monotonic() - begin) * 1000
    finally:
        os.kill(pid, signal.SIGKILL)
        os.close(terminal)
        _, _, used = os.wait4(pid, 0)
    return took, (used.ru_utime + used.ru_stime) * 1000


def median(values):
    return sorted(values)[(len(values) - 1) // 2]


def main():
    runs, home, rest = int(sys.argv[1]), sys.argv[2], sys.argv[3:]
    os.makedirs(home, mode=0o700)
    cut = rest.index("--")
    commands = [rest[:cut], rest[cut + 1 :]]
    for command in commands:
        first_frame(command, home)
    times = [[], []]
    busy = [[], []]
    ratios = []
    for run in range(runs):
        pair = [first_frame(command, home) for command in commands]
        for i in range(2):
            times[i].append(pair[i][0])
            busy[i].append(pair[i][1])
        ratios.append(pair[1][0] / pair[0][0])
        print(f"run {run + 1}: {times[0][-1]:.0f} ms, {times[1][-1]:.0f} ms", file=sys.stderr)
    base, own, ratio = median(times[0]), median(times[1]), median(ratios)
    used = median(busy[1]) / median(busy[0])
    print(
        f"| first frame of the console against a JLine hello | at most 1.3 × | {ratio:.2f} × (median of {runs} pairs;"
        f" {own:.0f} against {base:.0f} ms; {used:.2f} × the processor time) | {'yes' if ratio <= 1.3 else '**no**'} |"
    )


main()
