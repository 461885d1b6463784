import { terraformOutputs } from '#lib/domain/inventory/outputs.ts';
import type { Outputs } from '#lib/domain/inventory/resource.ts';
import { keysApart } from '#lib/domain/masking/keys-apart.ts';
import { maskerOf, maskJson } from '#lib/domain/masking.ts';
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
    const { terraform, stack, ...named } = declared.value.outputs;
    // Masked when it was stored too; what an earlier version stored is not shown either.
    const shown = maskJson(
      keysApart({ terraform: Object.assign({}, ...terraform.map(terraformOutputs)), stack }),
      maskerOf(),
    );
    return ok({
      value: { ...(shown as Pick<Outputs, 'terraform' | 'stack'>), ...named },
      source: 'terraform show, cloudformation:DescribeStacks',
      asOf,
      freshFor: SNAPSHOT_FRESH,
      missing,
    });
  },
};
