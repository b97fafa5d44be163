"""`python -m countersight`, and the console command."""

import gc
import sys

# New objects after which Python looks for cycles among them, 700 unless told otherwise. A start
# makes many objects and no cycles: to look for them so often takes a twentieth of a short answer.
SELDOM = 50_000


def main() -> None:
    gc.set_threshold(SELDOM)
    try:
        from countersight.present.cli import main as run
    except KeyboardInterrupt:  # Ctrl-C before anything began
        sys.exit(130)
    run()


if __name__ == "__main__":
    main()
