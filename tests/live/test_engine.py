"""The engine: waiting, native threads, sending and stopping, in both modes; and the parts of eventlet it replaces."""

from __future__ import annotations

import inspect
import logging
import os
import re
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

import pytest
from flask import Flask

from session.live.engine import PortInUse, eventlet_engine, make_engine, make_socketio, packets
from session.live.engine.contract import LAG_BYTES, LAG_PACKETS, UNSENT_BYTES
from session.live.engine.wire import Outbox
from tests.attack.raw_socket import PATIENCE, RawSocket, http
from tests.attack.small_server import MODES, SmallServer, small_server

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module", params=MODES)
def served(request: pytest.FixtureRequest) -> Iterator[SmallServer]:
    with small_server(request.param) as server:
        yield server


@contextmanager
def joined(served: SmallServer, **words: Any) -> Iterator[tuple[RawSocket, str]]:
    """A client that has joined, and its sid."""
    with RawSocket(served.port, **words).join() as client:
        yield client, served.sids[-1]


# --- refusals --------------------------------------------------------------------------------------------------


def test_an_unknown_mode_is_refused() -> None:
    with pytest.raises(ValueError, match="gevent"):
        make_engine("gevent")


@pytest.mark.parametrize("origins", [[], ["*"], ["http://here", "*"]])
def test_origins_that_would_allow_every_site_are_refused(origins: list[str]) -> None:
    with pytest.raises(ValueError, match="must be named"):
        make_socketio(Flask("x"), make_engine("threading"), origins=origins)


def test_a_second_server_on_one_port_is_refused_at_once(served: SmallServer) -> None:
    engine = make_engine(served.engine.mode)
    app = Flask("second")
    socketio = make_socketio(app, engine, origins=["http://here"])
    with pytest.raises(PortInUse, match=f"port {served.port} .*in use") as refused:
        engine.serve(app, socketio, "127.0.0.1", served.port)
    assert refused.value.port == served.port


def test_the_loop_cannot_move_to_another_thread() -> None:
    engine = make_engine("eventlet")
    thread = threading.Thread(target=lambda: engine.sleep(0))
    thread.start()
    thread.join()
    with pytest.raises(RuntimeError, match="waited first"):
        engine.serve(None, None, "127.0.0.1", 0)


def test_the_names_of_socket_io_itself_cannot_be_events(served: SmallServer) -> None:
    with pytest.raises(ValueError, match="a name of Socket"):
        served.engine.on_event(served.socketio, "connect", lambda *_: None)


def test_sending_to_a_client_that_is_gone_says_so(served: SmallServer) -> None:
    engine, socketio = served.engine, served.socketio
    assert served.call(engine.send_one, socketio, "nobody", "e", "1") is False
    assert served.call(engine.acknowledge, socketio, "nobody", 1, "1") is False
    assert served.call(engine.broadcast, socketio, ["nobody"], [("e", "1")]) == {}
    served.call(engine.disconnect, socketio, "nobody")
    served.call(engine.drop, socketio, "nobody")


# --- tasks and waiting -----------------------------------------------------------------------------------------


def test_native_work_does_not_hold_up_other_tasks(served: SmallServer) -> None:
    gate = threading.Event()
    order: list[str] = []

    def waits_natively() -> None:
        served.engine.spawn(opens)
        order.append(str(served.engine.run_native(gate.wait, PATIENCE)))

    def opens() -> None:
        order.append("a task ran")
        gate.set()

    served.call(waits_natively)
    assert order == ["a task ran", "True"]


def test_a_task_for_later_does_not_run_earlier_from_whatever_thread_it_is_asked(served: SmallServer) -> None:
    ran = served.engine.mailbox()
    asked = time.monotonic()
    served.engine.spawn(lambda: ran.put(time.monotonic() - asked), after=0.05)
    served.call(lambda: served.engine.spawn(lambda: ran.put(time.monotonic() - asked), after=0.05))
    waited: list[float] = []
    while len(waited) < 2:
        waited += served.call(ran.take_all)
    assert all(seconds >= 0.04 for seconds in waited)  # a timer may round


