package dev.quarterdeck.architecture;

class TerminalLayerTest extends LayerRules {}
