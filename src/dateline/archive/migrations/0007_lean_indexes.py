import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("archive", "0006_understanding"),
    ]

    operations = [
        migrations.AlterField(
            model_name="alias",
            name="source",
            field=models.ForeignKey(
                db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="archive.source"
            ),
        ),
        migrations.AlterField(
            model_name="annotation",
            name="story",
            field=models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="annotations",
                to="archive.story",
            ),
        ),
        migrations.AlterField(
            model_name="annotation",
            name="version",
            field=models.ForeignKey(
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="annotations",
                to="archive.version",
            ),
        ),
        migrations.AlterField(
            model_name="ledgerevent",
            name="version",
            field=models.ForeignKey(
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="events",
                to="archive.version",
            ),
        ),
        migrations.AlterField(
            model_name="story",
            name="head",
            field=models.ForeignKey(
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="archive.version",
            ),
        ),
        migrations.AlterField(
            model_name="story",
            name="public",
            field=models.ForeignKey(
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="archive.version",
            ),
        ),
        migrations.AlterField(
            model_name="story",
            name="source",
            field=models.ForeignKey(
                db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="stories", to="archive.source"
            ),
        ),
        migrations.AlterField(
            model_name="story",
            name="substitute_for",
            field=models.ForeignKey(
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="substitutes",
                to="archive.story",
            ),
        ),
        migrations.AlterField(
            model_name="story",
            name="taken_from",
            field=models.ForeignKey(
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="takers",
                to="archive.story",
            ),
        ),
        migrations.AlterField(
            model_name="story",
            name="translation_of",
            field=models.ForeignKey(
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="translations",
                to="archive.story",
            ),
        ),
        migrations.AlterField(
            model_name="version",
            name="story",
            field=models.ForeignKey(
                db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name="versions", to="archive.story"
            ),
        ),
        migrations.AddIndex(
            model_name="story",
            index=models.Index(
                condition=models.Q(("translation_of__isnull", False)),
                fields=["translation_of"],
                name="story_translation_of",
            ),
        ),
        migrations.AddIndex(
            model_name="story",
            index=models.Index(
                condition=models.Q(("taken_from__isnull", False)), fields=["taken_from"], name="story_taken_from"
            ),
        ),
        migrations.AddIndex(
            model_name="story",
            index=models.Index(
                condition=models.Q(("substitute_for__isnull", False)),
                fields=["substitute_for"],
                name="story_substitute_for",
            ),
        ),
    ]
