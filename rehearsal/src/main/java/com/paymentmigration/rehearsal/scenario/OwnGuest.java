package com.paymentmigration.rehearsal.scenario;

import com.paymentmigration.rehearsal.application.OwnApplication;
import com.paymentmigration.rehearsal.application.OwnApplications;
import com.paymentmigration.rehearsal.application.StateReads;
import com.paymentmigration.rehearsal.service.Applications;
import com.paymentmigration.rehearsal.wire.WireRecord;
import java.util.function.Consumer;

/**
 * The user's application as a guest of worlds, and what is seen of it in all of them.
 *
 * @param application as the command line describes it
 * @param record what it said to its databases
 * @param reads how it read the state item
 * @param tell shows a line of progress
 */
public record OwnGuest(
    OwnApplication application, WireRecord record, StateReads reads, Consumer<String> tell) {
  Applications at(Applications.Site site) {
    return new OwnApplications(application, site, record, reads, tell);
  }
}
