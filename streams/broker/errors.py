"""What to say where the embedded broker can not be had."""

from streams.errors import SaidBeforeError
from streams.settings import PREFIX

WITHOUT_IT = f"set {PREFIX}BOOTSTRAP_SERVERS to a broker that runs, or `docker compose up`, or read without a broker by `saidbefore scan`"


class BrokerError(SaidBeforeError):
    """The embedded broker can not be had or does not start."""
