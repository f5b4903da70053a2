"""What is this shop's own. Texts that staff edit are data, not settings."""

from config import env

#: Says on every page that the data is sample data.
SHOW_SAMPLE_NOTICE = not env.IS_PRODUCTION or env.flag("SHOW_SAMPLE_NOTICE")
#: Below this many left, a visitor is told how many.
LOW_STOCK_BELOW = env.number("LOW_STOCK_BELOW", 5)
#: Staff's internal page of components.
SHOW_COMPONENT_GALLERY = not env.IS_PRODUCTION
#: Where mails are written to a folder, a page shows them.
SHOW_MAILBOX = (env.IS_DEMO or env.IS_DEVELOPMENT) and not env.text("MAIL_HOST")
