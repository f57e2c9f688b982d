from tests.commands.conftest import data as data  # noqa: PLC0414
from tests.commands.conftest import founded as founded  # noqa: PLC0414
from tests.commands.conftest import shell as shell  # noqa: PLC0414
from tests.commands.conftest import user_cache as user_cache  # noqa: PLC0414
