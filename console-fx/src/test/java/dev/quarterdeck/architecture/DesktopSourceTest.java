package dev.quarterdeck.architecture;

class DesktopSourceTest extends SourceRules {}
