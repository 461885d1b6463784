import { inventoryOf } from '#lib/domain/inventory/from-declared.ts';
import { ok } from '#lib/domain/result.ts';
import { minutes } from '#lib/domain/time.ts';
import { SNAPSHOT_FRESH } from '../declared.ts';
import type { Topic } from '../topic.ts';

export const inventory: Topic<'inventory'> = {
  name: 'inventory',
  every: minutes(1),
  async read(services, environment) {
    const declared = await services.declared(environment);
    if (!declared.ok) return declared;
    const { resources, madeOf, asOf, missing } = declared.value;
    return ok({
      value: inventoryOf(resources, environment.key, madeOf),
      source: 'terraform show, cloudformation:ListStackResources',
      asOf,
      freshFor: SNAPSHOT_FRESH,
      missing,
    });
  },
};
