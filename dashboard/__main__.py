"""`python -m dashboard` is `kruispunt`, also where no script was installed, as in the container."""

from dashboard.cli import main

raise SystemExit(main())
