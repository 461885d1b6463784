/** Every page of the portal but the run page, whose address depends on what was deployed. */
export const PAGES = [
  '/',
  '/e/items/dev/architecture',
  '/e/items/dev/architecture?view=detailed',
  '/e/items/dev/metrics',
  '/e/items/dev/logs',
  '/e/items/dev/cost',
  '/e/items/dev/resources',
  '/e/items/dev/deploys',
  '/deploys',
  '/deploys/1',
  '/deploys/new',
  '/audit',
  '/budget',
  '/settings',
] as const;
