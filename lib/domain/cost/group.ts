/** What a day's bar is stacked from. */
export const COST_GROUPS = ['network', 'api', 'database', 'compute', 'rest'] as const;
export type CostGroup = (typeof COST_GROUPS)[number];
