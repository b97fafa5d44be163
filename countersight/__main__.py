"""`python -m countersight`, and the console command."""

import sys


def main() -> None:
    try:
        from countersight.present.cli import main as run
    except KeyboardInterrupt:  # Ctrl-C before anything began
        sys.exit(130)
    run()


if __name__ == "__main__":
    main()
