"""The content security policy of the back office: the site's, and Oscar's one inline script."""

from csp.constants import SELF
from csp.decorators import csp_update

#: The foot of oscar/base.html, empty here. By its hash, so that no other inline script runs.
OSCAR_FOOT_SCRIPT = "'sha256-jj1Qd4vsGDFcyQebdD7tUDHaMy14mGxSWZ6wCf5wjys='"

relaxed = csp_update({"script-src": [SELF, OSCAR_FOOT_SCRIPT]})
