import { z } from 'zod';
import { ROLES } from '#lib/domain/access/role.ts';
import { EDGE_KINDS } from '#lib/domain/graph/model.ts';
import { days } from '#lib/domain/time.ts';
import { duration, person, proof } from './proof-schema.ts';
import { workloads } from './workloads.ts';

/**
 * `portal.yaml`. Reference: `docs/portal-yaml.md`. Unknown keys are errors, so that a typing mistake is found
 * when the file is read and not when the setting is missed.
 */
const name = z
  .string()
  .regex(/^[a-z][a-z0-9-]*$/, 'use lower-case letters, digits and hyphens, a letter first');
const environmentRef = z.string().regex(/^[a-z][a-z0-9-]*\/[a-z][a-z0-9-]*$/, 'write <system>/<environment>');
const roleArn = z
  .string()
  .regex(/^arn:aws[a-z-]*:iam::\d{12}:role\/[\w+=,.@/-]+$/, 'write the ARN of an IAM role');
const account = z.string().regex(/^\d{12}$/, "write 12 digits in quotes ('012345678901')");
const region = z.string().regex(/^[a-z]{2}(-[a-z]+)+-\d$/, 'write an AWS region, for example ap-northeast-1');
const isRelative = (path: string): boolean => !path.startsWith('/') && !path.split('/').includes('..');
const relativePath = z.string().min(1).refine(isRelative, 'write a path inside the repository');

/** Where it is written what to do: only an `https` address becomes a link. */
const runbook = z
  .string()
  .min(1)
  .refine(
    (text) => (text.startsWith('https://') ? URL.canParse(text) : isRelative(text) && !text.includes(':')),
    'write a path inside the repository or an https address',
  );

const state = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('local'),
    /** Under the runner's data folder, never inside a clone. */
    path: relativePath,
  }),
  z.strictObject({ kind: z.literal('s3'), bucket: z.string().min(3), key: z.string().min(1), region }),
]);

const lane = {
  /** Branches (and `tags/<name>`) that may be deployed here; `*` means any commit. */
  refs: z.array(z.string().min(1)).min(1),
  /** People other than the requester who must agree. */
  approvals: z.number().int().min(0).max(5),
};

const infrastructure = z.strictObject({
  directory: relativePath,
  varFile: relativePath.optional(),
  /** Further variables; values that are no secrets. */
  variables: z.record(z.string(), z.string()).default({}),
  /** Functions that are built before the plan, and where in `directory` their zip goes. */
  builds: z.array(z.strictObject({ function: name, zip: relativePath })).default([]),
  state,
  ...lane,
});

const application = z.strictObject({
  template: relativePath,
  stack: z.string().regex(/^[A-Za-z][A-Za-z0-9-]{0,127}$/, 'write a CloudFormation stack name'),
  /** Parameters beside those that the hand-off feeds. */
  parameters: z.record(z.string(), z.string()).default({}),
  /** A commit comes here only after it succeeded there. */
  after: environmentRef.optional(),
  ...lane,
});

/** AWS takes 128 and 256 letters. */
const billing = z.strictObject({
  /** Cost allocation tags. An environment's add to its system's. */
  tags: z
    .record(z.string().min(1).max(128), z.string().min(1).max(256))
    .refine((tags) => Object.keys(tags).length > 0, 'name a tag at least'),
});

const environmentSettings = z.strictObject({
  account,
  region,
  prefix: z.string().min(1),
  production: z.boolean().default(false),
  roles: z.strictObject({
    read: roleArn,
    plan: roleArn,
    deployInfrastructure: roleArn,
    deployApplication: roleArn.optional(),
  }),
  infrastructure,
  application: application.optional(),
  /** Requests and approvals are signed by keys of `people`, and the runner believes nothing else. */
  proof: z.enum(['passkey']).optional(),
  /** Instead of the file's. */
  planMaxAge: duration.optional(),
  approvalMaxAge: duration.optional(),
  /** US dollars a month: the tick on the cost bar. */
  budgetUsd: z.number().positive().optional(),
  /** How its bill is known. Without it Cost Explorer, which costs money, is not asked. */
  billing: billing.optional(),
});

/** What is production changes only with somebody else's word. */
const environment = environmentSettings.superRefine(
  ({ production, infrastructure, application }, context) => {
    if (!production) return;
    for (const [lane, settings] of Object.entries({ infrastructure, application })) {
      if (settings?.approvals !== 0) continue;
      const message = 'write 1 at least: in production somebody else must agree';
      context.addIssue({ code: 'custom', path: [lane, 'approvals'], message });
    }
  },
);

/** A node by id, ARN or name, by its name without the prefix, or `<kind>:<name>`. */
const nodeRef = z.string().min(1, 'write the name of a resource or of an external thing');

const diagram = z.strictObject({
  /** People and systems that no state knows. */
  external: z
    .array(
      z.strictObject({
        id: name,
        title: z.string().min(1),
        kind: z.enum(['person', 'system']).default('system'),
      }),
    )
    .default([]),
  edges: z
    .array(
      z.strictObject({
        from: nodeRef,
        to: nodeRef,
        kind: z.enum(EDGE_KINDS).default('request'),
        label: z.string().min(1).optional(),
      }),
    )
    .default([]),
  rename: z.record(z.string(), z.string().min(1)).default({}),
  /** `*` stands for any run of characters. */
  hide: z.array(nodeRef).default([]),
  groups: z.array(z.strictObject({ title: z.string().min(1), members: z.array(nodeRef).min(1) })).default([]),
});

const system = z.strictObject({
  title: z.string().min(1),
  owner: z.string().min(1).optional(),
  onCall: z.string().min(1).optional(),
  runbook: runbook.optional(),
  /** What its pictures show beside what is deployed. */
  diagram: diagram.optional(),
  /** Of all its environments. */
  billing: billing.optional(),
  environments: z.record(name, environment),
});

export const portalConfigSchema = z.strictObject({
  version: z.literal(1),
  /** What `deploy dev` means when no system is named. */
  defaultSystem: name,
  /** Where commits are cloned from: a folder on the machine of web and runner, relative to this file. */
  repository: z.string().min(1),
  /** Groups of the identity provider → role, on `*`, `<system>/*` or `<system>/<environment>`. */
  access: z
    .array(z.strictObject({ group: z.string().min(1), role: z.enum(ROLES), on: z.string().min(1) }))
    .min(1),
  workloads,
  /** A plan older than this is neither approved nor applied. */
  planMaxAge: duration.default(days(7)),
  /** An approval older than this does not count any more. */
  approvalMaxAge: duration.default(days(3)),
  proof: proof.optional(),
  people: z.array(person).default([]),
  systems: z.record(name, system),
});

export type PortalFile = z.infer<typeof portalConfigSchema>;
export type EnvironmentConfig = z.infer<typeof environment>;
export type ApplicationConfig = z.infer<typeof application>;
