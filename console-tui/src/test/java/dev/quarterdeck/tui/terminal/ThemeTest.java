package dev.quarterdeck.tui.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.session.Theme;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every palette can be read, and what matters stays apart for colour-blind eyes. */
class ThemeTest {
  private static final List<Ink> TEXTS =
      List.of(Ink.MUTED, Ink.OK, Ink.WARN, Ink.BAD, Ink.INFO, Ink.ACCENT);

  /** Machado, Oliveira and Fernandes 2009, complete protanopia, deuteranopia and tritanopia. */
  private static final double[][][] BLINDNESS = {
    {
      {0.152286, 1.052583, -0.204868},
      {0.114503, 0.786281, 0.099216},
      {-0.003882, -0.048116, 1.051998}
    },
    {
      {0.367322, 0.860646, -0.227968},
      {0.280085, 0.672501, 0.047413},
      {-0.011820, 0.042940, 0.968881}
    },
    {
      {1.255528, -0.076749, -0.178779},
      {-0.078411, 0.930809, 0.147602},
      {0.004733, 0.691367, 0.303900}
    },
  };

  private static boolean light(Shade shade) {
    return shade.name().endsWith("LIGHT");
  }

  private static double[] linear(int rgb) {
    double[] out = new double[3];
    for (int i = 0; i < 3; i++) {
      double c = ((rgb >> (16 - 8 * i)) & 0xff) / 255.0;
      out[i] = c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4);
    }
    return out;
  }

  private static double luminance(int rgb) {
    double[] c = linear(rgb);
    return 0.2126 * c[0] + 0.7152 * c[1] + 0.0722 * c[2];
  }

  private static double contrast(int one, int other) {
    double a = luminance(one);
    double b = luminance(other);
    return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
  }

  private static double[] lab(double[] rgb) {
    double x = (0.4124 * rgb[0] + 0.3576 * rgb[1] + 0.1805 * rgb[2]) / 0.95047;
    double y = 0.2126 * rgb[0] + 0.7152 * rgb[1] + 0.0722 * rgb[2];
    double z = (0.0193 * rgb[0] + 0.1192 * rgb[1] + 0.9505 * rgb[2]) / 1.08883;
    return new double[] {116 * f(y) - 16, 500 * (f(x) - f(y)), 200 * (f(y) - f(z))};
  }

  private static double f(double t) {
    return t > 0.008856 ? Math.cbrt(t) : 7.787 * t + 16.0 / 116;
  }

  private static double[] seen(int rgb, double[][] by) {
    double[] c = linear(rgb);
    double[] out = new double[3];
    for (int i = 0; i < 3; i++) {
      out[i] = Math.clamp(by[i][0] * c[0] + by[i][1] * c[1] + by[i][2] * c[2], 0, 1);
    }
    return lab(out);
  }

  private static double distance(double[] a, double[] b) {
    return Math.sqrt(
        Math.pow(a[0] - b[0], 2) + Math.pow(a[1] - b[1], 2) + Math.pow(a[2] - b[2], 2));
  }

  @ParameterizedTest
  @EnumSource
  void everyTextCanBeReadOnItsGround(Shade shade) {
    boolean high = shade.name().startsWith("HIGH");
    for (int ground : light(shade) ? new int[] {0xffffff, 0xfafafa} : new int[] {0, 0x1e1e1e}) {
      for (Ink ink : TEXTS) {
        if (ink.rgb(shade) >= 0) {
          assertThat(contrast(ink.rgb(shade), ground))
              .as("%s of %s", ink, shade)
              .isGreaterThan(high ? 7 : 4.5);
        }
      }
    }
    int onBadge = Ink.ON_BADGE.rgb(shade);
    for (Ink badge : List.of(Ink.ALERT, Ink.BADGE)) {
      assertThat(contrast(onBadge, badge.rgb(shade)))
          .as("%s of %s", badge, shade)
          .isGreaterThan(4.5);
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"COLOUR_BLIND_ON_DARK", "COLOUR_BLIND_ON_LIGHT"})
  void goodWarningAndBadStayApartForColourBlindEyes(Shade shade) {
    List<Ink> states = List.of(Ink.OK, Ink.WARN, Ink.BAD);
    for (double[][] by : BLINDNESS) {
      for (Ink one : states) {
        for (Ink other : states) {
          if (one != other) {
            assertThat(distance(seen(one.rgb(shade), by), seen(other.rgb(shade), by)))
                .as("%s and %s of %s", one, other, shade)
                .isGreaterThan(20);
          }
        }
      }
    }
  }

  @Test
  void aThemeFollowsTheTerminalsBackground() {
    assertThat(Shade.of(Theme.AUTO, Shade.light(Map.of()))).isEqualTo(Shade.DARK);
    assertThat(Shade.of(Theme.AUTO, Shade.light(Map.of("COLORFGBG", "0;15"))))
        .isEqualTo(Shade.LIGHT);
    assertThat(Shade.of(Theme.DARK, true)).isEqualTo(Shade.DARK);
    assertThat(Shade.of(Theme.LIGHT, false)).isEqualTo(Shade.LIGHT);
    assertThat(Shade.of(Theme.HIGH_CONTRAST, true)).isEqualTo(Shade.HIGH_CONTRAST_ON_LIGHT);
    assertThat(Shade.of(Theme.COLOUR_BLIND, false)).isEqualTo(Shade.COLOUR_BLIND_ON_DARK);
  }

  @Test
  void theNearestOf256() {
    assertThat(Shade.of256(0xff7a59)).isEqualTo(209);
    assertThat(Shade.of256(0xffffff)).isEqualTo(231);
    assertThat(Shade.of256(0x000000)).isEqualTo(16);
    assertThat(Shade.of256(0x8b94a3)).isBetween(232, 255);
  }
}
