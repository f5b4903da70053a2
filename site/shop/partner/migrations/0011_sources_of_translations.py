from django.db import migrations

from bilingual.carrying import carry


class Migration(migrations.Migration):
    dependencies = [("partner", "0010_ledger_append_only")]

    operations = [carry("partner", "Partner", "OpeningException")]
