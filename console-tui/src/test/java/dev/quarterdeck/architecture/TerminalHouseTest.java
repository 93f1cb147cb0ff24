package dev.quarterdeck.architecture;

class TerminalHouseTest extends HouseRules {}
