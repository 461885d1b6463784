import { NextIntlClientProvider } from 'next-intl';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import type { JourneyStep } from '#lib/domain/logs/journey.ts';
import type { LogGroup } from '#lib/domain/logs/line.ts';
import { instant } from '#lib/domain/time.ts';
import en from '#messages/en.json' with { type: 'json' };
import { Waterfall } from './waterfall.tsx';

const GROUPS: readonly LogGroup[] = [{ name: '/aws/lambda/items-dev-api', label: 'api', kind: 'function' }];
const group = '/aws/lambda/items-dev-api';
const at = (from: number, to: number) => ({ from: instant(from), to: instant(to) });

function markup(steps: readonly JourneyStep[], reading = false): string {
  return renderToStaticMarkup(
    <NextIntlClientProvider locale="en" messages={en} timeZone="UTC">
      <Waterfall
        steps={steps}
        range={at(1_000, 2_000)}
        groups={GROUPS}
        reading={reading}
        onFollow={() => undefined}
      />
    </NextIntlClientProvider>,
  );
}

/** What a person hears and reads of each step, tags taken away. */
const words = (steps: readonly JourneyStep[], reading = false): readonly string[] =>
  [...markup(steps, reading).matchAll(/<li.*?<\/li>/g)].map(([item]) =>
    item
      .replace(/<[^>]+>/g, ' ')
      .replace(/&#x27;/g, "'")
      .replace(/\s+/g, ' ')
      .trim(),
  );

const RAN: JourneyStep = {
  what: 'invocation',
  certainty: 'proven',
  why: { code: 'integration-id' },
  group,
  range: at(1_250, 1_750),
};
const NO_ACCESS: JourneyStep = {
  what: 'gateway',
  certainty: 'unavailable',
  why: { code: 'access-not-found' },
};

it('says of a proven step where it is in time, for those who do not see the bar', () => {
  expect(words([RAN])).toEqual([
    'api 500 ms Proven. The access log names this invocation as integrationRequestId. 250 ms after its start, for 500 ms.',
  ]);
  expect(markup([RAN])).toMatch(/<rect x="25%" width="50%"/);
});

it('says of an unavailable step why, and draws no bar', () => {
  const denied: JourneyStep = { ...NO_ACCESS, why: { code: 'unread', cause: 'denied' } };
  expect(words([denied])).toEqual(['API Gateway Unavailable. A log group could not be read: access denied.']);
  expect(markup([denied]).match(/<rect [^>]*width="\d+(\.\d+)?%"/)).toBeNull();
});

it('does not call missing what is still being read', () => {
  expect(words([NO_ACCESS], true)).toEqual(['API Gateway Reading the log groups…']);
  expect(words([NO_ACCESS])).toEqual([
    'API Gateway Unavailable. The access log was read and has no line with this ID.',
  ]);
});

it('counts tries and says which failed', () => {
  const record = { code: 'record', event: 'INSERT', item: '<b>01JCX5T9</b>', others: 2 } as const;
  const [first] = words([
    {
      ...RAN,
      what: 'record',
      certainty: 'inferred',
      why: record,
      attempt: { nth: 1, of: 2 },
      outcome: 'failed',
    },
  ]);
  expect(first).toContain('failed Inferred. Try 1 of 2. INSERT of item &lt;b&gt;01JCX…');
  expect(first).toContain('2 other records match too.');
});
