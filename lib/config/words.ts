import { z } from 'zod';
import { days } from '#lib/domain/time.ts';
import { duration } from './proof-schema.ts';

/** Words of `portal.yaml` that both of its versions use. */
export const name = z
  .string()
  .regex(/^[a-z][a-z0-9-]*$/, 'use lower-case letters, digits and hyphens, a letter first');
export const environmentRef = z
  .string()
  .regex(/^[a-z][a-z0-9-]*\/[a-z][a-z0-9-]*$/, 'write <system>/<environment>');
/** Everywhere, a system or an environment. */
export const everywhereOr = z
  .string()
  .regex(/^(\*|[a-z][a-z0-9-]*\/(\*|[a-z][a-z0-9-]*))$/, 'write *, <system>/* or <system>/<environment>');
export const roleArn = z
  .string()
  .regex(/^arn:aws[a-z-]*:iam::\d{12}:role\/[\w+=,.@/-]+$/, 'write the ARN of an IAM role');
const TWELVE_DIGITS = "write 12 digits in quotes ('012345678901')";
export const account = z
  .string({ error: ({ input }) => (input === undefined ? undefined : TWELVE_DIGITS) })
  .regex(/^\d{12}$/, TWELVE_DIGITS);
export const stackName = z
  .string()
  .regex(/^[A-Za-z][A-Za-z0-9-]{0,127}$/, 'write a CloudFormation stack name');

export const isRelative = (path: string): boolean => !path.startsWith('/') && !path.split('/').includes('..');
export const relativePath = z.string().min(1).refine(isRelative, 'write a path inside the repository');

/** Functions that are built before the plan, and where in the Terraform directory their zip goes. */
export const zips = z.array(z.strictObject({ function: name, zip: relativePath }));

/** Branches (and `tags/<name>`) that may be deployed here; `*` means any commit. */
export const refs = z.array(z.string().min(1));
/** People other than the requester who must agree. */
export const approvals = z.number().int().min(0).max(5);

/** What the roles' trust policies ask for, so that nobody else's portal is led to them. AWS takes these letters. */
export const externalId = z
  .string()
  .regex(/^[\w+=,.@:/-]{2,1224}$/, 'write 2 letters at least: letters, digits and + = , . @ : / -');

/** One state (`s3://bucket/key`), or all below a folder of it (`s3://bucket/folder/`). */
export const stateLocation = z
  .string()
  .regex(
    /^s3:\/\/[a-z0-9][a-z0-9.-]{2,62}\/[^\s]+$/,
    'write s3://<bucket>/<key>, or s3://<bucket>/<folder>/',
  );

/** Where a secret is: its value stands in no file. */
export const variable = z.string().regex(/^[A-Z][A-Z0-9_]*$/, 'write the name of an environment variable');

/** Pushed longer ago than `freshFor` is stale. */
const pushed = z.union(
  [
    name.transform((text) => ({ name: text, freshFor: days(7) })),
    z.strictObject({ name, freshFor: duration.default(days(7)) }),
  ],
  'write a name, or { name, freshFor }',
);

const tags = z
  .record(z.string().min(1).max(128), z.string().max(256))
  .refine((all) => Object.keys(all).length > 0, 'name a tag at least');

/** `shop-prod`, `shop-prod-*`, or all that carry these tags. A pattern holds a letter at least. */
const stackChoice = z.union(
  [
    stackName,
    z
      .string()
      .max(128)
      .regex(/^[A-Za-z*][A-Za-z0-9*-]*$/)
      .refine((text) => text.includes('*') && /[A-Za-z0-9]/.test(text)),
    z.strictObject({ tags }),
  ],
  'write the name of a stack, a pattern with * (shop-prod-*), or { tags: { key: value } }',
);

/** A workspace of HCP Terraform, or of Terraform Enterprise at a host of its own. */
export const hcpWorkspace = {
  hostname: z
    .string()
    .regex(/^[a-z0-9][a-z0-9.-]*(:\d{1,5})?$/, 'write the name of a host')
    .default('app.terraform.io'),
  organization: z.string().regex(/^[A-Za-z0-9_-]+$/, 'write the name of an organization'),
  workspace: z.string().regex(/^[A-Za-z0-9_-]+$/, 'write the name of a workspace'),
  token: variable,
};

/** What `watch` names: something at least. AWS takes tags of 128 and 256 letters. */
export const watch = z
  .strictObject({
    /** By name, by a pattern of names, or by tags. */
    stacks: z.array(stackChoice).min(1).optional(),
    states: z.array(stateLocation).min(1).optional(),
    /** States that the team's own pipeline pushes, by the names that it gives them. */
    pushed: z.array(pushed).min(1).optional(),
    /** Workspaces whose state is read by a token of the collector. */
    hcp: z.array(z.strictObject(hcpWorkspace)).min(1).optional(),
    /** Everything that carries all of these tags. */
    tags: tags.optional(),
  })
  .refine((watch) => Object.keys(watch).length > 0, 'name stacks, states, pushed or hcp states, or tags');

/** Roles that are assumed before the others, in this order. */
export const via = z
  .array(
    z.union(
      [
        roleArn.transform((role) => ({ role })),
        z
          .strictObject({ role: roleArn, externalId: externalId.optional() })
          .transform(({ role, externalId: id }) => ({
            role,
            ...(id === undefined ? {} : { externalId: id }),
          })),
      ],
      'write the ARN of an IAM role, or { role, externalId }',
    ),
  )
  .min(1)
  .max(3);
