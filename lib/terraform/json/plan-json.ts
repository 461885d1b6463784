import { z } from 'zod';

/**
 * What we read of `terraform show -json <plan>`; everything else is left alone.
 * @see https://developer.hashicorp.com/terraform/internals/json-format
 */
const actions = z.array(z.enum(['no-op', 'create', 'read', 'update', 'delete', 'forget']));

const change = z.looseObject({
  actions,
  before: z.unknown().optional(),
  after: z.unknown().optional(),
  after_unknown: z.unknown().optional(),
  before_sensitive: z.unknown().optional(),
  after_sensitive: z.unknown().optional(),
  replace_paths: z.array(z.array(z.union([z.string(), z.number()]))).optional(),
  /** By an `import` block: what exists already is taken under management. */
  importing: z.looseObject({ id: z.string().optional() }).optional(),
});

const resourceChange = z.looseObject({
  address: z.string(),
  /** By a `moved` block: the address that it had. */
  previous_address: z.string().optional(),
  /** Key of an object that an earlier replacement left over. */
  deposed: z.string().optional(),
  mode: z.enum(['managed', 'data']),
  type: z.string(),
  change,
});

const planJson = z.looseObject({
  format_version: z.string().regex(/^1\./, 'format version 1 is the one that is known'),
  terraform_version: z.string(),
  variables: z.record(z.string(), z.looseObject({ value: z.unknown().optional() })).default({}),
  resource_changes: z.array(resourceChange).default([]),
  /** What the refresh found to be other than the state says. */
  resource_drift: z.array(resourceChange).default([]),
  output_changes: z.record(z.string(), change).default({}),
  /** The state as refreshed for this plan, in the format of a state. */
  prior_state: z.unknown().optional(),
  configuration: z.unknown().optional(),
  errored: z.boolean().default(false),
});

export type PlanJson = z.infer<typeof planJson>;
export type PlanJsonChange = z.infer<typeof change>;
export type PlanJsonResource = z.infer<typeof resourceChange>;

/** @throws z.ZodError or SyntaxError when this is no plan of a format that we know. */
export const parsePlanJson = (text: string): PlanJson => planJson.parse(JSON.parse(text));
