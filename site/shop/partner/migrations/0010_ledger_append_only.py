"""The ledger only grows."""

from django.db import migrations

from config.append_only import append_only


class Migration(migrations.Migration):
    dependencies = [("partner", "0009_partner_picture_partner_search_text_partner_ships_and_more")]
    operations = [append_only("partner_stockmovement", "stock_movement")]
