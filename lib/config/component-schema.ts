import { z } from 'zod';
import { driftSchedule } from './drift-schema.ts';
import { didYouMean } from './meant.ts';
import { region } from './region.ts';
import { state } from './state-schema.ts';
import {
  account,
  approvals,
  environmentRef,
  externalId,
  name,
  refs,
  relativePath,
  roleArn,
  stackName,
  via,
  zips,
} from './words.ts';

/** `network.vpc_id`, `items/dev/network.vpc_id`, or a value; `{ value: … }` is always the value itself. */
export const input = z.union(
  [
    z.string(),
    z.number().transform(String),
    z.boolean().transform(String),
    z.strictObject({ value: z.string() }),
  ],
  'write a value, <component>.<output> or { value: … }',
);

/** `api_url/health`: an output of the component and a path behind it. Or an address. */
const healthAddress = z.string().min(1, 'write <output>/<path> or an https address');

/** What is asked after a deploy. */
export const verify = z.union(
  [z.literal('none'), z.strictObject({ health: z.array(healthAddress).min(1) })],
  'write none, or { health: [<output>/<path>] }',
);

/** How what a template names by a local path is made. Without it a template with local code is refused. */
const stackBuild = z.union(
  [z.enum(['functions', 'sam']), z.strictObject({ command: z.array(z.string().min(1)).min(1) })],
  'write functions, sam or { command: [program, argument, …] }',
);
/** Functions to build before a plan. */
const rootBuild = z.strictObject({ functions: zips.min(1) });
export const anyBuild = z.union(
  [stackBuild, rootBuild],
  'write functions, sam, { command: […] } or { functions: [{ function, zip }] }',
);

/** Addresses of providers that may be installed. */
export const providers = z
  .array(
    z
      .string()
      .regex(
        /^([a-z0-9-]+(\.[a-z0-9-]+)+\/)?[a-z0-9_-]+\/[a-z0-9_-]+$/i,
        'write <namespace>/<name> or <host>/<namespace>/<name>',
      )
      .refine((each) => !NEVER.includes(each), 'cannot be allowed: it runs or fetches whatever it is told'),
  )
  .default([]);
const NEVER = ['hashicorp/external', 'hashicorp/http'];

/** Sources of modules that are no folders of the repository. */
export const modules = z
  .array(
    z.string().regex(/^[^\s*?.][^\s*?]*\*?$/, 'write a module source, or its beginning with * at the end'),
  )
  .default([]);

const everywhere = {
  /** Who may ask and how many must agree; Terraform's is infrastructure, CloudFormation's is application. */
  lane: z.enum(['infrastructure', 'application']).optional(),
  /** One of `repositories`; the first where none is named. */
  repository: name.optional(),
  /** Components of this environment that come before; those that `inputs` name need not be repeated. */
  after: z.array(name).default([]),
  /** Terraform variables or stack parameters; values that are no secrets. */
  inputs: z.record(z.string(), input).default({}),
  /** Empty: nothing is deployed from here. */
  refs: refs.default([]),
  approvals: approvals.default(1),
  /** A commit comes here only after it succeeded in the component of this name there. */
  promotedFrom: environmentRef.optional(),
  /** Where it differs from its environment. */
  account: account.optional(),
  region: region.optional(),
  roles: z
    .strictObject({
      read: roleArn.optional(),
      plan: roleArn.optional(),
      deploy: roleArn.optional(),
      externalId: externalId.optional(),
      via: via.optional(),
    })
    .optional(),
  verify: verify.default('none'),
  /** When it is looked at for what was changed beside deploys; never where it is not said. */
  drift: driftSchedule.optional(),
};

const terraform = z.strictObject({
  engine: z.enum(['terraform', 'tofu']),
  directory: relativePath,
  varFiles: z.array(relativePath).default([]),
  state,
  build: rootBuild.optional(),
  /** Beside hashicorp/aws and those of the file. */
  providers,
  modules,
  /** `generate`: made with the plan and applied with it, where the commit has none. */
  lockfile: z.enum(['committed', 'generate']).default('committed'),
  /** What starts Terraform or OpenTofu in the directory. */
  wrapper: z.literal('terragrunt', 'write terragrunt').optional(),
  ...everywhere,
});

const cloudformation = z.strictObject({
  engine: z.literal('cloudformation'),
  template: relativePath,
  stack: stackName,
  build: stackBuild.optional(),
  /** Bucket that built artifacts and large templates are uploaded to. */
  artifacts: input.optional(),
  /** Role that CloudFormation works as; without it, the deploy role. */
  executionRole: input.optional(),
  capabilities: z
    .array(z.enum(['CAPABILITY_IAM', 'CAPABILITY_NAMED_IAM', 'CAPABILITY_AUTO_EXPAND']))
    .default(['CAPABILITY_NAMED_IAM', 'CAPABILITY_AUTO_EXPAND']),
  /** Macros that its template may use, by name; their functions run while a change set is made. */
  macros: z
    .array(
      z.string().regex(/^(\d{12}::)?[A-Za-z0-9]{1,128}$/, 'write the name of a macro, or <account>::<name>'),
    )
    .default([]),
  /** Of the stack, beside Project, Environment and ManagedBy. */
  tags: z.record(z.string().min(1).max(128), z.string().max(256)).default({}),
  ...everywhere,
});

const ENGINES = ['terraform', 'tofu', 'cloudformation'];

export const component = z.discriminatedUnion('engine', [terraform, cloudformation], {
  error: ({ input }) => {
    const said = String((input as { engine?: unknown } | null | undefined)?.engine ?? '');
    return `write terraform, tofu, or cloudformation (SAM, CDK output and plain templates)${didYouMean(said, ENGINES)}`;
  },
});

export type ComponentFile = z.infer<typeof component>;
export type WrittenInput = z.infer<typeof input>;
