import { z } from 'zod';
import type { ToldDeploy } from '#lib/domain/outside/told.ts';
import { parseInstant } from '#lib/domain/time.ts';

const event = z.looseObject({
  deployment: z.looseObject({
    sha: z.string(),
    ref: z.string().default(''),
    task: z.string().default('deploy'),
    description: z.string().nullish(),
    creator: z.looseObject({ login: z.string() }).nullish(),
  }),
  deployment_status: z.looseObject({
    state: z.string(),
    created_at: z.string(),
    target_url: z.string().nullish(),
    log_url: z.string().nullish(),
  }),
});

/**
 * What a `deployment_status` event of GitHub tells; undefined for a deployment that has not (yet) succeeded.
 * @throws z.ZodError when it is no such event
 * @see https://docs.github.com/en/webhooks/webhook-events-and-payloads#deployment_status
 */
export function deployOfGithub(payload: unknown): Omit<ToldDeploy, 'environment'> | undefined {
  const { deployment, deployment_status: status } = event.parse(payload);
  if (status.state !== 'success') return undefined;
  const link = [status.log_url, status.target_url].find((each) => each?.startsWith('https://'));
  return {
    title: deployment.description || `${deployment.task} ${deployment.ref}`.trim(),
    at: parseInstant(status.created_at),
    commit: deployment.sha,
    ...(deployment.creator ? { who: deployment.creator.login } : {}),
    ...(link ? { link } : {}),
  };
}
