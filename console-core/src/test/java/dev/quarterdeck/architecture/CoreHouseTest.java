package dev.quarterdeck.architecture;

class CoreHouseTest extends HouseRules {}
