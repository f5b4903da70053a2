"""The content security policy of the back office: the site's, and Oscar's one inline script."""

from csp.constants import SELF
from csp.decorators import csp_update

#: `$(function(){…})` at the foot of oscar/base.html, empty here. By hash, so that nothing else runs.
OSCAR_FOOT_SCRIPT = "'sha256-PLACEHOLDER='"

relaxed = csp_update({"script-src": [SELF, OSCAR_FOOT_SCRIPT], "img-src": ["blob:"]})
