"""A payment service in Python that keeps docs/application-contract.md: PyMySQL, boto3, no framework.

    ./certify --application 'python3 docs/samples/payment_service.py'

It shows the five rules in the fewest lines; a service of your own has a framework, a real pool and metrics.
"""
import decimal
import json
import os
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import boto3
import pymysql
from botocore.config import Config

ENV = os.environ
AWS = Config(region_name=ENV["AWS_REGION"], connect_timeout=1, read_timeout=1, retries={"max_attempts": 1})
CLOSED_SIDE = {1290, 1836, 3118}  # this side refuses writes or logins: nothing was done
LOST = {1053, 1317, 2006, 2013, 0}  # PyMySQL says 0 for a connection that it closed itself
TRY_AGAIN = {1205, 1213}
DUPLICATE, DENIED = 1062, 1045
PATIENCE_SECONDS = 8


class State:
    """Rule 1: the state item, read once a second; every 100 ms without a writer; at once when asked to."""

    def __init__(self):
        self.client = boto3.client("dynamodb", config=AWS)
        self.pointer = (-1, "NONE", "", 0)  # epoch, side, host, port
        self.again = threading.Event()
        threading.Thread(target=self.follow, daemon=True).start()

    def follow(self):
        while True:
            try:
                item = self.client.get_item(
                    TableName=ENV["STATE_TABLE"],
                    Key={"id": {"S": "migration"}, "sort": {"S": "state"}},
                    ConsistentRead=True,
                )["Item"]
                epoch, side = int(item["epoch"]["N"]), item["writer"]["S"]
                if epoch >= self.pointer[0]:
                    none = side == "NONE"
                    self.pointer = (
                        epoch,
                        side,
                        "" if none else item["writerEndpoint"]["S"],
                        0 if none else int(item["writerPort"]["N"]),
                    )
            except Exception as unreadable:  # the last pointer stands
                print("state item:", type(unreadable).__name__, flush=True)
            self.again.wait(0.1 if self.pointer[1] == "NONE" else 1.0)
            self.again.clear()
            time.sleep(0.04)

    def writer(self, deadline):
        while self.pointer[1] == "NONE":
            if time.monotonic() > deadline:
                raise TimeoutError("no writer")
            time.sleep(0.02)
        return self.pointer


class Pool:
    """Rule 2: a connection belongs to the pointer it was opened under, and is never used after an error of the table."""

    def __init__(self, state):
        self.state, self.idle, self.lock = state, [], threading.Lock()
        self.secrets, self.logins = boto3.client("secretsmanager", config=AWS), {}

    def borrow(self, deadline):
        pointer = self.state.writer(deadline)
        with self.lock:
            while self.idle:
                of, connection = self.idle.pop()
                if of == pointer:
                    return of, connection
                connection.close()
        try:
            return pointer, self.open(pointer)
        except pymysql.err.MySQLError:
            self.state.again.set()
            raise

    def open(self, pointer):
        for fresh in (False, True):
            if fresh or pointer[1] not in self.logins:
                secret = self.secrets.get_secret_value(SecretId=ENV[pointer[1] + "_APPLICATION_SECRET_ARN"])
                self.logins[pointer[1]] = json.loads(secret["SecretString"])
            login = self.logins[pointer[1]]
            try:
                return pymysql.connect(
                    host=pointer[2],
                    port=pointer[3],
                    user=login["username"],
                    password=login["password"],
                    database=ENV["DATABASE_NAME"],
                    ssl_ca=ENV.get("DATABASE_AUTHORITIES_FILE", "/etc/payment/rds-authorities.pem"),
                    ssl_verify_cert=True,
                    ssl_verify_identity=True,
                    connect_timeout=2,
                    read_timeout=5,
                    write_timeout=5,
                    autocommit=False,
                )
            except pymysql.err.OperationalError as refused:
                if refused.args[0] != DENIED or fresh:
                    raise

    def give_back(self, of, connection):
        with self.lock:
            self.idle.append((of, connection))

    def failed(self, of, connection, code):
        """Evicts what failed; with a closed side, every connection to it."""
        if code in CLOSED_SIDE | LOST:
            connection.close()
            if code in CLOSED_SIDE:
                with self.lock:
                    for _, other in self.idle:
                        other.close()
                    self.idle.clear()
        else:
            connection.rollback()
            self.give_back(of, connection)
        self.state.again.set()


STATE = State()
POOL = Pool(STATE)


def transaction(work, deadline):
    """Runs work and COMMIT; the connection is given back or evicted."""
    of, connection = POOL.borrow(deadline)
    try:
        with connection.cursor() as cursor:
            result = work(cursor)
        connection.commit()
    except pymysql.err.MySQLError as failure:
        POOL.failed(of, connection, failure.args[0] if failure.args else 0)
        raise
    POOL.give_back(of, connection)
    return result


def pay(key, account, amount):
    """Rules 3 and 4: one transaction on the writer, the same key again after a failure, the row decides after 1062."""
    deadline = time.monotonic() + PATIENCE_SECONDS

    def insert(cursor):
        cursor.execute(
            "INSERT INTO payments.payment (idempotency_key, account_id, amount, currency, fleet, written_on, written_at)"
            " VALUES (%s, %s, %s, 'EUR', %s, @@GLOBAL.server_uuid, NOW(6))",
            (key, account, amount, ENV.get("PAYMENT_ENVIRONMENT", "blue")),
        )
        return 201

    def look(cursor):
        cursor.execute("SELECT account_id, amount FROM payments.payment WHERE idempotency_key = %s", (key,))
        row = cursor.fetchone()
        if row is None:
            return 422  # another unique key was violated: not paid
        return 200 if row == (account, amount) else 409

    work = insert
    while True:
        try:
            return transaction(work, deadline)
        except pymysql.err.MySQLError as failure:
            code = failure.args[0] if failure.args else 0
            if code == DUPLICATE:
                work = look
            elif code not in CLOSED_SIDE | LOST | TRY_AGAIN | {2003}:
                raise
            if time.monotonic() > deadline:
                raise
            time.sleep(0.05)


def synthetic(key):
    """Rule 6: the whole way of a payment, apart from the books."""
    return transaction(
        lambda cursor: cursor.execute("INSERT IGNORE INTO payments.synthetic_payment (idempotency_key) VALUES (%s)", (key,)),
        time.monotonic() + PATIENCE_SECONDS,
    )


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *_):
        pass

    def answer(self, status):
        self.send_response(status)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def do_GET(self):
        self.answer(200 if self.path == ENV.get("HEALTH_CHECK_PATH", "/health") else 404)

    def do_POST(self):
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        try:
            if self.path == "/payments/synthetic":
                synthetic(self.headers["Idempotency-Key"])
                self.answer(200)
            elif self.path == "/payments":
                payment = json.loads(body)
                self.answer(pay(payment["key"], int(payment["account"]), decimal.Decimal(payment["amount"])))
            else:
                self.answer(404)
        except Exception as failure:  # never a success without a COMMIT
            print("request:", type(failure).__name__, failure.args[:1], flush=True)
            self.answer(503)


class Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 128


if __name__ == "__main__":
    Server(("127.0.0.1", int(ENV["APPLICATION_PORT"])), Handler).serve_forever()
