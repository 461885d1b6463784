import { z } from 'zod';
import { ROLES } from '#lib/domain/access/role.ts';
import { RISKS } from '#lib/domain/deploy/plan.ts';
import { EDGE_KINDS } from '#lib/domain/graph/model.ts';
import { days } from '#lib/domain/time.ts';
import { afterDeploy } from './after-deploy.ts';
import { component, modules, providers } from './component-schema.ts';
import { driftSettings } from './drift-schema.ts';
import { forge } from './forge-schema.ts';
import { FRAGMENT_FIELDS } from './fragment-schema.ts';
import { freezeWindow, freezeWindowOn } from './freeze-schema.ts';
import { keep } from './keep.ts';
import { notifications } from './notifications-schema.ts';
import { payer } from './payers.ts';
import { productionProblems } from './production-problems.ts';
import { duration, person, proof } from './proof-schema.ts';
import { region } from './region.ts';
import { rules } from './rules-schema.ts';
import { slos } from './slos.ts';
import { thresholds } from './thresholds.ts';
import { account, everywhereOr, externalId, isRelative, name, roleArn, via, watch } from './words.ts';
import { workloads } from './workloads.ts';

/**
 * `portal.yaml`, version 2. Reference: `docs/portal-yaml.md`. Unknown keys are errors, so that a typing mistake is found
 * when the file is read and not when the setting is missed.
 */

/** Where it is written what to do: only an `https` address becomes a link. */
const runbook = z
  .string()
  .min(1)
  .refine(
    (text) => (text.startsWith('https://') ? URL.canParse(text) : isRelative(text) && !text.includes(':')),
    'write a path inside the repository or an https address',
  );

/** AWS takes 128 and 256 letters. */
const billing = z.strictObject({
  /** Cost allocation tags. An environment's add to its system's. */
  tags: z
    .record(z.string().min(1).max(128), z.string().min(1).max(256))
    .refine((tags) => Object.keys(tags).length > 0, 'name a tag at least'),
});

/** What an environment says in both versions of the file. */
export const environmentFields = {
  account,
  region,
  production: z.boolean().default(false),
  /** Requests and approvals are signed by keys of `people`, and the runner believes nothing else. */
  proof: z.enum(['passkey']).optional(),
  /** Instead of the file's. */
  planMaxAge: duration.optional(),
  approvalMaxAge: duration.optional(),
  /** US dollars a month: the tick on the cost bar. */
  budgetUsd: z.number().positive().optional(),
  /** What it promises at its front door: error budget and burn rate are judged. */
  slos: slos.optional(),
  /** How long a release is watched once it is deployed, for what, and what happens when it breaks. */
  afterDeploy: afterDeploy.optional(),
  /** What drift means for its health; whether it is looked for, each component says. */
  drift: driftSettings.optional(),
  /** How its bill is known. Without it Cost Explorer, which costs money, is not asked. */
  billing: billing.optional(),
};

/** Kept for what is not built yet; whoever writes them is told. */
const reserved = z.unknown().optional();
export const RESERVED = ['claims'] as const;

const environment = z
  .strictObject({
    ...environmentFields,
    /** Common start of its resources' names, left out of labels; `<system>-<environment>` where it is not said. */
    prefix: z.string().min(1).optional(),
    roles: z.strictObject({
      read: roleArn,
      plan: roleArn.optional(),
      deployInfrastructure: roleArn.optional(),
      deployApplication: roleArn.optional(),
      externalId: externalId.optional(),
      via: via.optional(),
    }),
    /** What is deployed here; in the order of `after` and `inputs`, else of the file. */
    components: z.record(name, component).default({}),
    /** What is read without being deployed from here. */
    watch: watch.optional(),
    claims: reserved,
    /** Risks that send a change to the strict lane; in production all of them. */
    strictFor: z.array(z.enum(RISKS)).optional(),
    /** When nothing is applied here, beside the file's `freezes`. */
    freeze: z.array(freezeWindow).default([]),
    /** In place of the file's. */
    rules: rules.default({}),
    /** When its figures are bad, where that is not as usual. */
    thresholds: thresholds.optional(),
  })
  .superRefine(({ production, components, watch, strictFor }, context) => {
    if (Object.keys(components).length === 0 && !watch)
      context.addIssue({ code: 'custom', path: [], message: 'name components, or what to watch' });
    if (!production) return;
    for (const [path, message] of productionProblems({ components, strictFor }))
      context.addIssue({ code: 'custom', path: [...path], message });
  })
  .transform(({ strictFor, ...all }) => ({
    ...all,
    strictFor: strictFor ?? (all.production ? [...RISKS] : []),
  }));

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

