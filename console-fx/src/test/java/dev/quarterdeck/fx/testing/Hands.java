package dev.quarterdeck.fx.testing;

import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.robot.Robot;

/** Types and clicks as a person does: through the platform's robot, not by calling handlers. */
public final class Hands {
  private Hands() {}

  /** Presses the keys in order and lets go in reverse: {@code press(CONTROL, R)}. */
  public static void press(KeyCode... keys) {
    Fx.run(
        () -> {
          Robot robot = new Robot();
          for (KeyCode key : keys) {
            robot.keyPress(key);
          }
          for (int i = keys.length - 1; i >= 0; i--) {
            robot.keyRelease(keys[i]);
          }
        });
    Fx.settle();
  }

  /** Types lower-case letters, digits, blanks, hyphens and slashes. */
  public static void type(String text) {
    for (char c : text.toCharArray()) {
      press(
          switch (c) {
            case ' ' -> KeyCode.SPACE;
            case '-' -> KeyCode.MINUS;
            case '/' -> KeyCode.SLASH;
            default -> KeyCode.getKeyCode(String.valueOf(Character.toUpperCase(c)));
          });
    }
  }

  public static void click(Node node) {
    click(node, 1);
  }

  /** Moves the mouse to the middle of the node. */
  public static void hover(Node node) {
    click(node, 0);
  }

  /** Clicks the middle of the node that many times. */
  public static void click(Node node, int times) {
    Fx.run(
        () -> {
          Bounds bounds = node.localToScreen(node.getBoundsInLocal());
          Robot robot = new Robot();
          robot.mouseMove(new Point2D(bounds.getCenterX(), bounds.getCenterY()));
          for (int i = 0; i < times; i++) {
            robot.mouseClick(MouseButton.PRIMARY);
          }
        });
    Fx.settle();
  }
}
