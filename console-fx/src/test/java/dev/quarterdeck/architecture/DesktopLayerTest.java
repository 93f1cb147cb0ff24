package dev.quarterdeck.architecture;

class DesktopLayerTest extends LayerRules {}
