import { z } from 'zod';
import { ACTIONS } from '#lib/domain/access/action.ts';
import { ROLES } from '#lib/domain/access/role.ts';

/** Claims that say whose a job is. A rule that names none of them would take anybody's job at that issuer. */
const OWNERS = [
  'sub',
  'repository',
  'repository_id',
  'repository_owner_id',
  'project_id',
  'project_path',
] as const;

const issuer = z.url().refine((text) => {
  const { protocol, hostname } = new URL(text);
  return (
    protocol === 'https:' || (protocol === 'http:' && /^(localhost|127\.0\.0\.1|\[::1\])$/.test(hostname))
  );
}, 'write an https address');

const scope = z
  .enum(ACTIONS)
  .refine(
    (each) =>
      !each.startsWith('deploys:approve-') && !each.startsWith('tokens:') && each !== 'deploys:break-glass',
    'a pipeline neither approves nor breaks glass nor makes tokens',
  );

const rule = z.strictObject({
  /** Shown where the job did something. */
  name: z.string().min(1).max(80),
  /** Each must be there with this value, or one of these. No wildcards: GitHub has a claim for each part. */
  claims: z
    .record(z.string().min(1), z.union([z.string().min(1), z.array(z.string().min(1)).min(1)]))
    .refine(
      (claims) => OWNERS.some((each) => each in claims),
      `name whose job it is by one of ${OWNERS.join(', ')}`,
    ),
  role: z.enum(ROLES),
  /** `*`, `<system>/*` or `<system>/<environment>`. */
  on: z.string().min(1),
  /** At most these actions of the role. */
  scopes: z.array(scope).min(1),
});

/** Pipelines that call the portal with the OIDC token of their job, such as GitHub Actions: no secret anywhere. */
export const workloads = z
  .array(
    z.strictObject({
      issuer,
      /** What the job must ask its token for: this portal's address, so that a token for another service is none for us. */
      audience: z.string().min(1),
      /** The first that fits counts. */
      rules: z.array(rule).min(1),
    }),
  )
  .default([]);
