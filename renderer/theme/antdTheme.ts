import { type ThemeConfig, theme } from 'antd';
import { COLOURS, FONT_STACK } from './tokens.ts';

/** antd in this page's colours and at its scale. @param scale of `scaleOf` */
export function antdTheme(scale: number): ThemeConfig {
  const px = (value: number) => Math.round(value * scale);
  return {
    algorithm: theme.darkAlgorithm,
    cssVar: { prefix: 'ant' },
    hashed: false,
    token: {
      fontFamily: FONT_STACK,
      fontSize: px(14),
      controlHeight: px(32),
      sizeUnit: 4 * scale,
      sizeStep: 4 * scale,
      borderRadius: px(6),
      colorPrimary: COLOURS.accent,
      colorInfo: COLOURS.blue,
      colorSuccess: COLOURS.green,
      colorWarning: COLOURS.orange,
      colorError: COLOURS.red,
      colorLink: COLOURS.accent,
      colorBgBase: COLOURS.ground,
      colorBgLayout: COLOURS.ground,
      colorBgContainer: COLOURS.surface,
      colorBgElevated: COLOURS.raised,
      colorBgSpotlight: COLOURS.lifted,
      colorBorder: COLOURS.lineStrong,
      colorBorderSecondary: COLOURS.line,
      colorText: COLOURS.text,
      colorTextSecondary: COLOURS.textSoft,
      colorTextTertiary: COLOURS.textFaint,
      colorTextDescription: COLOURS.textFaint,
      colorTextPlaceholder: COLOURS.textFaint,
      colorTextLightSolid: COLOURS.accentInk,
      controlOutline: 'rgba(55, 200, 255, 0.35)',
      lineWidthFocus: 2,
      // A dialog that still fades while the map is drawn keeps a weak machine waiting.
      motion: false,
    },
    components: {
      Tooltip: { colorTextLightSolid: COLOURS.text },
      Button: { primaryShadow: 'none', defaultShadow: 'none', dangerShadow: 'none' },
      Tabs: { horizontalItemPadding: `${px(8)}px 0`, horizontalMargin: '0' },
      Table: { headerBg: COLOURS.raised, cellPaddingBlockSM: px(5) },
      Segmented: { itemSelectedBg: COLOURS.accent, itemSelectedColor: COLOURS.accentInk, trackBg: COLOURS.raised },
    },
  };
}
