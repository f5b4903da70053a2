from django.db import migrations

from bilingual.carrying import carry


class Migration(migrations.Migration):
    dependencies = [("catalogue", "0037_parcels")]

    operations = [
        carry(
            "catalogue", "Product", "Producer", "Category", "Specialty", "Place", "Province", "Lot"
        )
    ]
