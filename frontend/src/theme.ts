import { type ThemeConfig, theme } from 'antd';

export type Palette = {
  paper: string;
  surface: string;
  sunken: string;
  hover: string;
  selected: string;
  line: string;
  lineStrong: string;
  field: string;
  mask: string;
  ink: string;
  ink2: string;
  ink3: string;
  inkOff: string;
  act: string;
  actHover: string;
  actDown: string;
  actTint: string;
  actEdge: string;
  onAct: string;
  late: string;
  lateFill: string;
  lateTint: string;
  lateEdge: string;
  doubt: string;
  doubtTint: string;
  doubtEdge: string;
  proved: string;
};

export const light: Palette = {
  paper: '#f4f4f1',
  surface: '#ffffff',
  sunken: '#fafaf8',
  hover: '#f1f3f3',
  selected: '#e4eff4',
  line: '#e5e5e0',
  lineStrong: '#cfcfc9',
  field: '#82878b',
  mask: 'rgba(27,33,38,.36)',
  ink: '#1b2126',
  ink2: '#495157',
  ink3: '#626a70',
  inkOff: '#a3a8ab',
  act: '#1b5e82',
  actHover: '#164e6d',
  actDown: '#113f58',
  actTint: '#e9f1f5',
  actEdge: '#a9c6d5',
  onAct: '#ffffff',
  late: '#b8321f',
  lateFill: '#b8321f',
  lateTint: '#fbedea',
  lateEdge: '#e6b3aa',
  doubt: '#865400',
  doubtTint: '#fbf3e0',
  doubtEdge: '#dfc28b',
  proved: '#2c6b55',
};
export const dark: Palette = {
  paper: '#14171a',
  surface: '#1b1f23',
  sunken: '#20252a',
  hover: '#252b30',
  selected: '#1f3643',
  line: '#2b3136',
  lineStrong: '#3b4248',
  field: '#757d84',
  mask: 'rgba(0,0,0,.56)',
  ink: '#e3e6e8',
  ink2: '#b0b6bb',
  ink3: '#98a0a6',
  inkOff: '#5d656b',
  act: '#74b6d8',
  actHover: '#93c8e4',
  actDown: '#5aa3c8',
  actTint: '#1c2f3a',
  actEdge: '#34596c',
  onAct: '#0f1c24',
  late: '#f08672',
  lateFill: '#c2442f',
  lateTint: '#3a211d',
  lateEdge: '#74392e',
  doubt: '#ddaa4e',
  doubtTint: '#352a15',
  doubtEdge: '#6a5221',
  proved: '#7abd9f',
};
export const font = '"PingFang SC", "Microsoft YaHei UI", "Noto Sans SC", "Noto Sans CJK SC", sans-serif';