def test_more_native_work_than_threads_gets_done(served: SmallServer) -> None:
    answers = served.engine.mailbox()

    def one(number: int) -> None:
        answers.put(served.engine.run_native(lambda: (number, threading.current_thread().name)))

    for number in range(50):
        served.engine.spawn(one, number)
    got: list[tuple[int, str]] = []
    while len(got) < 50:
        got += served.call(answers.take_all)
    assert sorted(number for number, _ in got) == list(range(50))
    assert all(name.startswith("native") for _, name in got)


def test_what_native_work_raises_comes_back(served: SmallServer) -> None:
    with pytest.raises(ZeroDivisionError):
        served.call(served.engine.run_native, lambda: 1 // 0)


def test_native_work_may_ask_for_native_work(served: SmallServer) -> None:
    engine = served.engine

    def nested(depth: int) -> int:
        return 0 if depth == 0 else 1 + engine.run_native(nested, depth - 1)

    assert served.call(engine.run_native, nested, 20) == 20


def test_a_mailbox_keeps_the_order_of_each_sender(served: SmallServer) -> None:
    box = served.engine.mailbox()

    def send(name: int) -> None:
        for number in range(500):
            box.put((name, number))

    senders = [threading.Thread(target=send, args=(name,)) for name in range(3)]
    for sender in senders:
        sender.start()
    served.engine.spawn(send, 3)
    got: list[tuple[int, int]] = []
    while len(got) < 2000:
        got += served.call(box.take_all)
    for name in range(4):
        assert [number for sender, number in got if sender == name] == list(range(500))


def test_an_empty_mailbox_gives_up_in_time_and_has_one_reader(served: SmallServer) -> None:
    box = served.engine.mailbox()
    assert served.call(box.take_all, 0.001) == []
    waiting = threading.Event()
    got: list[Any] = []

    def read() -> None:
        waiting.set()
        got.extend(box.take_all())

    served.engine.spawn(read)
    assert waiting.wait(PATIENCE)
    refused: list[bool] = []

    def second() -> None:
        while not refused:
            try:
                if box.take_all(0.001):
                    return
            except RuntimeError:
                refused.append(True)

    served.call(second)
    box.put("late")
    served.until(lambda: got == ["late"])


def test_a_result_arrives_once_whoever_waits_for_it(served: SmallServer) -> None:
    result = served.engine.result()
    with pytest.raises(TimeoutError):
        served.call(result.wait, 0.001)
    with pytest.raises(TimeoutError):
        result.wait(0.001)
    got = served.engine.mailbox()
    for _ in range(3):
        served.engine.spawn(lambda: got.put(result.wait()))
    thread = threading.Thread(target=lambda: got.put(result.wait(PATIENCE)))
    thread.start()
    assert not result.done()
    result.set("first")
    result.set("second")
    arrived: list[str] = []
    while len(arrived) < 4:
        arrived += served.call(got.take_all)
    thread.join()
    assert arrived == ["first"] * 4
    assert served.call(result.wait) == "first"


def test_calls_from_a_native_thread_run_in_order_on_one_thread(served: SmallServer) -> None:
    seen: list[int] = []
    threads: set[int] = set()

    def one(number: int) -> None:
        seen.append(number)
        threads.add(threading.get_ident())

    for number in range(1000):
        served.engine.call_soon(one, number)
    served.until(lambda: len(seen) == 1000)
    assert seen == list(range(1000))
    assert len(threads) == 1


def test_a_failing_task_is_logged_and_harms_nobody(
    served: SmallServer, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.ERROR, "versnelkamer.engine"):
        served.engine.call_soon(lambda: 1 // 0)
        served.engine.spawn(lambda: 1 // 0)
        served.until(lambda: len(caplog.records) == 2)
    assert served.call(lambda: "alive") == "alive"


def test_a_lock_lets_one_task_in_at_a_time(served: SmallServer) -> None:
    engine = served.engine
    lock = served.call(engine.lock)
    inside: list[int] = []
    most: list[int] = []
    done = engine.mailbox()

    def task(number: int) -> None:
        with lock:
            inside.append(number)
            engine.sleep(0)
            most.append(len(inside))
            inside.remove(number)
        done.put(number)

    for number in range(20):
        engine.spawn(task, number)
    finished: list[int] = []
    while len(finished) < 20:
        finished += served.call(done.take_all)
    assert set(most) == {1}


# --- sending ---------------------------------------------------------------------------------------------------


def test_an_ordinary_handler_answers_too(served: SmallServer) -> None:
    with joined(served) as (client, _):
        client.ask(7, "plain", {"a": [1, "é"]})
        assert client.answer(7) == [{"a": [1, "é"]}]


def test_messages_of_every_kind_arrive_once_and_in_order(served: SmallServer) -> None:
    engine, socketio = served.engine, served.socketio
    with ExitStack() as stack:
        clients = [stack.enter_context(joined(served)) for _ in range(5)]
        sids = [sid for _, sid in clients]

        def send_all() -> None:
            for number in range(0, 200, 4):
                assert engine.broadcast(socketio, sids, [("n", str(number))]) == {}
                socketio.emit("n", number + 1)
                for sid in sids:
                    engine.send_one(socketio, sid, "n", str(number + 2))
                engine.broadcast(socketio, iter(sids), [("n", str(number + 3))])
                while number % 40 == 0 and not all(engine.caught_up(socketio, sid) for sid in sids):
                    engine.sleep(0.001)

        served.call(send_all)
        for client, _ in clients:
            assert [client.event() for _ in range(200)] == [("n", number) for number in range(200)]


def test_a_payload_is_sent_as_it_is(served: SmallServer) -> None:
    with joined(served) as (client, sid):
        for text in ['{"a":"é\\u2028</script>"}', '"' + "x" * 70_000 + '"', "null", '"' + "y" * 300 + '"']:
            served.call(served.engine.broadcast, served.socketio, [sid], [("e", text)])
            assert client.packet() == f'42["e",{text}]'


def test_a_client_that_stops_reading_lags_and_takes_bounded_memory(served: SmallServer) -> None:
    engine, socketio = served.engine, served.socketio
    payload = '"' + "x" * 60_000 + '"'

    def send(*sids: str, text: str = payload) -> dict[str, int]:
        return served.call(engine.broadcast, socketio, sids, [("delta", text)])

    with joined(served, receive_buffer=4096) as (slow, slow_sid), joined(served) as (quick, quick_sid):
        lagging: dict[str, int] = {}
        while not lagging:
            lagging = send(slow_sid, quick_sid)
            assert quick.event()[0] == "delta"
        assert lagging == {slow_sid: 0}
        wire = engine._wire(socketio, slow_sid)
        held = [wire.unsent()]
        for _ in range(50):  # the system may still take some of it
            send(slow_sid)
            held.append(wire.unsent())
        assert max(held) <= LAG_BYTES + 2 * len(payload)
        assert not engine.caught_up(socketio, slow_sid)
        assert send(slow_sid) == {slow_sid: 0}
        assert served.call(engine.send_one, socketio, slow_sid, "snapshot", "1")
        while slow.event() != ("snapshot", 1):
            pass
        served.until(lambda: engine.caught_up(socketio, slow_sid))
        assert send(slow_sid, text="2") == {}
        assert slow.event() == ("delta", 2)


def test_many_small_messages_make_a_client_lag_too() -> None:
    fill = '"' + "x" * 60_000 + '"'
    with small_server("eventlet") as served, joined(served, receive_buffer=4096) as (_, sid):

        def send() -> int:
            while served.engine.caught_up(served.socketio, sid):
                served.engine.broadcast(served.socketio, [sid], [("e", fill)])
            many = [("e", "1")] * 2 * LAG_PACKETS
            return served.engine.broadcast(served.socketio, [sid], many)[sid]

        assert served.call(send) <= LAG_PACKETS


def test_a_client_that_takes_nothing_is_cut_off_before_memory_runs_out() -> None:
    fill = '"' + "x" * 1_000_000 + '"'
    with small_server("eventlet") as served, joined(served, receive_buffer=4096) as (client, sid):

        def send() -> None:
            for _ in range(UNSENT_BYTES // 1_000_000 + 8):
                served.engine.send_one(served.socketio, sid, "e", fill)

        served.call(send)
        served.until(lambda: sid in served.left)
        assert client.end() is None


def test_what_one_message_may_be_is_not_limited_by_what_may_wait_behind_it() -> None:
    near, far = socket.socketpair()
    with near, far:
        near.setblocking(False)
        taken: list[bool] = []
        outbox = Outbox(near, lambda _: None, taken.append)
        outbox.write(b"x" * (3 * UNSENT_BYTES))
        for _ in range(8):
            outbox.write(b"y" * (UNSENT_BYTES // 8))
        assert not outbox.flush(), "the system took all of it"
        assert taken == []
        far.recv(1 << 20)
        outbox.flush()
        assert taken == [True] * len(taken) != []
        outbox.write(b"y" * (UNSENT_BYTES // 8))
        with pytest.raises(BrokenPipeError):
            outbox.write(b"y")
        assert outbox.dead


def test_a_slow_client_that_goes_on_taking_is_not_cut_off_before_it_has_everything() -> None:
    """A desk with twenty megabytes to show, on a line on which that takes many times what a ping may take."""
    text, patience = '"' + "x" * 20_000_000 + '"', 0.2
    with (
        small_server("eventlet", ping_interval=0.2, ping_timeout=patience) as served,
        joined(served, receive_buffer=65_536) as (slow, sid),
    ):
        served.engine.spawn(served.engine.send_one, served.socketio, sid, "snapshot", text)
        for _ in range(8):
            slow.buffer += slow.sock.recv(100_000)
            since = time.monotonic()
            served.until(lambda since=since: time.monotonic() - since > patience)
        assert slow.event() == ("snapshot", "x" * 20_000_000)


def test_who_answers_the_pings_stays_and_who_does_not_is_cut_off() -> None:
    with (
        small_server("eventlet", ping_interval=0.1, ping_timeout=0.3) as served,
        joined(served) as (alive, sid),
        joined(served) as (_, silent),
    ):
        while silent not in served.left:
            assert alive.next_frame()[1] == b"2"
            alive.frame("3")
        assert sid not in served.left


def test_a_disconnected_client_is_told_and_a_dropped_one_is_cut_off(served: SmallServer) -> None:
    engine, socketio = served.engine, served.socketio
    with joined(served) as (client, sid):
        served.call(engine.send_one, socketio, sid, "bye", "1")
        served.call(engine.disconnect, socketio, sid)
        assert client.event() == ("bye", 1)
        assert client.packet() == "41"
        assert client.end() in (1000, None)
    with joined(served) as (client, other):
        served.call(engine.drop, socketio, other)
        assert client.end() == 1008
    served.until(lambda: {sid, other} <= set(served.left))
    assert served.left.count(sid) == 1


def test_a_handler_that_fails_ends_only_its_own_connection(
    served: SmallServer, caplog: pytest.LogCaptureFixture
) -> None:
    served.engine.on_event(served.socketio, "wants_two", lambda sid, ack_id, one, two: None)
    with caplog.at_level(logging.ERROR, "versnelkamer.engine"), joined(served) as (client, _):
        client.ask(1, "wants_two", "one")
        assert client.end() == 1011
    with joined(served) as (client, _):
        client.ask(1, "echo", "still here")
        assert client.answer(1) == ["still here"]


@pytest.mark.parametrize(
    "packet",
    [
        '2["e"]',
        '27["e",{"a":[1]}]',
        '2["connect"]',
        "2[]",
        "2[1]",
        '2["e"',
        '20123456789["e"]',
        "0{}",
        "1",
        "3[1]",
        '2/x,["e"]',
    ],
)
def test_events_read_in_one_step_are_what_the_strict_way_makes_of_them(packet: str) -> None:
    quick = packets.quick_event(packet)
    try:
        strict = packets.event_in(packet)
    except packets.Malformed:
        strict = None
    assert quick in (None, strict)
    assert quick is not None or packet not in ('2["e"]', '27["e",{"a":[1]}]')


# --- starting and stopping -------------------------------------------------------------------------------------


@pytest.mark.parametrize("mode", MODES)
def test_stopping_finishes_what_is_under_way_and_then_says_so(mode: str) -> None:
    finished: list[bool] = []
    with small_server(mode) as served, joined(served) as (client, sid):
        engine = served.engine

        def last_words() -> None:
            finished.append(engine.send_one(served.socketio, sid, "last", "1"))

        served.on_stop.append(last_words)
        engine.stop(PATIENCE)
        assert client.event() == ("last", 1)
        assert client.end() == 1001
    assert finished == [True]


@pytest.mark.parametrize("mode", MODES)
def test_a_client_that_hangs_does_not_hold_up_stopping(mode: str) -> None:
    with small_server(mode) as served, joined(served, receive_buffer=4096) as (_, sid):
        served.call(served.engine.send_one, served.socketio, sid, "e", '"' + "x" * 3_000_000 + '"')
        served.engine.stop(0.2)


CHILD = """
import sys, resource
if len(sys.argv) > 2:
    resource.setrlimit(resource.RLIMIT_NOFILE, (int(sys.argv[2]), int(sys.argv[2])))
from flask import Flask
from session.live.engine import make_engine, make_socketio
engine = make_engine(sys.argv[1])
app = Flask("child")
app.add_url_rule("/", "home", lambda: "home")
socketio = make_socketio(app, engine, origins=["http://here"])
engine.serve(app, socketio, "127.0.0.1", 0, on_ready=lambda port: print(port, flush=True),
             on_stop=lambda: print("stopping", flush=True))
print("stopped", flush=True)
"""


def child(*arguments: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-W", "error", "-c", CHILD, *arguments],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_stops_the_server_gently_and_without_noise(mode: str, number: int) -> None:
    process = child(mode)
    assert process.stdout is not None
    port = int(process.stdout.readline())
    with RawSocket(port, host="here", origin="http://here").join() as client:
        process.send_signal(number)
        assert client.end() == 1001
    output, errors = process.communicate(timeout=PATIENCE)
    assert (output, errors, process.returncode) == ("stopping\nstopped\n", "", 0)


def test_running_out_of_file_descriptors_does_not_end_the_server() -> None:
    process = child("eventlet", "48")
    assert process.stdout is not None
    port = int(process.stdout.readline())
    crowd = [socket.create_connection(("127.0.0.1", port), timeout=PATIENCE) for _ in range(100)]
    for sock in crowd:
        sock.close()
    assert http(port, "GET / HTTP/1.1\nHost: here\nConnection: close\n\n")[0] == 200
    process.terminate()
    output, errors = process.communicate(timeout=PATIENCE)
    assert (output, errors, process.returncode) == ("stopping\nstopped\n", "", 0)


def test_many_more_files_are_allowed_than_the_usual_limit() -> None:
    code = "from session.live.engine.listener import *; import resource as r; allow_many_files(); "
    code += "soft, hard = r.getrlimit(r.RLIMIT_NOFILE); print(soft == hard or soft >= OPEN_FILES)"
    child = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert child.stdout == "True\n"


def test_nothing_is_monkey_patched() -> None:
    code = (
        "import socket, threading, time, subprocess, queue\n"
        "before = [socket.socket, threading.Thread, threading.Lock, time.sleep, subprocess.Popen, queue.Queue]\n"
        "from session.live.engine import make_engine\n"
        "make_engine('eventlet')\n"
        "assert before == [socket.socket, threading.Thread, threading.Lock, time.sleep, subprocess.Popen, queue.Queue]"
    )
    subprocess.run([sys.executable, "-W", "error", "-c", code], cwd=ROOT, check=True, env=os.environ)


# --- what is replaced ------------------------------------------------------------------------------------------


def test_the_parts_of_eventlet_that_are_replaced_have_not_changed_shape() -> None:
    ws = eventlet_engine.websocket.RFC6455WebSocket
    shapes = {
        ws._send_closing_frame: "(self, ignore_send_errors=False, close_data=None)",
        eventlet_engine.websocket.WebSocketWSGI.__init__: "(self, handler, max_frame_length=8388608)",
        eventlet_engine.wsgi.HttpProtocol.__init__: "(self, conn_state, server)",
        eventlet_engine.wsgi.HttpProtocol._read_request_line: "(self)",
        eventlet_engine.wsgi.HttpProtocol.get_environ: "(self)",
        eventlet_engine.wsgi.HttpProtocol.handle_one_response: "(self)",
        eventlet_engine.wsgi.HttpProtocol.finish: "(self)",
        eventlet_engine.wsgi.Input.__init__: (
            "(self, rfile, content_length, sock, wfile=None, wfile_line=None, chunked_input=False)"
        ),
        eventlet_engine.greenio.GreenSocket.accept: "(self)",
    }
    assert {function: str(inspect.signature(function)) for function in shapes} == shapes


def test_eventlet_still_says_no_goodbye_after_ours() -> None:
    source = inspect.getsource(eventlet_engine.websocket.RFC6455WebSocket._send_closing_frame)
    assert "not self.websocket_closed" in source


@pytest.mark.parametrize(
    ("method", "uses"),
    [
        ("handle_one_request", ["self._read_request_line()", "FileObjectForHeaders(self.rfile)", "self.parse_request()",
                                "self.get_environ()", "self.handle_one_response()"]),
        ("handle_one_response", ["self.environ['eventlet.input']"]),
    ],
)  # fmt: skip
def test_eventlet_still_reads_requests_through_the_parts_that_are_replaced(
    method: str, uses: list[str]
) -> None:
    source = inspect.getsource(getattr(eventlet_engine.wsgi.HttpProtocol, method))
    assert [call for call in uses if call not in source] == []


def test_the_inside_of_socket_io_that_is_used_has_not_changed(served: SmallServer) -> None:
    server = served.server
    assert "self.server._async['websocket']" in inspect.getsource(_eio_socket(served)._upgrade_websocket)
    assert str(inspect.signature(server._handle_eio_message)) == "(eio_sid, data)"
    assert str(inspect.signature(server.manager.sid_from_eio_sid)) == "(eio_sid, namespace)"
    known = {"closed", "closing", "connected", "upgraded", "queue", "sid", "last_ping"}
    assert known <= set(vars(_eio_socket(served)))
    assert "s.schedule_ping()" in inspect.getsource(server.eio._handle_connect)
    assert {"self.queue.put(pkt)", "self.queue.put(None)"} <= set(
        re.findall(r"self\.queue\.put\(\w+\)", _source(served))
    )
    writer = inspect.getsource(type(_eio_socket(served))._websocket_handler)
    assert "self.poll()" in writer
    assert "except exceptions.QueueEmpty" in writer


def _source(served: SmallServer) -> str:
    return inspect.getsource(type(_eio_socket(served)))


def _eio_socket(served: SmallServer) -> Any:
    with joined(served) as (_, sid):
        return served.engine._wire(served.socketio, sid).eio
