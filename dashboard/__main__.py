"""Where ``python3 -m dashboard`` begins: standard library only, and readable by old Pythons.

This file must at least compile on Python 3.6, so that an old one can say what is needed.
"""

import sys

OLDEST = (3, 11)


def main() -> int:
    """Run the command line; returns the exit status: 0, 1 for a failed check, 2 for wrong use."""
    if sys.version_info[:2] < OLDEST:
        sys.stderr.write(
            "dashboard: needs Python 3.11 or newer, and this is {}.{}; install one from "
            "https://www.python.org/downloads/ and run it as python3.11 -m dashboard\n".format(
                *sys.version_info
            )
        )
        return 2
    from dashboard import cli

    return cli.main(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
