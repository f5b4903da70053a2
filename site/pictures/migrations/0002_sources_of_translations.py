from django.db import migrations, models

from bilingual.carrying import carry


class Migration(migrations.Migration):
    dependencies = [("pictures", "0001_initial")]

    operations = [
        migrations.AddField(
            model_name="picture",
            name="translated_from",
            field=models.JSONField(
                blank=True, default=dict, editable=False, verbose_name="Source of each translation"
            ),
        ),
        carry("pictures", "Picture"),
    ]
