package com.paymentmigration.errors;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreeScanner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * The messages that code makes at certain places, read from its source by the compiler's own
 * parser: literals as they are, everything computed as an ellipsis.
 */
final class MessageTemplates {
  private static final String GAP = "…";

  private final Path root;

  /** Templates of the sources below {@code root}, the repository. */
  MessageTemplates(Path root) {
    this.root = root;
  }

  /**
   * Where a message is made.
   *
   * @param call the class in {@code new Class(…)}, or {@code Class.method} or {@code method}
   * @param message numbers of the arguments that make up the message, from 0
   * @param joints what stands between them
   * @param only text that one of the call's other arguments must hold; empty for any call
   */
  record Place(String call, List<Integer> message, List<String> joints, String only) {
    static Place of(String call) {
      return new Place(call, List.of(0), List.of(), "");
    }
  }

  /** Templates that the sources in {@code below}, a file or a folder, make at {@code place}. */
  SortedSet<String> at(Place place, String below) {
    SortedSet<String> found = new TreeSet<>();
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null);
        Stream<Path> paths = Files.walk(root.resolve(below))) {
      List<Path> sources = paths.filter(path -> path.toString().endsWith(".java")).toList();
      JavacTask task =
          (JavacTask)
              compiler.getTask(
                  null, files, null, null, null, files.getJavaFileObjectsFromPaths(sources));
      for (CompilationUnitTree unit : task.parse()) {
        new Scanner(place, found).scan(unit, null);
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    return found;
  }

  private static final class Scanner extends TreeScanner<Void, Void> {
    private final Place place;
    private final SortedSet<String> found;

    /** Templates of the texts that were given a name above. */
    private final Map<String, String> named = new TreeMap<>();

    Scanner(Place place, SortedSet<String> found) {
      this.place = place;
      this.found = found;
    }

    @Override
    public Void visitVariable(VariableTree tree, Void unused) {
      if (tree.getInitializer() != null && String.valueOf(tree.getType()).equals("String")) {
        named.put(tree.getName().toString(), template(tree.getInitializer()));
      }
      return super.visitVariable(tree, null);
    }

    @Override
    public Void visitNewClass(NewClassTree tree, Void unused) {
      look("new " + tree.getIdentifier(), tree.getArguments());
      return super.visitNewClass(tree, null);
    }

    @Override
    public Void visitMethodInvocation(MethodInvocationTree tree, Void unused) {
      look(tree.getMethodSelect().toString(), tree.getArguments());
      return super.visitMethodInvocation(tree, null);
    }

    private void look(String call, List<? extends ExpressionTree> arguments) {
      boolean meant = call.equals(place.call()) || call.endsWith("." + place.call());
      boolean fits =
          place.only().isEmpty()
              || arguments.stream().anyMatch(each -> each.toString().endsWith(place.only()));
      int last = place.message().get(place.message().size() - 1);
      if (!meant || !fits || arguments.size() <= last) {
        return;
      }
      StringBuilder text = new StringBuilder();
      for (int part = 0; part < place.message().size(); part++) {
        text.append(part == 0 ? "" : place.joints().get(part - 1));
        text.append(template(arguments.get(place.message().get(part))));
      }
      String whole = text.toString().replaceAll(GAP + "+", GAP).strip();
      if (!whole.equals(GAP)) {
        found.add(whole);
      }
    }

    private String template(Tree tree) {
      if (tree instanceof LiteralTree literal) {
        return String.valueOf(literal.getValue());
      }
      if (tree instanceof IdentifierTree name) {
        return named.getOrDefault(name.getName().toString(), GAP);
      }
      if (tree instanceof ParenthesizedTree inner) {
        return template(inner.getExpression());
      }
      if (tree instanceof BinaryTree sum && sum.getKind() == Tree.Kind.PLUS) {
        return template(sum.getLeftOperand()) + template(sum.getRightOperand());
      }
      if (tree instanceof MethodInvocationTree call
          && call.getMethodSelect() instanceof MemberSelectTree method
          && method.getIdentifier().contentEquals("formatted")) {
        return template(method.getExpression()).replaceAll("%[0-9,.]*[a-z]", GAP);
      }
      return GAP;
    }
  }
}
