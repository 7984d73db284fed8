"""Row 24 of the table of threats: what an address may lead to, and what it may not."""

from __future__ import annotations

import contextlib
import datetime as dt
import http.server
import ipaddress
import socket
import threading
import time
from collections.abc import Callable, Iterator

import pytest

from dashboard.errors import ArticleError
from dashboard.inbox import fetch as fetching
from dashboard.inbox.addresses import find_purpose
from dashboard.inbox.fetch import ALLOW_VARIABLE, Network, fetch, is_public, may_fetch
from dashboard.inbox.receive import receive
from dashboard.registry import read_toml
from tests.inbox.made_files import TEXT, page
from tests.threats.conftest import ENDS_WITHIN

PUBLIC, LOCAL = "93.184.216.34", "127.0.0.1"
Handler = http.server.BaseHTTPRequestHandler


@pytest.fixture(autouse=True)
def _allowed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(ALLOW_VARIABLE, "1")
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")  # that would fail at once
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")


@contextlib.contextmanager
def site(answer: Callable[[Handler], None], names: dict[str, list[str]]) -> Iterator[Network]:
    """A server of this machine that stands for the public one; names are as they are told."""

    class Answer(Handler):
        def do_GET(self) -> None:  # noqa: N802 - the name that the library asks for
            with contextlib.suppress(OSError):
                answer(self)

        def log_message(self, *_: object) -> None:
            pass

    server = http.server.ThreadingHTTPServer((LOCAL, 0), Answer)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    port = server.server_address[1]

    def connect(address: str, _: int, seconds: float) -> socket.socket:
        assert address == PUBLIC, f"connected to {address}, which was not checked"
        return socket.create_connection((LOCAL, port), timeout=seconds)

    try:
        yield Network(lambda host, _: names[host], connect)
    finally:
        server.shutdown()
        server.server_close()


def give(data: bytes, status: int = 200, **headers: str) -> Callable[[Handler], None]:
    def answer(handler: Handler) -> None:
        handler.send_response(status)
        given = {name.replace("_", "-"): value for name, value in headers.items()}
        for name, value in {"Content-Length": str(len(data)), **given}.items():
            handler.send_header(name, value)
        handler.end_headers()
        handler.wfile.write(data)

    return answer


def refused(url: str, answer: Callable[[Handler], None], **names: list[str]) -> str:
    known = {"news.example": [PUBLIC], **{k.replace("_", "."): v for k, v in names.items()}}
    with site(answer, known) as network, pytest.raises(ArticleError) as refusal:
        fetch(url, network, seconds=2)
    return str(refusal.value)


def test_row_24_nothing_is_fetched_unless_it_is_allowed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(ALLOW_VARIABLE)
    assert not may_fetch()
    assert "--allow-url" in refused("http://news.example/a", give(b"x"))


def test_row_24_a_page_is_fetched_and_read_like_any_file() -> None:
    paths = []

    def answer(handler: Handler) -> None:
        paths.append((handler.path, handler.headers["Host"]))
        give(page().encode())(handler)

    with site(answer, {"news.example": [PUBLIC]}) as network:
        file = fetch("http://news.example/2024/bürger vote".replace(" ", "%20") + "?a=1", network)
    assert paths == [("/2024/b%C3%BCrger%20vote?a=1", "news.example")]
    (found,) = receive([file])
    assert found.article is not None
    assert found.article.text.endswith(TEXT)
    assert str(found.article.url).startswith("http://news.example/2024/")


BLOCKS = read_toml("inbox/special_addresses.toml")["block"]


