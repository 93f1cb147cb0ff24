package dev.quarterdeck.architecture;

class CoreLayerTest extends LayerRules {}
