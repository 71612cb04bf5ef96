/** Fluent's own variables, so that a card follows the theme without being drawn again. */
const ink = (name: string, subtle: string) => ({ default: `var(--${name})`, subtle: `var(--${subtle})` });

const foregroundColors = {
  default: ink('colorNeutralForeground1', 'colorNeutralForeground3'),
  dark: ink('colorNeutralForeground1', 'colorNeutralForeground3'),
  light: ink('colorNeutralForegroundOnBrand', 'colorNeutralForeground3'),
  accent: ink('colorBrandForeground1', 'colorBrandForeground2'),
  attention: ink('colorStatusDangerForeground1', 'colorStatusDangerForeground1'),
  good: ink('colorStatusSuccessForeground1', 'colorStatusSuccessForeground1'),
  warning: ink('colorStatusWarningForeground1', 'colorStatusWarningForeground1'),
};

const container = (background: string) => ({ backgroundColor: `var(--${background})`, foregroundColors });

/** Sizes, colours and spaces as Teams gives them to a card. */
export const teamsHostConfig = {
  fontFamily: 'inherit',
  supportsInteractivity: true,
  hostCapabilities: { capabilities: null },
  choiceSetInputValueSeparator: ',',
  fontSizes: { small: 12, default: 14, medium: 14, large: 18, extraLarge: 24 },
  fontWeights: { lighter: 300, default: 400, bolder: 600 },
  lineHeights: { small: 16, default: 20, medium: 20, large: 24, extraLarge: 32 },
  spacing: { small: 8, default: 12, medium: 16, large: 20, extraLarge: 24, padding: 16 },
  separator: { lineThickness: 1, lineColor: 'var(--colorNeutralStroke2)' },
  imageSizes: { small: 32, medium: 52, large: 100 },
  containerStyles: {
    default: container('colorTransparentBackground'),
    emphasis: container('colorNeutralBackground3'),
    good: container('colorStatusSuccessBackground1'),
    attention: container('colorStatusDangerBackground1'),
    warning: container('colorStatusWarningBackground1'),
    accent: container('colorBrandBackground2'),
  },
  inputs: {
    label: {
      requiredInputs: { weight: 'bolder', suffix: ' *', suffixColor: 'attention' },
      optionalInputs: { weight: 'bolder' },
      inputSpacing: 'small',
    },
    errorMessage: { color: 'attention', spacing: 'small' },
  },
  actions: {
    maxActions: 6,
    spacing: 'default',
    buttonSpacing: 8,
    showCard: { actionMode: 'inline', inlineTopMargin: 12, style: 'emphasis' },
    actionsOrientation: 'horizontal',
    actionAlignment: 'left',
    preExpandSingleShowCardAction: false,
  },
  adaptiveCard: { allowCustomStyle: true },
  textBlock: { headingLevel: 4 },
  imageSet: { imageSize: 'medium', maxImageHeight: 100 },
  factSet: {
    title: { weight: 'bolder', wrap: true, maxWidth: 150 },
    value: { wrap: true },
    spacing: 12,
  },
};