@pytest.mark.parametrize("block", BLOCKS, ids=lambda block: block["network"])
def test_row_24_no_address_of_a_special_block_is_asked(block: dict[str, str]) -> None:
    """The first, the last and one in the middle, and IPv4 in each disguise of IPv6, too."""
    network = ipaddress.ip_network(block["network"])
    for number in {0, network.num_addresses // 2, network.num_addresses - 1}:
        address = network[number]
        assert not is_public(str(address))
        if isinstance(address, ipaddress.IPv4Address):
            assert not is_public(f"::ffff:{address}")
            assert not is_public(f"::{address}")
            assert not is_public(f"64:ff9b::{address}")
            assert not is_public(str(ipaddress.IPv6Address((0x2002 << 112) | int(address) << 80)))
    said = refused("http://inside.example/", give(b"s"), inside_example=[PUBLIC, str(network[0])])
    assert f"leads to {network[0]}, which is no site of the public internet (" in said


def test_row_24_of_several_blocks_the_smallest_says_what_an_address_is() -> None:
    for block in BLOCKS:
        first = str(ipaddress.ip_network(block["network"])[0])
        holding = [b for b in BLOCKS if is_within(first, b["network"])]
        longest = max(holding, key=lambda b: ipaddress.ip_network(b["network"]).prefixlen)
        assert find_purpose(first) == longest["what"]
        assert block["what"]
        assert block["source"]


def is_within(address: str, network: str) -> bool:
    return ipaddress.ip_address(address) in ipaddress.ip_network(network)


NETWORKS = [ipaddress.ip_network(block["network"]) for block in BLOCKS]


def known_to_python() -> Iterator[ipaddress.IPv4Network | ipaddress.IPv6Network]:
    """Each network that the ipaddress module has a name for: private, reserved, multicast, …"""
    for kind in (ipaddress.IPv4Address, ipaddress.IPv6Address):
        for name, known in vars(kind._constants).items():  # type: ignore[attr-defined]
            if name.endswith(("_network", "_networks")):
                yield from known if isinstance(known, list) else [known]


def test_row_24_no_block_is_there_twice() -> None:
    assert len(set(NETWORKS)) == len(NETWORKS)


def test_row_24_each_network_that_python_knows_is_in_a_block() -> None:
    known = list(known_to_python())
    assert len(known) > 30
    for network in known:
        same = [n for n in NETWORKS if n.version == network.version]
        assert any(network.subnet_of(n) for n in same), network  # type: ignore[arg-type]


def test_row_24_no_address_that_python_calls_local_is_public() -> None:
    """At the edges of each block, and right beside them, where lists are wrong by one."""
    for network in (*NETWORKS, *known_to_python()):
        for edge in (int(network[0]), int(network[-1])):
            for number in (edge - 1, edge, edge + 1):
                if 0 <= number < 2**network.max_prefixlen:
                    address = type(network[0])(number)
                    assert address.is_global or not is_public(str(address)), address


def test_row_24_the_list_says_of_which_day_it_is() -> None:
    head = read_toml("inbox/special_addresses.toml")
    assert isinstance(head["registries"], dt.date)
    assert all(block["source"] for block in head["block"])


def test_row_24_of_ipv6_only_what_is_given_out_can_be_public() -> None:
    every, given = ipaddress.IPv6Network("::/0"), ipaddress.IPv6Network("2000::/3")
    networks = [ipaddress.ip_network(block["network"]) for block in BLOCKS]
    outside = [n for n in networks if n.version == 6 and not n.subnet_of(given)]
    rest = ipaddress.collapse_addresses(every.address_exclude(given))
    assert list(ipaddress.collapse_addresses(outside)) == list(rest)


@pytest.mark.parametrize("beside", ["9.255.255.255", "11.0.0.0", "168.63.129.15", "168.63.129.17"])
def test_row_24_what_lies_beside_a_block_is_public(beside: str) -> None:
    assert is_public(beside)


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "127.9.9.9", "0.0.0.0", "10.0.0.1", "172.16.0.1", "192.168.1.1",
        "169.254.169.254", "100.64.0.1", "224.0.0.1", "255.255.255.255", "240.0.0.1", "::1", "::",
        "192.0.0.192", "168.63.129.16", "fec0::1", "fe80::1", "fe80::1%eth0",
        "fd00:ec2::254", "::ffff:127.0.0.1", "64:ff9b::7f00:1",
        "2002:7f00:1::", "2001:0:7f00:1::", "ff02::1",
    ],
)  # fmt: skip
def test_row_24_this_machine_private_and_metadata_addresses_are_refused(address: str) -> None:
    assert not is_public(address)
    said = refused("http://inside.example/", give(b"secret"), inside_example=[PUBLIC, address])
    assert f"leads to {address}" in said


