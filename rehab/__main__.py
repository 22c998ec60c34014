"""``python -m rehab`` is ``rehab``."""

from rehab.cli import main

if __name__ == "__main__":
    main()
