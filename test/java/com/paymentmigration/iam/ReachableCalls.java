package com.paymentmigration.iam;

import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Which operations of AWS a handler can reach, read from the bytecode: from its constructor and its
 * methods along every call, a call of an interface to each class that was made on the way (rapid
 * type analysis). It finds too much rather than too little.
 */
final class ReachableCalls {
  private static final String SDK = "software.amazon.awssdk.services.";
  private static final String OWN = "com.paymentmigration.";

  /** Where the SDK's package has another name than the prefix of the service's actions. */
  private static final Map<String, String> PREFIXES =
      Map.of("elasticloadbalancingv2", "elasticloadbalancing", "sfn", "states");

  private static final Set<String> NO_OPERATIONS = Set.of("builder", "create", "close");

  private final Set<JavaCodeUnit> reached = new HashSet<>();
  private final Deque<JavaCodeUnit> open = new ArrayDeque<>();
  private final Set<JavaClass> made = new HashSet<>();
  private final Set<Called> called = new HashSet<>();
  private final Set<String> operations = new TreeSet<>();

  private record Called(JavaClass owner, String name, List<String> parameters) {}

  private ReachableCalls() {}

  /** Operations that {@code handler} can reach: {@code dynamodb:GetItem}. */
  static Set<String> of(JavaClass handler) {
    ReachableCalls calls = new ReachableCalls();
    calls.make(handler);
    handler.tryGetConstructor().ifPresent(calls::reach);
    handler.getMethods().forEach(calls::reach);
    calls.follow();
    return calls.operations;
  }

  private void follow() {
    while (!open.isEmpty()) {
      JavaCodeUnit unit = open.pop();
      unit.getCallsFromSelf().forEach(call -> target(call.getTarget()));
      unit.getMethodReferencesFromSelf().forEach(each -> target(each.getTarget()));
      unit.getConstructorReferencesFromSelf().forEach(each -> target(each.getTarget()));
    }
  }

  private void target(AccessTarget.CodeUnitAccessTarget target) {
    JavaClass owner = target.getOwner();
    if (owner.getPackageName().startsWith(SDK) && owner.getSimpleName().endsWith("Client")) {
      operation(owner, target.getName());
      return;
    }
    if (!owner.getPackageName().startsWith(OWN)) {
      return;
    }
    List<String> parameters =
        target.getRawParameterTypes().stream().map(JavaClass::getName).toList();
    if (target instanceof AccessTarget.ConstructorCallTarget
        || target instanceof AccessTarget.ConstructorReferenceTarget) {
      make(owner);
      owner.getConstructors().stream()
          .filter(each -> names(each).equals(parameters))
          .forEach(this::reach);
      return;
    }
    Called call = new Called(owner, target.getName(), parameters);
    if (called.add(call)) {
      Stream.concat(Stream.of(owner), Set.copyOf(made).stream())
          .forEach(each -> dispatch(call, each));
    }
  }

  private void operation(JavaClass client, String method) {
    if (!NO_OPERATIONS.contains(method)) {
      String service = client.getPackageName().substring(SDK.length());
      String name = method.replaceFirst("Paginator$", "");
      operations.add(
          PREFIXES.getOrDefault(service, service)
              + ":"
              + name.substring(0, 1).toUpperCase(Locale.ROOT)
              + name.substring(1));
    }
  }

  /** From now on calls of what {@code type} is reach its methods. */
  private void make(JavaClass type) {
    if (!made.add(type)) {
      return;
    }
    type.getStaticInitializer().ifPresent(this::reach);
    Set.copyOf(called).forEach(call -> dispatch(call, type));
    // What the JDK or a library calls back: methods of interfaces that are not ours.
    type.getAllRawInterfaces().stream()
        .filter(each -> !each.getPackageName().startsWith(OWN))
        .flatMap(each -> each.getMethods().stream())
        .forEach(each -> declared(type, each.getName(), names(each)).ifPresent(this::reach));
  }

  private void dispatch(Called call, JavaClass type) {
    if (type.isAssignableTo(call.owner().getName())) {
      declared(type, call.name(), call.parameters()).ifPresent(this::reach);
    }
  }

  /** The method as {@code type} has it: its own, or the next above. */
  private static Optional<JavaMethod> declared(
      JavaClass type, String name, List<String> parameters) {
    return Stream.concat(
            Stream.of(type),
            Stream.concat(
                type.getAllRawSuperclasses().stream(), type.getAllRawInterfaces().stream()))
        .filter(each -> each.getPackageName().startsWith(OWN))
        .flatMap(each -> each.getMethods().stream())
        .filter(each -> each.getName().equals(name) && fits(names(each), parameters))
        .filter(each -> !each.getModifiers().contains(JavaModifier.ABSTRACT))
        .findFirst();
  }

  /** A generic parameter has another raw type in the interface than in the class. */
  private static boolean fits(List<String> declared, List<String> asked) {
    return declared.size() == asked.size();
  }

  private static List<String> names(JavaCodeUnit unit) {
    return unit.getRawParameterTypes().stream().map(JavaClass::getName).toList();
  }

  private void reach(JavaCodeUnit unit) {
    if (reached.add(unit)) {
      unit.getOwner().getStaticInitializer().filter(reached::add).ifPresent(open::push);
      open.push(unit);
    }
  }
}
