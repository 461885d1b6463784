import type { AwsClients } from '#lib/aws/clients.ts';
import { type ChangeSet, changeSetOf } from '#lib/aws/write/change-set.ts';
import { processedTemplate, stackOf } from '#lib/aws/write/stack.ts';
import type { TemplateSide } from '#lib/cloudformation/change-set.ts';
import type { ChangeSetLevel, NestedLevel } from '#lib/cloudformation/nested-changes.ts';
import { parseTemplate } from '#lib/cloudformation/template-text.ts';

type Sides = Pick<ChangeSetLevel, 'before' | 'after'>;

/** Deeper than anybody nests; a circle ends here. */
const DEEPEST = 10;

/** A change set with those of its nested stacks, as far as CloudFormation gives them. */
export async function changeSetLevels(
  clients: AwsClients,
  changeSet: ChangeSet,
  sides: Sides,
  depth = 0,
): Promise<ChangeSetLevel> {
  const entries = changeSet.Changes ?? [];
  const nested: NestedLevel[] = [];
  for (const { ResourceChange: change } of depth < DEEPEST ? entries : []) {
    const { ChangeSetId: id, LogicalResourceId: logicalId, PhysicalResourceId: there } = change ?? {};
    if (!id || !logicalId) continue;
    const inside = await changeSetOf(clients, there, id);
    // Gone or not made: the stack around it is shown as it is.
    if (!inside) continue;
    const levels = await changeSetLevels(
      clients,
      inside,
      await nestedSides(clients, inside, there),
      depth + 1,
    );
    nested.push({ ...levels, logicalId });
  }
  return { entries, ...sides, nested };
}

/** Before: what the nested stack is made of now, where there is one. */
async function nestedSides(
  clients: AwsClients,
  { id, stack, parameters }: ChangeSet,
  there: string | undefined,
): Promise<Sides> {
  const now = there === undefined ? undefined : await stackOf(clients, there);
  const before = now && { template: await templateOf(clients, now.id), parameters: now.parameters };
  return { before, after: { template: await templateOf(clients, stack, id), parameters } };
}

/** As CloudFormation expanded it. */
export async function templateOf(
  clients: AwsClients,
  stack: string,
  changeSet?: string,
): Promise<TemplateSide['template']> {
  const text = await processedTemplate(clients, stack, changeSet);
  return text === undefined ? undefined : parseTemplate(text, stack).value;
}