/** What a system says in both versions of the file, beside its environments. */
export const systemFields = {
  title: z.string().min(1),
  /** Shown before its name: `shop/orders`. Addressed by its name alone. */
  group: name.optional(),
  owner: z.string().min(1).optional(),
  onCall: z.string().min(1).optional(),
  runbook: runbook.optional(),
  /** What its pictures show beside what is deployed. */
  diagram: diagram.optional(),
  /** Of all its environments. */
  billing: billing.optional(),
};

/** What the file says in both versions, beside its systems. */
export const portalFields = {
  /** What `deploy dev` means when no system is named; the first of the file where it is not said. */
  defaultSystem: name.optional(),
  /** Groups of the identity provider → role, on `*`, `<system>/*` or `<system>/<environment>`. */
  access: z.array(z.strictObject({ group: z.string().min(1), role: z.enum(ROLES), on: everywhereOr })).min(1),
  workloads,
  /** A plan older than this is neither approved nor applied. */
  planMaxAge: duration.default(days(7)),
  /** An approval older than this does not count any more. */
  approvalMaxAge: duration.default(days(3)),
  proof: proof.optional(),
  people: z.array(person).default([]),
  /** Who is told of what. */
  notifications: notifications.optional(),
  /** When nothing is applied, by place. */
  freezes: z.array(freezeWindowOn).default([]),
  /** What a plan may not do, anywhere. */
  rules: rules.default({}),
  /** Where pull requests live. */
  forge: forge.optional(),
};

/** A folder on the machine of the runner, relative to this file, or an address. */
const repository = z.union(
  [
    z
      .string()
      .min(1)
      .transform((url) => ({ url })),
    z.strictObject({
      url: z.string().min(1),
      /** Name of the runner's environment variable that holds the credential. */
      credential: z
        .string()
        .regex(/^[A-Z][A-Z0-9_]*$/, 'write the name of an environment variable of the runner')
        .optional(),
      /** What its own `yagura.yaml` may say of its components. None: it is not read. */
      fragments: z
        .array(z.enum(FRAGMENT_FIELDS, `write some of ${FRAGMENT_FIELDS.join(', ')}`))
        .min(1)
        .optional(),
    }),
  ],
  'write a folder or an address, or { url, credential, fragments }',
);

export const portalConfigSchema = z.strictObject({
  version: z.literal(2),
  /** Where commits are cloned from, by name; the first is meant where a component names none. */
  repositories: z
    .record(name, repository)
    .refine((all) => Object.keys(all).length > 0, 'name a repository at least'),
  ...portalFields,
  /** For all components of Terraform, beside hashicorp/aws. */
  providers,
  modules,
  /** What measuring all environments may cost a month; they are measured as often as that allows. */
  metrics: z.strictObject({ monthlyUsd: z.number().positive().default(100) }).prefault({}),
  keep,
  /** Who is asked for bills in place of the accounts themselves. */
  payers: z.array(payer).default([]),
  systems: z.record(name, z.strictObject({ ...systemFields, environments: z.record(name, environment) })),
});

/** The default system is said, or found; empty where nothing is watched yet. */
export type PortalFile = z.infer<typeof portalConfigSchema> & { readonly defaultSystem: string };
export type EnvironmentConfig = z.infer<typeof environment>;
