from django.db import migrations, models

from config.append_only import append_only


class Migration(migrations.Migration):
    dependencies = [
        ("catalogue", "0039_suspended_producers"),
        ("partner", "0012_counter_sales"),
        ("producers", "0006_sheets"),
    ]

    operations = [
        migrations.AddField(
            model_name="supplyoffer",
            name="key",
            field=models.UUIDField(editable=False, null=True),
        ),
        migrations.AlterField(
            model_name="producerevent",
            name="kind",
            field=models.CharField(
                choices=[
                    ("contact", "Contact"),
                    ("suspended", "Suspended"),
                    ("reinstated", "Suspension ended"),
                    ("invited", "Invited"),
                    ("joined", "Joined"),
                    ("left", "Left"),
                    ("uninvited", "Invitation taken back"),
                    ("role", "Role changed"),
                    ("submitted", "Sent for review"),
                    ("taken_back", "Taken back to change it"),
                    ("changes", "Changes requested"),
                    ("agreed", "First of two approvals"),
                    ("approved", "Approved"),
                    ("rejected", "Rejected"),
                    ("withdrawn", "Withdrawn from the shop"),
                ],
                max_length=16,
                verbose_name="Kind",
            ),
        ),
        migrations.AddConstraint(
            model_name="supplyoffer",
            constraint=models.UniqueConstraint(
                fields=("producer", "key"), name="supply_offer_sent_once"
            ),
        ),
        append_only("producers_supplystep", "supply_step"),
    ]
