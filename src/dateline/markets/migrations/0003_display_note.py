from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("markets", "0002_rates_beside"),
    ]

    operations = [
        migrations.AddField(
            model_name="display",
            name="note",
            field=models.CharField(blank=True, max_length=200),
        ),
    ]