export const antdTheme = (p: Palette, isDark: boolean): ThemeConfig => ({
  algorithm: isDark ? theme.darkAlgorithm : theme.defaultAlgorithm,
  token: {
    fontFamily: font,
    fontSize: 13,
    fontSizeSM: 12,
    fontSizeLG: 14,
    lineHeight: 20 / 13,
    lineHeightSM: 16 / 12,
    fontSizeHeading1: 24,
    fontSizeHeading2: 20,
    fontSizeHeading3: 16,
    fontWeightStrong: 600,
    colorPrimary: p.act,
    colorPrimaryHover: p.actHover,
    colorPrimaryActive: p.actDown,
    colorPrimaryBg: p.actTint,
    colorPrimaryBorder: p.actEdge,
    colorTextLightSolid: p.onAct,
    colorLink: p.act,
    colorLinkHover: p.actHover,
    colorInfo: p.act,
    colorSuccess: p.proved,
    colorError: p.late,
    colorErrorBg: p.lateTint,
    colorErrorBorder: p.lateEdge,
    colorWarning: p.doubt,
    colorWarningBg: p.doubtTint,
    colorWarningBorder: p.doubtEdge,
    colorText: p.ink,
    colorTextSecondary: p.ink2,
    colorTextTertiary: p.ink3,
    colorTextPlaceholder: p.ink3,
    colorTextDescription: p.ink3,
    colorTextDisabled: p.inkOff,
    colorBgLayout: p.paper,
    colorBgContainer: p.surface,
    colorBgElevated: p.surface,
    colorBgSpotlight: p.ink,
    colorBgMask: p.mask,
    // A hairline around what floats: in the dark a shadow alone leaves it without an edge.
    boxShadow: 'var(--shadow-dialog)',
    boxShadowSecondary: 'var(--shadow-pop)',
    colorFillAlter: p.sunken,
    colorBorder: p.field,
    colorBorderSecondary: p.line,
    colorSplit: p.line,
    controlItemBgHover: p.hover,
    controlItemBgActive: p.selected,
    controlItemBgActiveHover: p.selected,
    borderRadius: 4,
    borderRadiusSM: 3,
    borderRadiusLG: 8,
    controlHeight: 32,
    controlHeightSM: 24,
    controlHeightLG: 40,
    controlOutline: p.act,
    controlOutlineWidth: 1,
    lineWidthFocus: 2,
    motionDurationFast: '0.09s',
    motionDurationMid: '0.16s',
    motionDurationSlow: '0.16s',
    motionEaseOut: 'cubic-bezier(.2,0,0,1)',
    wireframe: false,
    sizeUnit: 4,
    sizeStep: 4,
    padding: 16,
    paddingSM: 12,
    paddingXS: 8,
    paddingXXS: 4,
    margin: 16,
    marginSM: 12,
    marginXS: 8,
  },
  components: {
    Button: {
      paddingInline: 12,
      paddingInlineSM: 8,
      fontWeight: 400,
      primaryShadow: 'none',
      defaultShadow: 'none',
      dangerShadow: 'none',
      defaultBorderColor: p.lineStrong,
      defaultHoverBorderColor: p.act,
      defaultHoverColor: p.act,
      dangerColor: '#ffffff',
    },
    Input: { paddingInline: 8, activeShadow: `0 0 0 1px ${p.act}`, errorActiveShadow: `0 0 0 1px ${p.late}`, hoverBorderColor: p.ink3 },
    InputNumber: { paddingInline: 8, activeShadow: `0 0 0 1px ${p.act}`, controlWidth: 120 },
    Select: { optionHeight: 32, optionSelectedBg: p.selected, optionActiveBg: p.hover, optionSelectedFontWeight: 600 },
    DatePicker: { cellHeight: 28, cellWidth: 32, activeShadow: `0 0 0 1px ${p.act}` },
    Form: { labelFontSize: 12, labelColor: p.ink2, itemMarginBottom: 12, verticalLabelPadding: '0 0 4px', labelRequiredMarkColor: p.ink2 },
    Menu: {
      itemHeight: 32,
      itemMarginBlock: 0,
      itemMarginInline: 0,
      itemBorderRadius: 4,
      itemBg: 'transparent',
      itemColor: p.ink2,
      itemSelectedBg: p.selected,
      itemSelectedColor: p.ink,
      itemHoverBg: p.hover,
      activeBarBorderWidth: 0,
      iconSize: 16,
      iconMarginInlineEnd: 8,
    },
    Segmented: {
      trackBg: p.surface,
      trackPadding: 0,
      itemColor: p.ink2,
      itemSelectedBg: p.selected,
      itemSelectedColor: p.ink,
      itemHoverBg: p.hover,
    },
    Tabs: {
      inkBarColor: p.act,
      itemColor: p.ink2,
      itemSelectedColor: p.ink,
      itemHoverColor: p.ink,
      horizontalItemPadding: '6px 0',
      horizontalItemGutter: 20,
      horizontalMargin: '0',
      titleFontSize: 13,
    },
    Tag: { defaultBg: 'transparent', defaultColor: p.ink2 },
    Modal: { titleFontSize: 16, titleLineHeight: 1.5, contentBg: p.surface, headerBg: p.surface },
    Drawer: { footerPaddingBlock: 8, footerPaddingInline: 16 },
    Tooltip: { colorTextLightSolid: p.surface, colorBgSpotlight: p.ink },
    Progress: { defaultColor: p.act, remainingColor: p.lineStrong, lineBorderRadius: 2 },
    Message: { contentBg: p.ink, contentPadding: '10px 12px' },
    Checkbox: { controlInteractiveSize: 14, borderRadiusSM: 2 },
    Radio: { radioSize: 14, dotSize: 5 },
    Alert: { defaultPadding: '8px 12px' },
  },
});
