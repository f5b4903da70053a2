from django.db import migrations

from bilingual.carrying import carry


class Migration(migrations.Migration):
    dependencies = [("shipping", "0006_zone_outlets")]

    operations = [carry("shipping", "DeliveryZone")]
