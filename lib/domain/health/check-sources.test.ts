import { expect, it } from 'vitest';
import { failedAfter, ready } from '../reading.ts';
import { instant, minutes } from '../time.ts';
import { checkSources } from './check-sources.ts';

const now = instant(1_795_000_000_000);
const about = { asOf: now, freshFor: minutes(15), source: 'sample' };
const denied = { kind: 'denied', principal: 'r', action: 's3:GetObject', resource: '*' } as const;

it('a state that is refused is unknown with the action that it lacks, beside whatever else is well', () => {
  const watched = ready({}, { ...about, missing: [{ what: 's3://states/db.tfstate', failure: denied }] });
  expect(checkSources({ watches: true, stack: ready({}, about), watched, now })).toMatchObject([
    {
      verdict: 'unknown',
      reason: {
        code: 'health.source-unread',
        params: { what: 's3://states/db.tfstate', cause: 'denied' },
        evidence: [{ text: 's3:GetObject' }],
      },
    },
  ]);
});

it('one of several stacks that cannot be read is unknown too', () => {
  const stack = ready({}, { ...about, missing: [{ what: 'shop-web', failure: denied }] });
  expect(checkSources({ watches: false, stack, watched: undefined, now })).toHaveLength(1);
});

it('what was never read, or not any more, is unknown; who watches no state is asked for none', () => {
  const lost = failedAfter(undefined, denied, now);
  expect(checkSources({ watches: true, stack: undefined, watched: undefined, now })).toHaveLength(1);
  expect(checkSources({ watches: true, stack: undefined, watched: lost, now })).toHaveLength(1);
  expect(checkSources({ watches: false, stack: undefined, watched: undefined, now })).toEqual([]);
});
