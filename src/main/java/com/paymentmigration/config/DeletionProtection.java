package com.paymentmigration.config;

import software.amazon.awscdk.CfnCondition;
import software.amazon.awscdk.Fn;
import software.amazon.awscdk.IResolvable;
import software.amazon.awscdk.Token;
import software.amazon.awscdk.services.dynamodb.CfnTable;
import software.amazon.awscdk.services.dynamodb.Table;
import software.amazon.awscdk.services.logs.CfnLogGroup;
import software.amazon.awscdk.services.logs.LogGroup;

/**
 * Whether what holds data, and the entrance, refuse to be deleted.
 *
 * <p>A switch and no constant: a first deployment that fails deletes what it made, and what is
 * protected from its first second on stops that rollback half way (ADR 0029). The template says for
 * both positions what is right, so that neither is drift.
 */
public final class DeletionProtection {
  private final IResolvable flag;
  private final IResolvable text;

  private DeletionProtection(IResolvable flag, IResolvable text) {
    this.flag = flag;
    this.text = text;
  }

  /** Protected as long as {@code on} holds. */
  public static DeletionProtection when(CfnCondition on) {
    return new DeletionProtection(
        Fn.conditionIf(on.getLogicalId(), true, false),
        Fn.conditionIf(on.getLogicalId(), "true", "false"));
  }

  /** Never protected: the profile says that the deployment holds nothing worth keeping. */
  public static DeletionProtection never() {
    return new DeletionProtection(Token.asAny(false), Token.asAny("false"));
  }

  /** Value of a property that is true or false. */
  public IResolvable flag() {
    return flag;
  }

  /** Value of an attribute that is text: {@code "true"} or {@code "false"}. */
  public String text() {
    return Token.asString(text);
  }

  /** Protects {@code table}: the L2 construct takes a constant only. */
  public void applyTo(Table table) {
    ((CfnTable) table.getNode().getDefaultChild()).setDeletionProtectionEnabled(flag);
  }

  /** Protects {@code group}: the L2 construct takes a constant only. */
  public void applyTo(LogGroup group) {
    ((CfnLogGroup) group.getNode().getDefaultChild()).setDeletionProtectionEnabled(flag);
  }
}
