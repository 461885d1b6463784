import { z } from 'zod';
import type { Pull } from '#lib/domain/forge/pull.ts';
import { parseInstant } from '#lib/domain/time.ts';
import { keptPull } from '../pull.ts';

const HASH = /^[0-9a-f]{40}([0-9a-f]{24})?$/;

/** A pull request, as events and answers of GitHub have it alike; of what they say more nothing is read. */
export const githubPull = z.looseObject({
  number: z.number().int().positive(),
  title: z.string(),
  html_url: z.string(),
  state: z.enum(['open', 'closed']),
  merged_at: z.string().nullish(),
  merge_commit_sha: z.string().nullish(),
  updated_at: z.string().refine((text) => !Number.isNaN(Date.parse(text))),
  user: z.looseObject({ login: z.string() }).nullish(),
  head: z.looseObject({ ref: z.string(), sha: z.string().regex(HASH) }),
  base: z.looseObject({ ref: z.string() }),
});

/** @returns undefined where its page is no address that may be linked to */
export function pullOfGithub(told: z.infer<typeof githubPull>): Pull | undefined {
  const { number, title, html_url: url, head, base, user, merged_at: mergedAt } = told;
  const merged = mergedAt ? told.merge_commit_sha : undefined;
  return keptPull({
    ...{ number, title, url, branch: head.ref, base: base.ref, head: head.sha },
    ...(user ? { author: user.login } : {}),
    // Of one that is open it is GitHub's own trial merge, which is on no branch.
    ...(merged && HASH.test(merged) ? { merged } : {}),
    state: mergedAt ? 'merged' : told.state,
    updatedAt: parseInstant(told.updated_at),
  });
}
