package dev.quarterdeck.architecture;

class CoreSourceTest extends SourceRules {}
