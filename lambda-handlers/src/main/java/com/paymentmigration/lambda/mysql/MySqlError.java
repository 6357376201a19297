package com.paymentmigration.lambda.mysql;

/** Server error numbers that mean something to the protocol (MySQL 8.0 Error Reference). */
final class MySqlError {
  /** ER_ACCESS_DENIED_ERROR: wrong password, or none such. */
  static final int ACCESS_DENIED = 1045;

  /** ER_BAD_DB_ERROR. */
  static final int UNKNOWN_DATABASE = 1049;

  /** ER_BAD_FIELD_ERROR: no such column. */
  static final int NO_SUCH_COLUMN = 1054;

  /** ER_LOCK_WAIT_TIMEOUT. */
  static final int LOCK_WAIT_TIMEOUT = 1205;

  /** ER_LOCK_DEADLOCK. */
  static final int DEADLOCK = 1213;

  /** ER_QUERY_TIMEOUT: {@code max_execution_time} is over. */
  static final int EXECUTION_TIME = 3024;

  /** ER_CONNECTION_KILLED, of MariaDB and of proxies. */
  static final int CONNECTION_KILLED = 1927;

  /** ER_SERVER_SHUTDOWN: the server is going down, the session with it. */
  static final int SERVER_SHUTDOWN = 1053;

  /** ER_PARSE_ERROR: this server does not know the statement. */
  static final int SYNTAX = 1064;

  /** ER_NO_SUCH_THREAD: the session to kill is gone already. */
  static final int NO_SUCH_THREAD = 1094;

  /** ER_NO_SUCH_TABLE. */
  static final int NO_SUCH_TABLE = 1146;

  /** ER_OPTION_PREVENTS_STATEMENT: read_only. */
  static final int READ_ONLY = 1290;

  /** ER_SPECIFIC_ACCESS_DENIED_ERROR: a privilege is missing. */
  static final int PRIVILEGE_MISSING = 1227;

  /** ER_KILL_DENIED_ERROR: another user's session. */
  static final int KILL_DENIED = 1095;

  /** ER_SIGNAL_EXCEPTION: a procedure complains. */
  static final int SIGNALLED = 1644;

  /** ER_QUERY_INTERRUPTED: killed; whether with its session shows only with the next statement. */
  static final int QUERY_INTERRUPTED = 1317;

  /** CR_SERVER_GONE_ERROR. */
  static final int SERVER_GONE = 2006;

  /** CR_SERVER_LOST. */
  static final int SERVER_LOST = 2013;

  /** ER_ERROR_WHEN_EXECUTING_COMMAND: a binary log is not there, or does not have the position. */
  static final int WRONG_BINARY_LOG = 1220;

  /** ER_ACCOUNT_HAS_BEEN_LOCKED: the durable half of the fence. */
  static final int ACCOUNT_LOCKED = 3118;

  private MySqlError() {}
}
