"""Row 7: DNS rebinding and foreign origins get no connection; the own page does."""

from __future__ import annotations

import pytest

from dashboard.errors import DashboardError
from dashboard.widgets.origins import Origin, OwnPagesOnly, origins, read_origin
from tests.threats.asking import STREAM, WEBSOCKET, ask, finish

pytestmark = pytest.mark.slow

PATHS = [STREAM, "/", "/_stcore/host-config", "/dashboard-answers/panel.json", "/no/such/thing"]
# What a browser, a proxy or nobody at all could name as the origin; {port} is the server's own.
FOREIGN = [
    "http://evil.example",
    "http://evil.example:{port}",
    "http://localhost",
    "http://localhost:3000",
    "http://127.0.0.1:1{port}",
    "https://127.0.0.1:{port}",
    "https://localhost:{port}",
    "http://0.0.0.0:{port}",
    "http://[::1]:{port}",
    "http://127.0.0.2:{port}",
    "http://127.1:{port}",
    "http://2130706433:{port}",
    "http://localhost.:{port}",
    "http://localhost.evil.example:{port}",
    "http://127.0.0.1:{port}.evil.example",
    "http://127.0.0.1:{port}/",
    "http://127.0.0.1:{port}@evil.example",
    "http://evil.example#127.0.0.1:{port}",
    "//127.0.0.1:{port}",
    "127.0.0.1:{port}",
    "ws://127.0.0.1:{port}",
    "file://",
    "null",
    "",
]


@pytest.mark.parametrize("origin", FOREIGN)
def test_a_foreign_origin_gets_no_answer_of_any_kind(
    origin: str, served: tuple[str, list[str]]
) -> None:
    address = served[0]
    given = {"Origin": origin.format(port=address.rpartition(":")[2])}
    assert ask(address, STREAM, {**WEBSOCKET, **given}).status == 403
    assert [ask(address, path, given).status for path in PATHS] == [403] * len(PATHS)


@pytest.mark.parametrize("host", ["evil.example", "evil.example:{port}", "0.0.0.0:{port}", ""])
def test_a_foreign_host_gets_no_answer_even_where_the_origin_is_the_same(
    host: str, served: tuple[str, list[str]]
) -> None:
    address = served[0]
    name = host.format(port=address.rpartition(":")[2])
    given = {"Host": name, "Origin": f"http://{name}"}
    assert ask(address, STREAM, {**WEBSOCKET, **given}).status == 400
    assert {ask(address, path, given).status for path in PATHS} == {400}


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1"])
@pytest.mark.parametrize("name", ["localhost", "127.0.0.1", "LOCALHOST"])
def test_both_names_of_this_server_are_let_in(
    host: str, name: str, served: tuple[str, list[str]]
) -> None:
    port = served[0].rpartition(":")[2]
    given = {"Host": f"{host}:{port}", "Origin": f"http://{name}:{port}"}
    assert ask(served[0], STREAM, {**WEBSOCKET, **given}).status == 101
    assert ask(served[0], "/_stcore/health", given).status == 200


def test_a_program_that_names_no_origin_is_answered(served: tuple[str, list[str]]) -> None:
    assert ask(served[0], STREAM, WEBSOCKET).status == 101
    assert ask(served[0], "/_stcore/health").status == 200


def test_a_proxy_that_sets_host_and_origin_to_localhost_is_let_in(
    served: tuple[str, list[str]],
) -> None:
    given = {"Host": "localhost", "Origin": "http://localhost"}
    assert ask(served[0], STREAM, {**WEBSOCKET, **given}).status == 101


@pytest.mark.parametrize(
    ("text", "origin"),
    [
        ("http://localhost", ("http", "localhost", 80)),
        ("HTTPS://Desk.Example", ("https", "desk.example", 443)),
        ("https://desk.example:443", ("https", "desk.example", 443)),
        ("http://[::1]:8501", ("http", "[::1]", 8501)),
        ("http://my_app:8501", ("http", "my_app", 8501)),
    ],
)
def test_an_origin_is_scheme_host_and_port(text: str, origin: tuple[str, str, int]) -> None:
    read = read_origin(text)
    assert read == origin
    assert read is not None
    assert read_origin(str(read)) == read


NO_ORIGINS = [
    *("", "null", "localhost", "http://", "http://a/", "http://a b", "http://a;b", "http://a:0"),
    *(
        "http://a:65536",
        "http://a:x",
        "http://a\n",
        " http://a",
        "http://u@a",
        "ftp://a",
        "http://*",
    ),
]


@pytest.mark.parametrize("text", NO_ORIGINS)
def test_what_is_none_is_told_where_a_setting_names_it(text: str) -> None:
    assert read_origin(text) is None
    if text:
        with pytest.raises(DashboardError, match=r"^a setting: .* is no origin"):
            origins([text], "a setting")


def test_streamlit_never_sees_an_origin_that_it_would_ask_others_about() -> None:
    """An origin that an operator lets in reaches Streamlit as the server's own."""
    seen: list[list[tuple[bytes, bytes]]] = []

    async def app(scope, receive, send):
        seen.append(scope["headers"])

    headers = [(b"host", b"localhost:8501"), (b"origin", b"https://desk.example")]
    scope = {"type": "websocket", "scheme": "ws", "path": STREAM, "headers": headers}
    guard = OwnPagesOnly(app, [Origin("https", "desk.example", 443)])
    finish(guard(scope, None, None))
    assert seen == [[(b"host", b"localhost:8501"), (b"origin", b"http://localhost:8501")]]
