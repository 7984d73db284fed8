"""Row 8: an upload of 200 MB is refused before it is in memory."""

from __future__ import annotations

import socket

import pytest

from dashboard.inbox.files import LARGEST_FILE

DECLARED = 200 * 2**20


@pytest.mark.slow
def test_an_upload_of_200_mb_is_refused_while_it_is_declared(
    served: tuple[str, list[str]],
) -> None:
    """No byte of the body is sent: the answer comes on the length that the head declares."""
    host, _, port = served[0].removeprefix("http://").rpartition(":")
    head = (
        "PUT /_stcore/upload_file/nobody/nothing HTTP/1.1\r\n"
        f"Host: {host}:{port}\r\nContent-Length: {DECLARED}\r\n"
        "Content-Type: multipart/form-data; boundary=b\r\n\r\n"
    )
    with socket.create_connection((host, int(port)), 10) as connection:
        connection.sendall(head.encode())
        answer = connection.recv(99)
    status = int(answer.split()[1])
    assert 400 <= status < 500


def test_the_limit_of_the_page_is_that_of_the_command_line() -> None:
    from streamlit import config

    assert config.get_option("server.maxUploadSize") * 2**20 == LARGEST_FILE
