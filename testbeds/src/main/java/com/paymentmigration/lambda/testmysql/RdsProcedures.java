package com.paymentmigration.lambda.testmysql;

import java.util.List;

/**
 * Stand-ins for the procedures of Aurora MySQL 3, under its names and with its parameters, in terms
 * of MySQL 8.0.12. They run with their definer's rights, as Aurora's do: the caller holds EXECUTE
 * and no more.
 *
 * <p>Those of replication sleep and complain as RDS for MySQL 8.0 publishes them: start sleeps 1 s
 * before and 2 s after, and complains unless both threads run; stop likewise, unless both are off;
 * reset sleeps 2 s if they are not off; each complains about a wrong state. {@code
 * mysql.rds_stand_in.pace} is 1; 0 makes them instant, for comparison only.
 */
final class RdsProcedures {
  private RdsProcedures() {}

  static List<String> statements() {
    return List.of(
        """
        CREATE PROCEDURE mysql.rds_set_read_only(IN mode INT)
        BEGIN
          IF mode = 1 THEN SET GLOBAL read_only = 1; ELSE SET GLOBAL read_only = 0; END IF;
        END""",
        """
        CREATE PROCEDURE mysql.rds_kill(IN id BIGINT)
        BEGIN
          DECLARE owner VARCHAR(80);
          SELECT user INTO owner FROM information_schema.processlist WHERE processlist.id = id;
          IF owner IN ('rdsadmin', 'system user', 'event_scheduler') THEN
            SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'CANNOT KILL RDSADMIN SESSION';
          END IF;
          KILL id;
        END""",
        """
        CREATE PROCEDURE mysql.rds_kill_query(IN id BIGINT)
        BEGIN
          KILL QUERY id;
        END""",
        """
        CREATE PROCEDURE mysql.rds_set_external_source_with_auto_position(
          IN host_name VARCHAR(255), IN port_number INT, IN user_name VARCHAR(32),
          IN secret VARCHAR(256), IN encrypted INT)
        BEGIN
          SET @rds_statement = CONCAT('CHANGE MASTER TO MASTER_HOST=', QUOTE(host_name),
            ', MASTER_PORT=', port_number, ', MASTER_USER=', QUOTE(user_name),
            ', MASTER_PASSWORD=', QUOTE(secret), ', MASTER_AUTO_POSITION=1',
            ', GET_MASTER_PUBLIC_KEY=1',
            IF(encrypted = 1, ', MASTER_SSL=1', IF(
              (SELECT COUNT(*) FROM mysql.rds_source_ssl WHERE enabled = 1) > 0,
              ', MASTER_SSL=1', '')));
          PREPARE rds_statement FROM @rds_statement;
          EXECUTE rds_statement;
          DEALLOCATE PREPARE rds_statement;
          SET @rds_statement = NULL;
        END""",
        "CREATE TABLE mysql.rds_source_ssl (id INT PRIMARY KEY, enabled INT NOT NULL)",
        """
        CREATE PROCEDURE mysql.rds_set_binlog_source_ssl(IN mode INT)
        BEGIN
          SET SESSION sql_log_bin = 0;
          REPLACE INTO mysql.rds_source_ssl VALUES (1, mode);
          SET SESSION sql_log_bin = 1;
        END""",
        "CREATE TABLE mysql.rds_stand_in (id INT PRIMARY KEY, pace INT NOT NULL)",
        "INSERT INTO mysql.rds_stand_in VALUES (1, 1)",
        """
        CREATE PROCEDURE mysql.rds_stand_in_sleep(IN seconds INT)
        BEGIN
          DECLARE slept INT;
          SELECT SLEEP(seconds * pace) INTO slept FROM mysql.rds_stand_in WHERE id = 1;
        END""",
        """
        CREATE PROCEDURE mysql.rds_start_replication()
        BEGIN
          IF (SELECT COUNT(*) FROM performance_schema.replication_connection_configuration
              WHERE host <> '') = 0 THEN
            SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT =
              'Replication has not been configured or has been reset.';
          END IF;
          IF (SELECT COUNT(*) FROM performance_schema.replication_connection_status
              WHERE service_state = 'ON')
            + (SELECT COUNT(*) FROM performance_schema.replication_applier_status
              WHERE service_state = 'ON') = 2 THEN
            SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'Slave may already be running.';
          END IF;
          CALL mysql.rds_stand_in_sleep(1);
          START SLAVE;
          CALL mysql.rds_stand_in_sleep(2);
          IF (SELECT COUNT(*) FROM performance_schema.replication_connection_status
              WHERE service_state = 'ON')
            + (SELECT COUNT(*) FROM performance_schema.replication_applier_status
              WHERE service_state = 'ON') < 2
            AND (SELECT pace FROM mysql.rds_stand_in) = 1 THEN
            SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT =
              'Slave has encountered an error. Run SHOW SLAVE STATUS to see the error.';
          END IF;
        END""",
        """
        CREATE PROCEDURE mysql.rds_stop_replication()
        BEGIN
          IF (SELECT COUNT(*) FROM performance_schema.replication_connection_status
              WHERE service_state <> 'OFF')
            + (SELECT COUNT(*) FROM performance_schema.replication_applier_status
              WHERE service_state <> 'OFF') = 0 THEN
            SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT =
              'Slave is already stopped or may not be configured.';
          END IF;
          CALL mysql.rds_stand_in_sleep(1);
          STOP SLAVE;
          CALL mysql.rds_stand_in_sleep(2);
          IF (SELECT COUNT(*) FROM performance_schema.replication_connection_status
              WHERE service_state <> 'OFF')
            + (SELECT COUNT(*) FROM performance_schema.replication_applier_status
              WHERE service_state <> 'OFF') > 0 THEN
            SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'Slave has encountered an error.';
          END IF;
        END""",
        """
        CREATE PROCEDURE mysql.rds_reset_external_source()
        BEGIN
          IF (SELECT COUNT(*) FROM performance_schema.replication_connection_configuration
              WHERE host <> '') = 0 THEN
            SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT =
              'Replication has not been configured or has been reset.';
          END IF;
          IF (SELECT COUNT(*) FROM performance_schema.replication_connection_status
              WHERE service_state <> 'OFF')
            + (SELECT COUNT(*) FROM performance_schema.replication_applier_status
              WHERE service_state <> 'OFF') > 0 THEN
            STOP SLAVE;
            CALL mysql.rds_stand_in_sleep(2);
          END IF;
          RESET SLAVE ALL;
        END""",
        """
        CREATE PROCEDURE mysql.rds_gtid_purged(IN gtids LONGTEXT)
        BEGIN
          SET @rds_statement = CONCAT('SET GLOBAL gtid_purged = ', QUOTE(gtids));
          PREPARE rds_statement FROM @rds_statement;
          EXECUTE rds_statement;
          DEALLOCATE PREPARE rds_statement;
          SET @rds_statement = NULL;
        END""",
        "CREATE TABLE mysql.rds_heartbeat2 (id INT PRIMARY KEY, value BIGINT)",
        "INSERT INTO mysql.rds_heartbeat2 VALUES (1, 0)",
        """
        CREATE PROCEDURE mysql.rds_stand_in_heartbeat()
        BEGIN
          INSERT INTO mysql.rds_heartbeat2 (id, value) VALUES (1, UNIX_TIMESTAMP(NOW(3)) * 1000)
            ON DUPLICATE KEY UPDATE value = UNIX_TIMESTAMP(NOW(3)) * 1000;
        END""",
        """
        CREATE EVENT mysql.rds_heartbeat ON SCHEDULE EVERY 1 SECOND DISABLE
          DO CALL mysql.rds_stand_in_heartbeat()""",
        """
        CREATE TABLE mysql.rds_configuration (
          name VARCHAR(100) PRIMARY KEY, value VARCHAR(100), description VARCHAR(300))""",
        """
        INSERT INTO mysql.rds_configuration VALUES ('binlog retention hours', NULL,
          'binlog retention hours specifies the duration in hours before binary logs are deleted.')
        """,
        """
        CREATE PROCEDURE mysql.rds_set_configuration(IN setting VARCHAR(100), IN amount INT)
        BEGIN
          IF amount > 2160 THEN
            SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'binlog retention hours: at most 2160';
          END IF;
          SET SESSION sql_log_bin = 0;
          UPDATE mysql.rds_configuration SET value = amount WHERE name = setting;
          SET SESSION sql_log_bin = 1;
        END""",
        """
        CREATE PROCEDURE mysql.rds_show_configuration()
        BEGIN
          SELECT name, value, description FROM mysql.rds_configuration;
        END""");
  }
}
