import { createHash, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import type { Pull } from '#lib/domain/forge/pull.ts';
import { instant } from '#lib/domain/time.ts';
import { keptPull } from '../pull.ts';
import type { HeardEvent, Listener } from './listener.ts';

const HASH = /^[0-9a-f]{40}([0-9a-f]{24})?$/;
const event = z.looseObject({
  object_kind: z.string(),
  project: z.looseObject({ path_with_namespace: z.string() }).optional(),
});
const STATES = {
  opened: 'open',
  reopened: 'open',
  locked: 'open',
  closed: 'closed',
  merged: 'merged',
} as const;
const mergeRequest = z.looseObject({
  iid: z.number().int().positive(),
  title: z.string(),
  url: z.string(),
  state: z.enum(['opened', 'reopened', 'locked', 'closed', 'merged']),
  source_branch: z.string(),
  target_branch: z.string(),
  merge_commit_sha: z.string().nullish(),
  // `2013-12-03T17:23:34Z`, and `2017-09-15 16:50:55 UTC` of older ones.
  updated_at: z.string().refine((text) => !Number.isNaN(Date.parse(text))),
  last_commit: z.looseObject({ id: z.string().regex(HASH) }),
});
const mergeEvent = z.looseObject({ object_attributes: mergeRequest });

/**
 * Webhooks of GitLab: it sends the secret itself.
 * @see https://docs.gitlab.com/user/project/integrations/webhook_events/
 */
export const gitlabListener: Listener = {
  forge: 'gitlab',
  settings: ({ gitlab }) => gitlab,
  isGenuine: async (secret, header) =>
    timingSafeEqual(digest(secret), digest(header('x-gitlab-token') ?? '')),
  // Older ones name no delivery: then it is what it says.
  delivery: (header, body) =>
    header('idempotency-key') ?? header('x-gitlab-event-uuid') ?? digest(body).toString('hex'),
  read(_, payload): HeardEvent {
    const { object_kind: name, project } = event.parse(payload);
    const heard = { name, ...(project ? { repository: project.path_with_namespace } : {}) };
    if (name === 'push' || name === 'tag_push') return { ...heard, notice: { kind: 'push' } };
    if (name !== 'merge_request') return heard;
    const pull = pullOf(mergeEvent.parse(payload).object_attributes);
    return pull ? { ...heard, notice: { kind: 'pull', pull } } : heard;
  },
};

/** Digests are of one length, whatever was sent. */
const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

function pullOf(told: z.infer<typeof mergeRequest>): Pull | undefined {
  const { iid, title, url, merge_commit_sha: merged, last_commit: newest } = told;
  const state = STATES[told.state];
  return keptPull({
    ...{ number: iid, title, url, state, branch: told.source_branch, base: told.target_branch },
    head: newest.id,
    ...(state === 'merged' && merged && HASH.test(merged) ? { merged } : {}),
    updatedAt: instant(Date.parse(told.updated_at)),
  });
}
