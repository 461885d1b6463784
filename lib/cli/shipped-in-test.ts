import { readFileSync } from 'node:fs';

type Json = Record<string, unknown>;
type Resource = { address: string; type: string; values: Json };

/** The systems as shipped, recorded, to be broken in a test. Tests only. */
export type Shipped = { state: Json; stack: Json };

const json = (path: string): Json => JSON.parse(readFileSync(path, 'utf8'));

export const items = (): Shipped => ({
  state: json('lib/terraform/json/fixtures/items-dev.state.json'),
  stack: json('lib/cloudformation/fixtures/items-dev-app.stack.json'),
});

export const hello = (): Shipped => ({
  state: json('lib/terraform/json/fixtures/hello-dev.state.json'),
  stack: {},
});

const resourcesOf = ({ state }: Shipped): Resource[] =>
  (state as { values: { root_module: { resources: Resource[] } } }).values.root_module.resources;

/** Values of one resource of the state. */
export function values(shipped: Shipped, address: string): Json {
  const found = resourcesOf(shipped).find((each) => each.address === address);
  if (!found) throw new Error(`no ${address} in the recorded state`);
  return found.values;
}

export function without(shipped: Shipped, matching: RegExp): void {
  const kept = resourcesOf(shipped).filter((each) => !matching.test(each.address));
  if (kept.length === resourcesOf(shipped).length) throw new Error(`nothing matches ${matching}`);
  resourcesOf(shipped).splice(0, Infinity, ...kept);
}

export function withResource(shipped: Shipped, address: string, own: Json): void {
  resourcesOf(shipped).push({ address, type: address.split('.')[0] ?? '', values: own });
}

/** Properties of one resource of the stack's template. */
export function properties(shipped: Shipped, logicalId: string): Json {
  const { Resources: resources } = shipped.stack.template as {
    Resources: Record<string, { Properties: Json }>;
  };
  const found = resources[logicalId];
  if (!found) throw new Error(`no ${logicalId} in the recorded stack`);
  return found.Properties;
}
