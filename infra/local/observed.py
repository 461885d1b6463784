"""Watches MiniStack from inside, where it has no API: function calls, their lines as they are written, sessions.

Reports to the gateway, one JSON object a line on file descriptor 3. What it hooks is looked up by name first, so
that another version of MiniStack fails at start and not in silence.
"""

import json
import math
import os
import subprocess
import threading
import time
import uuid
from datetime import datetime, timezone

_write_lock = threading.Lock()


def report(kind: str, **fields) -> None:
    line = (json.dumps({"kind": kind, "at": int(time.time() * 1000), **fields}) + "\n").encode()
    with _write_lock:
        while line:
            line = line[os.write(3, line):]


def watch() -> None:
    from ministack.core import lambda_runtime
    from ministack.services import cloudwatch, lambda_svc, sts

    require(lambda_runtime.Worker, "_spawn", "invoke", "_read_stderr", "_drain_stderr_bounded")
    require(lambda_svc, "_execute_function_dispatch", "_acquire_execution_slot", "_inflight", "_inflight_key",
            "_emit_lambda_logs", "_emit_lambda_metrics")
    require(cloudwatch, "_evaluate_alarm")
    require(sts, "register_session")

    _watch_workers(lambda_runtime.Worker)
    _watch_calls(lambda_svc)
    _watch_sessions(sts)
    # The gateway keeps the lines and the metrics of functions, and evaluates alarms.
    lambda_svc._emit_lambda_logs = lambda *_, **__: None
    lambda_svc._emit_lambda_metrics = lambda *_, **__: None
    cloudwatch._evaluate_alarm = lambda _alarm: None


def require(owner, *names: str) -> None:
    missing = [name for name in names if not hasattr(owner, name)]
    if missing:
        raise SystemExit(f"This version of MiniStack has no {', '.join(missing)} in {owner.__name__}")


def _watch_workers(worker_class) -> None:
    spawn, invoke, drain = worker_class._spawn, worker_class.invoke, worker_class._drain_stderr_bounded

    def watched_drain(worker, *args, **options):
        # The answer is here; waiting for its last lines is not the function's time.
        worker.answered = time.time()
        return drain(worker, *args, **options)

    def watched_spawn(worker):
        version = worker.config.get("Version", "$LATEST")
        # A stream is an execution environment, as on AWS.
        worker.log_stream = f"{datetime.now(timezone.utc):%Y/%m/%d}/[{version}]{uuid.uuid4().hex}"
        worker.peak_memory = None
        spawn(worker)
        worker.peak_memory = _peak_memory_mb(worker._proc.pid)

    def watched_read_stderr(worker):
        try:
            for text in worker._proc.stderr:
                _line(worker, text.rstrip("\n"))
                worker._stderr_queue.put(text.rstrip("\n"))
        except Exception:
            pass  # The pipe breaks when a worker is killed; what it wrote before is reported.

    def watched_invoke(worker, event, request_id, **options):
        init_ms, began = None, time.time()
        worker.answered = None
        result = {"status": "error", "error": "the execution environment failed"}
        try:
            if worker._proc is None or worker._proc.poll() is not None:
                try:
                    worker._spawn()
                finally:
                    init_ms = (time.time() - began) * 1000
                    _start(worker, request_id)
            else:
                _start(worker, request_id)
            began, process = time.time(), worker._proc
            result = invoke(worker, event, request_id, **options)
            worker.peak_memory = _peak_memory_mb(process.pid) or worker.peak_memory
            return result
        except Exception as error:
            result = {"status": "error", "error": str(error)}
            raise
        finally:
            duration = ((worker.answered or time.time()) - began) * 1000
            _end(worker, request_id, duration, init_ms, result)

    worker_class._spawn = watched_spawn
    worker_class._read_stderr = watched_read_stderr
    worker_class._drain_stderr_bounded = watched_drain
    worker_class.invoke = watched_invoke


def _line(worker, message: str) -> None:
    config = worker.config
    group = (config.get("LoggingConfig") or {}).get("LogGroup") or f"/aws/lambda/{config.get('FunctionName')}"
    report("line", group=group, stream=worker.log_stream, message=message.replace("\u001e", "\n"))


def _start(worker, request_id: str) -> None:
    _line(worker, f"START RequestId: {request_id} Version: {worker.config.get('Version', '$LATEST')}")


