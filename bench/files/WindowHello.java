import dev.quarterdeck.fx.window.FirstFrame;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;

/** The least that a program in JavaFX does: shows an empty window and says when it was painted. */
final class WindowHello {
  private WindowHello() {}

  public static void main(String[] args) {
    Platform.startup(
        () -> {
          Stage stage = new Stage();
          stage.setScene(new Scene(new StackPane(), 1280, 800));
          FirstFrame.then(
              () -> {
                System.out.println("painted");
                Runtime.getRuntime().halt(0);
              });
          stage.show();
        });
  }
}
