import { z } from 'zod';

/** What is read of HCP Terraform's answers; whatever else stands there is left alone. */

/** @see https://developer.hashicorp.com/terraform/cloud-docs/api-docs/workspaces#show-workspace */
export const workspaceAnswer = z.object({
  data: z.object({
    id: z.string(),
    attributes: z.object({
      locked: z.boolean(),
      /** `remote`, `agent` or `local`. */
      'execution-mode': z.string(),
    }),
    relationships: z
      .object({
        'locked-by': z.object({ data: z.object({ id: z.string(), type: z.string() }).nullish() }).optional(),
      })
      .default({}),
  }),
});

/** @see https://developer.hashicorp.com/terraform/cloud-docs/api-docs/state-versions#fetch-the-current-state-version-for-a-workspace */
export const stateVersionAnswer = z.object({
  data: z.object({
    id: z.string(),
    attributes: z.object({
      'created-at': z.iso.datetime({ offset: true }),
      serial: z.number(),
      'hosted-state-download-url': z.url(),
    }),
  }),
});
