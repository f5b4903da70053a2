"""Where set-up finds and leaves things."""

from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
VAR = ROOT / "var"
LOGS = VAR / "log"
NODE = VAR / "node"
