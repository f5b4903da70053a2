from django.db import migrations

from bilingual.carrying import carry


class Migration(migrations.Migration):
    dependencies = [("checkout", "0001_ordering")]

    operations = [carry("checkout", "CheckoutSettings")]
