"""Whether Prefect's server is there, asked once and without the minute of retries that Prefect would take."""

import httpx
from prefect.client.orchestration import get_client
from prefect.settings import PREFECT_CLIENT_MAX_RETRIES, temporary_settings


def server_answers() -> bool:
    """Return whether the server can be reached; one that answers with an error is there."""
    with temporary_settings({PREFECT_CLIENT_MAX_RETRIES: 0}), get_client(sync_client=True) as client:
        return not isinstance(client.api_healthcheck(), httpx.TransportError)
