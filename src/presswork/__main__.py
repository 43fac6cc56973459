"""`python -m presswork`: the command line, for where no script is on the path."""

import sys

from presswork.cli import main

sys.exit(main())
