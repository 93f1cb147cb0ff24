package dev.quarterdeck.architecture;

class DesktopHouseTest extends HouseRules {}
