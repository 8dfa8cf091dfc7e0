"""A build waits for a kernel no longer than the kernel takes."""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor

import zmq
import zmq.asyncio
from jupyter_client.session import Session

from highways.execution import Channel


class Deaf(zmq.asyncio.Socket):
    """A socket that is not woken while it waits: it sees what has come when it is asked again."""

    def poll(self, timeout: float | None = None, flags: int = zmq.POLLIN) -> asyncio.Future[int]:
        async def late() -> int:
            await asyncio.sleep((timeout or 0) / 1000)
            return zmq.Socket.get(self, zmq.EVENTS) & flags

        return asyncio.ensure_future(late())


def test_an_answer_that_has_come_is_seen_though_no_wakeup_came():
    async def ask(kernel: zmq.Socket, address: str) -> dict:
        session = Session(key=b"a key of this test")
        with zmq.asyncio.Context() as context, Deaf(context, zmq.DEALER) as socket:
            socket.linger = 0
            socket.connect(address)
            session.send(kernel, "execute_reply", {"status": "ok"})
            said = await asyncio.wait_for(Channel(socket, session).get_msg(timeout=600), 20)
        return said["content"]

    with zmq.Context() as context, context.socket(zmq.DEALER) as kernel:
        kernel.linger = 0
        port = kernel.bind_to_random_port("tcp://127.0.0.1")
        # In a thread: playwright has a loop in this one.
        with ThreadPoolExecutor(1) as thread:
            said = thread.submit(asyncio.run, ask(kernel, f"tcp://127.0.0.1:{port}")).result()
        assert said == {"status": "ok"}
