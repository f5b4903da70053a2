"""Settings, one short file per concern. `SHOP_ENV` says which environment (see config.env)."""

from .oscar import *  # noqa: F403  first: its defaults must not override ours

# isort: split
from .apps import *  # noqa: F403
from .cache import *  # noqa: F403
from .cms import *  # noqa: F403
from .dashboard import *  # noqa: F403
from .database import *  # noqa: F403
from .files import *  # noqa: F403
from .jobs import *  # noqa: F403
from .languages import *  # noqa: F403
from .logs import *  # noqa: F403
from .mail import *  # noqa: F403
from .payments import *  # noqa: F403
from .search import *  # noqa: F403
from .security import *  # noqa: F403
from .shop import *  # noqa: F403
from .templates import *  # noqa: F403
