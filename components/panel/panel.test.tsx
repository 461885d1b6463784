import { NextIntlClientProvider } from 'next-intl';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it, vi } from 'vitest';
import { NowProvider } from '#components/time/now.tsx';
import { type Failure, type Known, ready } from '#lib/domain/reading.ts';
import { type Instant, instant, minutes } from '#lib/domain/time.ts';
import en from '#messages/en.json' with { type: 'json' };
import { Panel } from './panel.tsx';

vi.mock('next/navigation', () => ({ useRouter: () => ({ refresh: () => undefined }) }));

const NOW = instant(Date.UTC(2026, 10, 22, 12));
const ago = (count: number): Instant => instant(NOW - count * 60_000);

function markup(reading: Known<readonly string[]>): string {
  return renderToStaticMarkup(
    <NextIntlClientProvider locale="en" messages={en} timeZone="UTC">
      <NowProvider now={NOW}>
        <Panel
          title="Alarms"
          reading={reading}
          empty={{
            when: (value) => value.length === 0,
            title: 'No alarm',
            what: 'It was read and has none.',
          }}
        >
          {(value) => <p>{value.join(', ')}</p>}
        </Panel>
      </NowProvider>
    </NextIntlClientProvider>,
  );
}

/** What a person reads, tags taken away. */
function words(reading: Known<readonly string[]>): string {
  return markup(reading)
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')
    .replaceAll('&quot;', '"')
    .trim();
}

const about = { asOf: ago(1), freshFor: minutes(3), source: 'cloudwatch:DescribeAlarms' };
const failed = (failure: Failure, last?: readonly string[]): Known<readonly string[]> => ({
  state: 'failed',
  failure,
  since: ago(15),
  tries: 4,
  nextTryAt: instant(NOW + 14_000),
  ...(last ? { last: { value: last, asOf: ago(20) } } : {}),
});

it('shows a value with its age', () => {
  expect(words(ready(['errors'], about))).toBe('Alarms 1 min ago errors');
});

it('says that nothing was read yet, which is not the same as nothing', () => {
  expect(words(undefined)).toContain('Not read yet');
  expect(words(ready([], about))).toContain('No alarm');
});

it('says what a value lacks', () => {
  const missing = [
    { what: 'scheduled', failure: { kind: 'throttled', api: 'logs:FilterLogEvents' } as const },
  ];
  expect(words(ready(['errors'], { ...about, missing }))).toContain('Partial. scheduled: throttled errors');
});

it.each<[Failure, string]>([
  [
    { kind: 'denied', principal: 'yagura-read', action: 'cloudwatch:DescribeAlarms', resource: '*' },
    'Access denied Role yagura-read lacks cloudwatch:DescribeAlarms on *.',
  ],
  [{ kind: 'throttled', api: 'logs:FilterLogEvents' }, 'Throttled by AWS'],
  [
    { kind: 'unavailable', cause: 'collector: connect ECONNREFUSED' },
    'No answer collector: connect ECONNREFUSED',
  ],
  [{ kind: 'not-enabled', what: 'Cost Explorer' }, 'Not enabled Cost Explorer'],
  [{ kind: 'not-found', what: 'items-dev-api' }, 'Not found'],
  [{ kind: 'expired', what: 'the session of the read role' }, 'Credentials expired'],
  [{ kind: 'malformed', where: 'MetricAlarms[0]' }, 'Answer not understood'],
])('says why %o cannot be read, since when, how often tried and when again', (failure, sentence) => {
  const text = words(failed(failure));
  expect(text).toContain(sentence);
  expect(text).toContain('since 15 min ago · 4 tries · next try in 14 s');
});

it('keeps the last good value below a failure, with its own age', () => {
  const text = words(failed({ kind: 'unavailable', cause: 'timeout' }, ['errors']));
  expect(text).toMatch(/No answer .* Last value read 20 min ago errors$/);
});

it('never shows a failed reading as empty', () => {
  expect(words(failed({ kind: 'unavailable', cause: 'timeout' }))).not.toContain('No alarm');
});

it('marks a value older than its source is usually read, and keeps it', () => {
  const old = ready(['errors'], { ...about, asOf: ago(4) });
  expect(markup(old)).toContain('data-stale');
  expect(words(old)).toBe('Alarms 4 min ago errors');
  expect(markup(ready(['errors'], about))).not.toContain('data-stale');
});

it.each<[Failure, string]>([
  [{ kind: 'denied', principal: 'r', action: 'a', resource: '*' }, 'Copy statement'],
  [{ kind: 'throttled', api: 'a' }, 'See AWS API calls'],
  [{ kind: 'not-enabled', what: 'Cost Explorer' }, 'See settings'],
  [{ kind: 'unavailable', cause: 'c' }, 'Try now'],
  [{ kind: 'expired', what: 's' }, 'Try now'],
])('offers one thing to do about %o', (failure, action) => {
  expect(words(failed(failure))).toMatch(new RegExp(`${action}$`));
  expect(markup(failed(failure)).match(/class="control/g)).toHaveLength(1);
});
