import { Webhooks } from '@octokit/webhooks';
import { z } from 'zod';
import { githubPull, pullOfGithub } from '../github/pull-shape.ts';
import type { HeardEvent, Listener } from './listener.ts';

const event = z.looseObject({
  repository: z.looseObject({ full_name: z.string() }).optional(),
});
const pullEvent = z.looseObject({ pull_request: githubPull });

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
    if (name !== 'pull_request') return heard;
    const pull = pullOfGithub(pullEvent.parse(payload).pull_request);
    return pull ? { ...heard, notice: { kind: 'pull', pull } } : heard;
  },
};
