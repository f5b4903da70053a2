from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("basket", "0013_ordering")]

    operations = [
        migrations.AddField(
            model_name="line",
            name="seen_problem",
            field=models.CharField(blank=True, default="", editable=False, max_length=16),
            preserve_default=False,
        ),
        migrations.AddConstraint(
            model_name="basket",
            constraint=models.UniqueConstraint(
                condition=models.Q(("status", "Open")),
                fields=("owner",),
                name="basket_one_open_per_owner",
            ),
        ),
    ]
