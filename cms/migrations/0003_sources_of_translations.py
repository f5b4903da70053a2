from django.db import migrations, models

from bilingual.carrying import carry


def sources() -> models.JSONField:
    return models.JSONField(
        blank=True, default=dict, editable=False, verbose_name="Source of each translation"
    )


class Migration(migrations.Migration):
    dependencies = [("cms", "0002_menus_of_entries")]

    operations = [
        migrations.AddField("siteowner", "translated_from", sources()),
        migrations.AddField("announcement", "translated_from", sources()),
        carry("cms", "SiteOwner", "Announcement", "ArticleCategory", "Topic"),
    ]