@pytest.mark.parametrize("address", [PUBLIC, "8.8.8.8", "2606:2800:220:1:248:1893:25c8:1946"])
def test_row_24_addresses_of_the_public_internet_are_asked(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize(
    ("url", "says"),
    [
        ("file:///etc/passwd", "begins with http:// or https://"),
        ("ftp://news.example/a", "begins with http:// or https://"),
        ("http:///a", "begins with http:// or https://"),
        ("http://me:secret@news.example/", "name or password"),
        ("http://news.example:22/", "names port 22"),
        ("http://news.example:99999/", "no address"),
        ("http://news.example/a\r\nX: y", "news.example"),
        ("http://[::1/", "no address"),
    ],
)
def test_row_24_other_kinds_of_addresses_are_refused(url: str, says: str) -> None:
    assert says in refused(url, give(b"x"))


def test_row_24_numbers_that_stand_for_this_machine_are_refused_as_it() -> None:
    for host in ("2130706433", "0x7f.1", "localhost", "127.1"):
        with pytest.raises(ArticleError, match=r"leads to (?:127\.0\.0\.1|::1)|was not found"):
            fetch(f"http://{host}/")


def test_row_24_each_redirect_is_checked_anew() -> None:
    for target in ("http://inside.example/", "file:///etc/passwd", "//inside.example/x"):
        said = refused(
            "http://news.example/", give(b"", 302, Location=target), inside_example=["10.0.0.1"]
        )
        assert "leads to 10.0.0.1" in said or "begins with http://" in said
    assert "more than 5 times" in refused("http://news.example/", give(b"", 302, Location="/again"))


def test_row_24_a_name_that_changes_its_address_is_asked_once_and_pinned() -> None:
    """DNS rebinding: what was checked is what is connected to, and nothing is asked again."""
    answers = [[PUBLIC], ["127.0.0.1"]]
    with site(give(page().encode()), {}) as network:
        pinned = Network(lambda *_: answers.pop(0), network.connect)
        assert fetch("http://news.example/", pinned).data
    assert answers == [["127.0.0.1"]]


def test_row_24_a_page_that_is_too_large_or_endless_is_left() -> None:
    def endless(handler: Handler) -> None:
        handler.send_response(200)
        handler.end_headers()
        while True:
            handler.wfile.write(b"x" * 2**16)

    assert "more than 10,485,760 bytes" in refused("http://news.example/", endless)


@pytest.mark.slow
@pytest.mark.parametrize("where", ["head", "body", "before"])
def test_row_24_a_page_that_drips_is_left_when_the_time_is_over(where: str) -> None:
    def drip(handler: Handler) -> None:
        if where == "body":
            handler.send_response(200)
            handler.end_headers()
        for _ in range(10 * 2 * ENDS_WITHIN):
            time.sleep(0.1)
            if where != "before":
                handler.wfile.write(b"x")

    started = time.monotonic()
    assert "took more than 2 s" in refused("http://news.example/", drip)
    assert time.monotonic() - started < ENDS_WITHIN


def test_row_24_a_name_that_is_looked_up_for_ever_is_left(monkeypatch: pytest.MonkeyPatch) -> None:
    network = Network(lambda *_: time.sleep(4) or [], fetching._connect)  # type: ignore[func-returns-value]
    with pytest.raises(ArticleError, match="took more than"):
        fetch("http://news.example/", network, seconds=0.5)


@pytest.mark.parametrize(
    ("answer", "says"),
    [
        (give(b"x", 404), "answers 404"),
        (give(b"x", Content_Encoding="gzip"), "comes packed"),
        (give(b"x", Content_Length="99"), "failed"),
    ],
)
def test_row_24_other_answers_are_refused(answer: Callable[[Handler], None], says: str) -> None:
    assert says in refused("http://news.example/", answer)
