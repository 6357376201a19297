package com.paymentmigration.lambda.realpair;

import com.paymentmigration.lambda.cutover.DatabaseServer;
import com.paymentmigration.lambda.cutover.DatabaseSession;
import com.paymentmigration.lambda.cutover.StateStore;
import com.paymentmigration.lambda.domain.AuditEvent;
import com.paymentmigration.lambda.realpair.Disturbance.When;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;

/** An actor's ports, with a disturbance around every side effect. */
final class Disturbed {
  private final Disturbance disturbance;

  Disturbed(Disturbance disturbance) {
    this.disturbance = disturbance;
  }

  DatabaseServer server(DatabaseServer real) {
    String side = real.environment().key();
    return proxy(
        DatabaseServer.class,
        (proxy, method, arguments) -> {
          if (method.getName().equals("connect")) {
            DatabaseSession session = real.connect();
            return proxy(DatabaseSession.class, around(side, session));
          }
          return call(real, method, arguments);
        });
  }

  StateStore states(StateStore real) {
    return proxy(
        StateStore.class,
        (proxy, method, arguments) -> {
          if (!method.getName().equals("write")) {
            return call(real, method, arguments);
          }
          String what = "state." + ((AuditEvent) arguments[2]).intent();
          disturbance.at(When.BEFORE, what);
          Object result = call(real, method, arguments);
          disturbance.at(When.AFTER, what);
          return result;
        });
  }

  private InvocationHandler around(String side, Object real) {
    return (proxy, method, arguments) -> {
      String what = side + "." + method.getName();
      boolean effect = !method.getName().equals("close");
      if (effect) {
        disturbance.at(When.BEFORE, what);
      }
      Object result = call(real, method, arguments);
      if (effect) {
        disturbance.at(When.AFTER, what);
      }
      return result;
    };
  }

  private static <T> T proxy(Class<T> type, InvocationHandler handler) {
    return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
  }

  private static Object call(Object real, Method method, Object[] arguments) throws Throwable {
    try {
      return method.invoke(real, arguments);
    } catch (InvocationTargetException thrown) {
      throw thrown.getCause();
    }
  }
}
