import { z } from 'zod';
import { environmentFields, portalFields, systemFields } from '../schema.ts';
import { state } from '../state-schema.ts';
import { approvals, environmentRef, name, refs, relativePath, roleArn, stackName, zips } from '../words.ts';

const lane = { refs: refs.min(1), approvals };

const infrastructure = z.strictObject({
  directory: relativePath,
  varFile: relativePath.optional(),
  variables: z.record(z.string(), z.string()).default({}),
  builds: zips.default([]),
  state,
  ...lane,
});

const application = z.strictObject({
  template: relativePath,
  stack: stackName,
  /** Parameters beside those that the hand-off feeds. */
  parameters: z.record(z.string(), z.string()).default({}),
  after: environmentRef.optional(),
  ...lane,
});

const environment = z
  .strictObject({
    ...environmentFields,
    prefix: z.string().min(1),
    roles: z.strictObject({
      read: roleArn,
      plan: roleArn,
      deployInfrastructure: roleArn,
      deployApplication: roleArn.optional(),
    }),
    infrastructure,
    application: application.optional(),
  })
  .superRefine(({ production, infrastructure, application }, context) => {
    if (!production) return;
    for (const [lane, settings] of Object.entries({ infrastructure, application })) {
      if (settings?.approvals !== 0) continue;
      const message = 'write 1 at least: in production somebody else must agree';
      context.addIssue({ code: 'custom', path: [lane, 'approvals'], message });
    }
  });

/** `portal.yaml` as it was before components: one Terraform root and one SAM template an environment. */
export const version1Schema = z.strictObject({
  version: z.literal(1),
  repository: z.string().min(1),
  ...portalFields,
  systems: z.record(name, z.strictObject({ ...systemFields, environments: z.record(name, environment) })),
});
