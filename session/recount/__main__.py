"""`python -m session.recount RECORD.json`: the second count on a machine that has nothing but Python."""

import sys

from session.recount.command import main

sys.exit(main(sys.argv[1:]))
