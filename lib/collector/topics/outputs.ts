import { terraformOutputs } from '#lib/domain/inventory/outputs.ts';
import { ok } from '#lib/domain/result.ts';
import { minutes } from '#lib/domain/time.ts';
import { SNAPSHOT_FRESH } from '../declared.ts';
import type { Topic } from '../topic.ts';

export const outputs: Topic<'outputs'> = {
  name: 'outputs',
  every: minutes(1),
  async read(services, environment) {
    const declared = await services.declared(environment);
    if (!declared.ok) return declared;
    const { asOf, missing } = declared.value;
    const { terraform, ...stack } = declared.value.outputs;
    return ok({
      value: { terraform: terraformOutputs(terraform), ...stack },
      source: 'terraform show, cloudformation:DescribeStacks',
      asOf,
      freshFor: SNAPSHOT_FRESH,
      missing,
    });
  },
};
