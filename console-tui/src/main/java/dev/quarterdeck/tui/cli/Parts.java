package dev.quarterdeck.tui.cli;

import dev.quarterdeck.app.ConsoleFactory;
import dev.quarterdeck.app.Desktop;
import dev.quarterdeck.tui.FullScreen;
import java.util.Optional;
import java.util.function.Supplier;

/** What the program is put together from; each is asked for only when a command needs it. */
public record Parts(
    Supplier<ConsoleFactory> consoles,
    Supplier<FullScreen> fullScreen,
    Supplier<Optional<Desktop>> desktop) {}
