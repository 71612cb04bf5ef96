import { HostConfig } from 'adaptivecards';

/** A colour of the theme; FluentProvider or the answer page's stylesheet gives it a value. */
const color = (name: string) => `var(--color${name})`;

const tone = (normal: string, subtle: string) => ({ default: color(normal), subtle: color(subtle) });

const foregroundColors = {
  default: tone('NeutralForeground1', 'NeutralForeground2'),
  dark: tone('NeutralForeground1', 'NeutralForeground2'),
  light: tone('NeutralForeground1', 'NeutralForeground2'),
  accent: tone('BrandForeground1', 'BrandForeground2'),
  good: tone('StatusSuccessForeground1', 'StatusSuccessForeground1'),
  warning: tone('StatusWarningForeground3', 'StatusWarningForeground3'),
  attention: tone('StatusDangerForeground1', 'StatusDangerForeground1'),
};

const container = (background: string) => ({
  backgroundColor: background,
  borderColor: 'transparent',
  foregroundColors,
});

/** How a card looks in the tabs and on the answer page: Fluent's sizes, spacing and colours. */
export const hostConfig = new HostConfig({
  supportsInteractivity: true,
  fontFamily: 'inherit',
  fontSizes: { small: 12, default: 14, medium: 16, large: 18, extraLarge: 20 },
  fontWeights: { lighter: 400, default: 400, bolder: 600 },
  lineHeights: { small: 16, default: 20, medium: 22, large: 24, extraLarge: 28 },
  spacing: { small: 4, default: 8, medium: 12, large: 16, extraLarge: 24, padding: 0 },
  separator: { lineThickness: 1, lineColor: color('NeutralStroke2') },
  containerStyles: {
    default: container('transparent'),
    emphasis: container(color('NeutralBackground3')),
    good: container(color('StatusSuccessBackground1')),
    warning: container(color('StatusWarningBackground1')),
    attention: container(color('StatusDangerBackground1')),
    accent: container(color('BrandBackground2')),
  },
  actions: {
    maxActions: 6,
    spacing: 'default',
    buttonSpacing: 8,
    actionsOrientation: 'horizontal',
    actionAlignment: 'left',
    showCard: { actionMode: 'inline', inlineTopMargin: 8, style: 'default' },
  },
  adaptiveCard: { allowCustomStyle: false },
  factSet: {
    title: { weight: 'default', isSubtle: true, wrap: true, maxWidth: 220 },
    value: { weight: 'default', wrap: true },
    spacing: 12,
  },
  inputs: {
    label: {
      inputSpacing: 'small',
      requiredInputs: { weight: 'bolder', color: 'default', size: 'default' },
      optionalInputs: { weight: 'bolder', color: 'default', size: 'default' },
    },
    errorMessage: { color: 'attention', size: 'small', spacing: 'small', weight: 'default' },
  },
  table: { cellSpacing: 8 },
  // The name of the partnership or screen is above it, on the answer page directly.
  textBlock: { headingLevel: 2 },
});
