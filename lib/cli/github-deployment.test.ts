import examples from '@octokit/webhooks-examples' with { type: 'json' };
import { expect, it } from 'vitest';
import { parseInstant } from '#lib/domain/time.ts';
import { deployOfGithub } from './github-deployment.ts';

// GitHub's own published payloads.
const payloads = (
  examples as readonly { readonly name: string; readonly examples: readonly unknown[] }[]
).flatMap((each) => (each.name === 'deployment_status' ? each.examples : []));

it('reads every published deployment_status event: who, which commit, when', () => {
  expect(payloads.length).toBeGreaterThan(0);
  expect(deployOfGithub(payloads[0])).toEqual({
    title: 'deploy master',
    at: parseInstant('2019-05-15T15:20:55Z'),
    commit: 'f95f852bd8fca8fcc58a9a2d6c842781e32a215e',
    who: 'Codertocat',
  });
  for (const each of payloads) expect(() => deployOfGithub(each)).not.toThrow();
});

it('makes no marker of one that did not succeed, and refuses what is no such event', () => {
  const [sample] = payloads as readonly { deployment_status: object }[];
  const failed = { ...sample, deployment_status: { ...sample?.deployment_status, state: 'failure' } };
  expect(deployOfGithub(failed)).toBeUndefined();
  expect(() => deployOfGithub({ action: 'opened' })).toThrow();
});
