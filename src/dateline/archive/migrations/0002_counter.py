from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor


def start(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """The ledger's one row; the first event gets seq 1."""
    apps.get_model("archive", "LedgerCounter").objects.using(schema_editor.connection.alias).create(pk=1, value=0)


class Migration(migrations.Migration):
    dependencies = [("archive", "0001_initial")]
    operations = [migrations.RunPython(start, migrations.RunPython.noop)]
