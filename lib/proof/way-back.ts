import { createPublicKey, verify } from 'node:crypto';
import type { Deployment } from '#lib/domain/deploy/deployment.ts';
import type { Run } from '#lib/domain/deploy/run.ts';

type Asked = Pick<Deployment, 'id' | 'environment' | 'commit' | 'origin'> & {
  readonly runs: readonly Pick<Run, 'component' | 'lane'>[];
};

const MARK = 'runner ';

/** What the runner signs when it goes back by itself: nobody who only writes the database can ask for it. */
export const wayBackText = ({ id, environment, commit, origin, runs }: Asked): string =>
  [
    'yagura way back v1',
    id,
    environment,
    commit,
    `${origin?.run} after ${origin?.after}`,
    ...runs.map(({ component, lane }) => `${component} ${lane}`),
  ].join('\n');

/** As the request's row keeps it. */
export const wayBackProof = (signature: string): string => `${MARK}${signature}`;

/** @param keys of runners, SubjectPublicKeyInfo in base64 */
export function isSignedByRunner(asked: Asked, proof: string | undefined, keys: readonly string[]): boolean {
  if (!proof?.startsWith(MARK)) return false;
  const signature = Buffer.from(proof.slice(MARK.length), 'base64');
  const text = Buffer.from(wayBackText(asked));
  return keys.some((each) => {
    const key = createPublicKey({ key: Buffer.from(each, 'base64'), format: 'der', type: 'spki' });
    return verify(null, text, key, signature);
  });
}
