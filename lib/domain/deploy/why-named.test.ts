import { describe, expect, it } from 'vitest';
import type { LinesFound, LogLine } from '../logs/line.ts';
import type { OutsideChange } from '../outside/change.ts';
import { instant, minutes } from '../time.ts';
import { errorsSince } from './new-errors.ts';
import { type Evidence, whyNamed } from './why-named.ts';

const DEPLOYED = instant(1_000_000_000);
const at = (minute: number) => instant(DEPLOYED + minute * 60_000);

let count = 0;
function line(minute: number, message: string, more: Partial<LogLine> = {}): LogLine {
  count += 1;
  return {
    ...{ eventId: `e${count}`, group: 'api', stream: 's', at: at(minute), ingestedAt: at(minute) },
    ...{ level: 'ERROR', message, ...more },
  };
}
const found = (...lines: LogLine[]): LinesFound => ({ lines, complete: true });

const BEFORE = found(line(-60, 'ECONNRESET of 10.0.0.1'));
const SINCE = found(
  line(2, "KeyError: 'weight of it' in 3 parcels"),
  line(3, 'ECONNRESET of 10.0.0.9'),
  line(4, "KeyError: 'weight of it' in 12 parcels"),
  line(5, 'all is well', { level: 'INFO' }),
);
const errors = errorsSince({ since: SINCE, before: BEFORE, from: at(-1_440) });

describe('errors since a deploy', () => {
  it('are those of a kind that was not there before, equal ones counted together', () => {
    expect(errors).toMatchObject({
      fresh: [
        { count: 2, first: at(2), last: at(4), line: { message: "KeyError: 'weight of it' in 3 parcels" } },
      ],
      known: 1,
      lines: { api: 3 },
    });
  });

  it('say when not all lines were looked at, and from when on they were', () => {
    const cut = errorsSince({
      since: SINCE,
      before: { ...BEFORE, complete: false, searchedFrom: at(-90) },
      from: at(-1_440),
    });
    expect(cut).toMatchObject({ complete: false, comparedFrom: at(-90) });
  });

  it('count a time limit, which the runtime writes without a level', () => {
    const timedOut = line(1, 'Task timed out after 6.00 seconds', { level: 'PLATFORM' });
    expect(errorsSince({ since: found(timedOut), before: found(), from: at(-10) }).fresh).toHaveLength(1);
  });
});

const EVIDENCE: Evidence = {
  run: { number: 11, broke: { at: at(6), verdict: 'failing' } },
  after: {
    around: [
      { number: 10, component: 'application', state: 'succeeded', at: at(-300) },
      { number: 11, component: 'application', state: 'succeeded', at: at(1) },
    ],
    measured: { changed: [], deployedAt: DEPLOYED },
  },
  errors,
  changed: ['api'],
  code: [
    {
      artifact: 'ApiFunction',
      of: 3,
      files: [
        {
          path: 'sort.py',
          kind: 'changed',
          lines: [
            { kind: 'removed', text: 'return shelf' },
            { kind: 'added', text: '    raise KeyError("weight of it")' },
          ],
        },
      ],
    },
  ],
  outside: [],
  outsideAsOf: at(7),
};
const kinds = (evidence: Evidence) => whyNamed(evidence).grounds.map(({ kind, basis }) => `${kind} ${basis}`);

describe('why a run is named', () => {
  it('is each ground that holds, with what it rests on', () => {
    expect(kinds(EVIDENCE)).toEqual([
      'own-functions proven',
      'began-after proven',
      'in-diff inferred',
      'nothing-else proven',
    ]);
  });

  it('is not that its functions fail where others do too', () => {
    expect(kinds({ ...EVIDENCE, changed: ['worker'] })).not.toContain('own-functions proven');
  });

  it('is not that nothing else was changed where something was, or where nobody looked', () => {
    const change: OutsideChange = {
      ...{ environment: 'items/dev', kind: 'function', thing: 'items-dev-api', at: at(3), foundAt: at(4) },
    };
    expect(kinds({ ...EVIDENCE, outside: [change] })).not.toContain('nothing-else proven');
    const deploy = { number: 12, component: 'data', state: 'succeeded', at: at(4) } as const;
    const around = [...EVIDENCE.after.around, deploy];
    expect(kinds({ ...EVIDENCE, after: { ...EVIDENCE.after, around } })).not.toContain('nothing-else proven');
    const { outsideAsOf: _, ...unread } = EVIDENCE;
    expect(kinds(unread)).not.toContain('nothing-else proven');
    expect(whyNamed({ ...EVIDENCE, outsideAsOf: at(4) }).grounds.at(-1)).toMatchObject({
      kind: 'nothing-else',
      basis: 'inferred',
      lag: minutes(2),
    });
  });

  it('is nothing where no ground holds', () => {
    const none = errorsSince({ since: found(), before: found(), from: at(-10) });
    const { outsideAsOf: _, ...unread } = { ...EVIDENCE, errors: none };
    expect(whyNamed(unread).grounds).toEqual([]);
  });

  it('says why the watch did not see it: there was none, or it was over', () => {
    expect(whyNamed(EVIDENCE).missed).toEqual({ kind: 'none' });
    const rules = { watch: minutes(1), requests: 5, errorRatio: 0.05, latency: 2, wayBack: 'automatic' };
    const watch = { deployedAt: DEPLOYED, from: at(0), until: at(1), rules } as never;
    expect(whyNamed({ ...EVIDENCE, after: { ...EVIDENCE.after, watch } }).missed).toEqual({
      kind: 'ended-before',
      until: at(1),
      first: at(2),
    });
  });
});
