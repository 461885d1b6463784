import { z } from 'zod';
import { region } from './region.ts';
import { externalId, hcpWorkspace, relativePath, roleArn } from './words.ts';

/** A Terraform workspace of the state; `default` where it is not said. */
const workspace = z
  .string()
  .regex(/^[A-Za-z0-9_.-]{1,90}$/, 'write letters, digits, _ . and -')
  .refine(
    (name) => name !== '.' && name !== '..' && name !== 'default',
    'leave it out for the default workspace',
  )
  .optional();

/** Nothing was applied yet although the repository or an earlier run says otherwise: made anew knowingly. */
const mayBeEmpty = z.boolean().default(false);

export const state = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('local'),
    /** Under the runner's data folder, never inside a clone. */
    path: relativePath,
    workspace,
    mayBeEmpty,
  }),
  z.strictObject({
    kind: z.literal('s3'),
    bucket: z.string().min(3),
    key: z.string().min(1),
    region,
    workspace,
    /** Where workspaces lie in the bucket; `env:` where it is not said. */
    workspacePrefix: z.string().min(1).optional(),
    /** An object beside the state, a DynamoDB table, or nothing. */
    lock: z
      .union(
        [z.enum(['native', 'none']), z.strictObject({ table: z.string().regex(/^[\w.-]{3,255}$/) })],
        'write native, none or { table: name }',
      )
      .default('native'),
    kmsKey: z
      .string()
      .regex(/^arn:aws[a-z-]*:kms:[a-z0-9-]+:\d{12}:(key|alias)\/[\w/-]+$/, 'write the ARN of a KMS key')
      .optional(),
    /** Assumed by the component's roles to reach bucket, table and key. */
    role: roleArn.optional(),
    externalId: externalId.optional(),
    mayBeEmpty,
  }),
  /** Of HCP Terraform, in a workspace whose plans run elsewhere: here. */
  z.strictObject({ kind: z.literal('hcp'), ...hcpWorkspace, mayBeEmpty }),
]);

export type State = z.infer<typeof state>;
