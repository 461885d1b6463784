/** The pages of one environment, in their order; their words are `tab.*`. */
export const ENVIRONMENT_TABS = [
  'architecture',
  'metrics',
  'logs',
  'cost',
  'resources',
  'diagnose',
  'deploys',
] as const;
export type EnvironmentTab = (typeof ENVIRONMENT_TABS)[number];
