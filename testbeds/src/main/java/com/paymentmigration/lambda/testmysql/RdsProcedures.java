package com.paymentmigration.lambda.testmysql;

import java.util.List;

/**
 * Stand-ins for the procedures of Aurora MySQL 3, under its names and with its parameters, in terms
 * of MySQL 8.0.12. They run with their definer's rights, as Aurora's do: the caller holds EXECUTE
 * and no more.
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
        "CREATE PROCEDURE mysql.rds_start_replication() BEGIN START SLAVE; END",
        "CREATE PROCEDURE mysql.rds_stop_replication() BEGIN STOP SLAVE; END",
        """
        CREATE PROCEDURE mysql.rds_reset_external_source()
        BEGIN
          STOP SLAVE;
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
