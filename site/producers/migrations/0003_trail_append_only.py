"""The trail only grows."""

from django.db import migrations

from config.append_only import append_only


class Migration(migrations.Migration):
    dependencies = [("producers", "0002_trail")]
    operations = [append_only("producers_producerevent", "producer_event")]
