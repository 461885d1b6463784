import { Webhooks } from '@octokit/webhooks';
import { z } from 'zod';
import { githubPull, pullOfGithub } from '../github/pull-shape.ts';
import type { HeardEvent, Listener } from './listener.ts';

const event = z.looseObject({
  repository: z.looseObject({ full_name: z.string() }).optional(),
});
const pullEvent = z.looseObject({ pull_request: githubPull });
const checked = z.looseObject({ head_sha: z.string().regex(/^[0-9a-f]{40}$/) });
const checkEvent = z.looseObject({
  action: z.string(),
  check_run: checked.optional(),
  check_suite: checked.optional(),
});

/**
 * Webhooks of GitHub. The signature is compared in constant time, by GitHub's own library.
 * @see https://docs.github.com/en/webhooks/using-webhooks/validating-webhook-deliveries
 */
export const githubListener: Listener = {
  forge: 'github',
  settings: ({ github }) => github,
  async isGenuine(secret, header, body) {
    const signature = header('x-hub-signature-256');
    if (!signature?.startsWith('sha256=')) return false;
    return new Webhooks({ secret }).verify(body, signature);
  },
  delivery: (header) => header('x-github-delivery'),
  read(header, payload): HeardEvent {
    const name = header('x-github-event') ?? '';
    const repository = event.parse(payload).repository?.full_name;
    const heard = { name, ...(repository === undefined ? {} : { repository }) };
    if (name === 'push' || name === 'create' || name === 'delete')
      return { ...heard, notice: { kind: 'push' } };
    if (name === 'check_run' || name === 'check_suite') {
      // GitHub has set what is run again to "queued" and waits for its App to say more.
      const { action, check_run: run, check_suite: suite } = checkEvent.parse(payload);
      const commit = (run ?? suite)?.head_sha;
      const isAgain = action === 'rerequested' && commit !== undefined;
      return isAgain ? { ...heard, notice: { kind: 'again', commit } } : heard;
    }
    if (name !== 'pull_request') return heard;
    const pull = pullOfGithub(pullEvent.parse(payload).pull_request);
    return pull ? { ...heard, notice: { kind: 'pull', pull } } : heard;
  },
};
