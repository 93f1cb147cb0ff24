package dev.quarterdeck.architecture;

class TerminalSourceTest extends SourceRules {}
