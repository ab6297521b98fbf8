"""A local server that speaks as a language model's does, and what it may reply."""

import contextlib
import json
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

TEXT = """\
Riverton opens the Ostrava Bridge

Mayor Dana Kovac opened the Ostrava Bridge in Riverton on 4 May 2021. It cost $12 million.
"""
GOOD = """\
facts:
  - quote: opened the Ostrava Bridge
    answer: Dana Kovac opened the Ostrava Bridge in Riverton on May 4, 2021.
    who: Dana Kovac
    when: 4 May 2021
    asks: who cut the ribbon?
gaps:
  - why the bridge was built; reason
"""
BAD = GOOD.replace("opened the Ostrava Bridge\n", "opened the Prague Bridge\n", 1)
KEY = "sk-a-key-that-nobody-may-see"


class Server:
    """Answers each request with the next of its replies: a text, a status, bytes, or a wait.

    Attributes:
        asked: what it was asked, request by request.
        keys: what it was let in with.
    """

    def __init__(self):
        self.replies, self.asked, self.keys = [], [], []
        server = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self):
                raw = self.rfile.read(int(self.headers["Content-Length"]))
                server.asked.append(json.loads(raw) | {"path": self.path})
                server.keys.append(self.headers["Authorization"])
                server.answer(self)

            def log_message(self, *_args):
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    @property
    def url(self):
        return f"http://127.0.0.1:{self._server.server_port}/v1"

    def answer(self, handler):
        reply = self.replies.pop(0) if len(self.replies) > 1 else self.replies[0]
        status, body = 200, reply
        if isinstance(reply, float):
            time.sleep(reply)
            body = b"{}"
        elif isinstance(reply, int):
            status = reply
            body = json.dumps({"error": {"message": f"no: {handler.headers['Authorization']}"}})
        elif isinstance(reply, str):
            message = {"role": "assistant", "content": reply}
            choice = {"index": 0, "finish_reason": "stop", "message": message}
            body = json.dumps(
                {
                    "id": "1",
                    "object": "chat.completion",
                    "created": 1,
                    "model": "m",
                    "choices": [choice],
                }
            )
        raw = body if isinstance(body, bytes) else body.encode()
        handler.send_response(status)
        handler.send_header("Content-Type", "application/json")
        handler.send_header("Content-Length", str(len(raw)))
        handler.end_headers()
        with contextlib.suppress(OSError):  # it has not waited
            handler.wfile.write(raw)

    def close(self):
        self._server.shutdown()
        self._server.server_close()