def _end(worker, request_id: str, duration: float, init_ms, result: dict) -> None:
    """The lines that the platform writes after a call, in AWS's words."""
    status = ""
    if result.get("status") == "error":
        now = datetime.now(timezone.utc).isoformat(timespec="milliseconds").replace("+00:00", "Z")
        cause = result.get("error", "")
        if cause.startswith("Task timed out"):
            status = "Status: timeout"
            _line(worker, f"{now} {request_id} {cause}\n")
        else:
            _line(worker, f"{now}\t{request_id}\tERROR\tInvoke Error \t{_error_of(result)}")
    _line(worker, f"END RequestId: {request_id}")
    memory = worker.peak_memory
    _line(worker, "\t".join([
        f"REPORT RequestId: {request_id}",
        f"Duration: {duration:.2f} ms",
        f"Billed Duration: {math.ceil(duration + (init_ms or 0))} ms",
        f"Memory Size: {worker.config.get('MemorySize', 128)} MB",
        *([f"Max Memory Used: {memory} MB"] if memory else []),
        *([f"Init Duration: {init_ms:.2f} ms"] if init_ms else []),
        *([status] if status else []),
    ]))
    report("ended", function=worker.config.get("FunctionName"), requestId=request_id, durationMs=duration)


def _error_of(result: dict) -> str:
    stack = (result.get("trace") or result.get("error") or "").split("\n")
    kind = stack[0].split(":")[0] if ":" in stack[0] else "Error"
    error = {"errorType": kind, "errorMessage": result.get("error", ""), "stack": stack}
    return json.dumps(error, separators=(",", ":"), ensure_ascii=False)


def _peak_memory_mb(pid: int):
    """Peak resident memory where the system tells it (Linux), else what is resident now."""
    try:
        with open(f"/proc/{pid}/status") as status:
            kilobytes = next(line.split()[1] for line in status if line.startswith("VmHWM:"))
    except (OSError, StopIteration):
        asked = subprocess.run(["ps", "-o", "rss=", "-p", str(pid)], capture_output=True, text=True, check=False)
        kilobytes = asked.stdout.strip()
    return math.ceil(int(kilobytes) / 1024) if kilobytes else None


def _watch_calls(lambda_svc) -> None:
    dispatch, acquire = lambda_svc._execute_function_dispatch, lambda_svc._acquire_execution_slot

    def watched_acquire(func, config):
        slot, limit = acquire(func, config)
        if slot is None:
            report("throttled", function=config.get("FunctionName"))
        return slot, limit

    def watched_dispatch(func, config, event, request_id, started):
        function = config.get("FunctionName")
        running = lambda_svc._inflight.get(lambda_svc._inflight_key(config), 1)
        report("started", function=function, requestId=request_id, running=running)
        api = _api_request(event)
        result, began = {"error": True}, time.time()
        try:
            result = dispatch(func, config, event, request_id, started)
            return result
        finally:
            report("called", function=function, requestId=request_id, startedAt=int(began * 1000),
                   error=bool(result.get("error")), iteratorAgeMs=_iterator_age_ms(event), **api)

    lambda_svc._acquire_execution_slot = watched_acquire
    lambda_svc._execute_function_dispatch = watched_dispatch


def _api_request(event) -> dict:
    """What ties a call to the API request that made it; the gateway's header is taken out of the event."""
    event = event if isinstance(event, dict) else {}
    exchange = None
    for name in ("headers", "multiValueHeaders"):
        headers = event.get(name)
        for key in [key for key in headers or () if key.lower() == "x-yagura-exchange"]:
            value = headers.pop(key)
            exchange = exchange or (value[0] if isinstance(value, list) else value)
    request = event.get("requestContext") if exchange else None
    route = event.get("routeKey") or event.get("resource") if exchange else None
    return {"exchange": exchange, "apiRequestId": (request or {}).get("requestId"), "route": route}


def _iterator_age_ms(event):
    """Age of a stream batch's last record when its call ends; None when the event is no such batch."""
    records = event.get("Records") if isinstance(event, dict) else None
    last = records[-1].get("dynamodb") if isinstance(records, list) and records and isinstance(records[-1], dict) else None
    created = (last or {}).get("ApproximateCreationDateTime")
    return None if created is None else max(0, round((time.time() - float(created)) * 1000))


def _watch_sessions(sts) -> None:
    register = sts.register_session

    def watched_register(access_key, session):
        register(access_key, session)
        report("session", accessKeyId=access_key, arn=session.get("Arn", ""))

    sts.register_session = watched_register
