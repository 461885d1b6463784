import { NextIntlClientProvider } from 'next-intl';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it, vi } from 'vitest';
import { NowProvider } from '#components/time/now.tsx';
import type { EnvironmentKey } from '#lib/domain/environment.ts';
import type { MetricsAnswer } from '#lib/domain/metrics/series.ts';
import { type Reading, ready } from '#lib/domain/reading.ts';
import { instant, minutes } from '#lib/domain/time.ts';
import en from '#messages/en.json' with { type: 'json' };
import type { Compared } from './compared.ts';
import { GapNotes } from './gap-notes.tsx';
import { MetricsSheet } from './metrics-sheet.tsx';

vi.mock('next/navigation', () => ({
  useRouter: () => ({ refresh: () => undefined, push: () => undefined }),
  useSearchParams: () => new URLSearchParams(),
}));

const NOW = instant(Date.UTC(2026, 10, 22, 12));
const at = (minute: number) => instant(NOW - minutes(90) + minutes(minute));
const about = { asOf: NOW, freshFor: minutes(3), source: 'cloudwatch:GetMetricData' };
const deploy = { at: at(70), number: 409, runId: 'r' };

/** p95 of one function, minute by minute from `begin`. */
function answer(begin: number, levelAt: (minute: number) => number | undefined): MetricsAnswer {
  const points = Array.from({ length: 90 }, (_, index) => begin + index).flatMap((minute) => {
    const value = levelAt(minute);
    return value === undefined ? [] : [{ at: at(minute), value }];
  });
  const metric = { namespace: 'AWS/Lambda', name: 'Duration', dimensions: { FunctionName: 'items-dev-api' } };
  const series = [{ id: 's', metric, statistic: 'p95', unit: 'ms', points } as const];
  return {
    range: { from: at(begin), to: at(begin + 90) },
    period: minutes(1),
    deploys: [deploy],
    charts: [{ id: 'lambda.duration', resource: 'api', label: 'api', unit: 'ms', series }],
  };
}

const shown = ready(
  answer(0, (minute) => (minute < 70 ? 100 : 138)),
  about,
);

function markup(node: React.ReactNode): string {
  return renderToStaticMarkup(
    <NextIntlClientProvider locale="en" messages={en} timeZone="UTC">
      <NowProvider now={NOW}>{node}</NowProvider>
    </NextIntlClientProvider>,
  );
}

const textOf = (html: string) =>
  html
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();

const sheet = (compared?: Compared, alarms?: Parameters<typeof MetricsSheet>[0]['alarms']) =>
  markup(
    <MetricsSheet
      environment={'items/dev' as EnvironmentKey}
      reading={shown}
      alarms={alarms}
      compared={compared}
    />,
  );

it('says the change since the deploy in figures, and which time lies under it', () => {
  const text = textOf(
    sheet({
      with: { kind: 'before', deploy },
      reading: ready(
        answer(-20, () => 100),
        about,
      ),
    }),
  );
  expect(text).toContain('p95 138 ms +38 %');
  expect(text).toContain('Dashed: 10:10 to 11:40, before #409.');
});

it('draws nothing and says no figure where the time before was hardly measured', () => {
  const few = ready(
    answer(-20, (minute) => (minute === 3 ? 100 : undefined)),
    about,
  );
  expect(textOf(sheet({ with: { kind: 'before', deploy }, reading: few }))).toContain(
    'before #409: too few datapoints to compare',
  );
  const none = textOf(
    sheet({
      with: { kind: 'before', deploy },
      reading: ready(
        answer(-20, () => undefined),
        about,
      ),
    }),
  );
  expect(none).toContain('before #409: no datapoints');
  expect(none).not.toMatch(/[+−]\d+ %/);
});

it('says why nothing is compared: refused, or kept in longer periods only', () => {
  const failure = { kind: 'throttled', api: 'cloudwatch:GetMetricData' } as const;
  const refused = textOf(
    sheet({ with: { kind: 'before', deploy }, reading: { state: 'failed', failure, since: NOW, tries: 1 } }),
  );
  expect(refused).toContain('The time before #409 could not be read. throttled');
  const coarse = ready({ ...answer(-20, () => 100), period: minutes(5) }, about);
  expect(textOf(sheet({ with: { kind: 'before', deploy }, reading: coarse }))).toContain(
    'only longer periods from before #409: not comparable',
  );
});

it('leads from a deploy to its run, and from a threshold to its alarm', () => {
  const alarm = {
    name: 'api-slow',
    arn: 'arn:aws:cloudwatch:ap-northeast-1:000000000000:alarm:api-slow',
    state: 'ALARM',
    since: NOW,
    stateReason: '',
    metric: 'Duration',
    namespace: 'AWS/Lambda',
    dimensions: { FunctionName: 'items-dev-api' },
    threshold: 120,
  } as const;
  const html = sheet(undefined, ready([alarm], about));
  expect(html).toMatch(/<a[^>]*aria-label="Deploy #409, 2026-11-22 11:40:00"[^>]*href="\/deploys\/409"/);
  expect(html).toMatch(
    /<a[^>]*aria-label="alarm api-slow, 120\u00a0ms, Alarm api-slow, firing: alarm 120\u00a0ms"[^>]*href="\/e\/items\/dev\/resources\?q=api-slow"/,
  );
});

it('says that thresholds are lacking when alarms could not be read', () => {
  const failure = { kind: 'throttled', api: 'cloudwatch:DescribeAlarms' } as const;
  expect(textOf(sheet(undefined, { state: 'failed', failure, since: NOW, tries: 1 }))).toContain(
    'alarm thresholds: throttled',
  );
});

it('says of when its figures are, and speaks of a provisional end and of gaps only when there are any', () => {
  const notes = (reading: Reading<MetricsAnswer>) => textOf(markup(<GapNotes reading={reading} now={NOW} />));
  expect(notes(shown)).toBe('Values at 11:59, whole minutes');
  expect(notes({ ...shown, provisional: true })).toBe('Values at 11:56, whole minutes may still change');
  const holed = ready(
    answer(0, (minute) => (minute > 18 && minute < 27 ? undefined : 1)),
    about,
  );
  expect(notes(holed)).toContain('no datapoints 10:48 to 10:57');
  const missing = [{ what: 'x', failure: { kind: 'throttled', api: 'a' } as const }];
  expect(notes({ ...shown, missing })).toContain('1 metric not read: throttled');
});

it('says the newest whole minute, not the one that is still being counted', () => {
  const counted = ready(
    answer(0, (minute) => (minute < 87 ? 18 : 5)),
    about,
  );
  const text = textOf(
    markup(
      <MetricsSheet
        environment={'items/dev' as EnvironmentKey}
        reading={{ ...counted, provisional: true }}
        alarms={undefined}
        compared={undefined}
      />,
    ),
  );
  expect(text).toContain('p95 18 ms');
});

it('stands beside another environment, from the double on as times', () => {
  const text = textOf(
    sheet({
      with: { kind: 'environment', name: 'prod' },
      reading: ready(
        answer(0, () => 20),
        about,
      ),
    }),
  );
  expect(text).toContain('p95 138 ms 5×');
  expect(text).toContain('Dashed: prod at the same time.');
});

it('folds charts that were read and are empty into one line, but not what was not read', () => {
  const empty = answer(0, () => undefined);
  const unread = {
    ...empty,
    charts: empty.charts.map((chart) => ({
      ...chart,
      series: chart.series.map((each) => ({ ...each, unread: true as const })),
    })),
  };
  const text = (value: MetricsAnswer) =>
    textOf(
      markup(
        <MetricsSheet
          environment={'items/dev' as EnvironmentKey}
          reading={ready(value, about)}
          alarms={undefined}
          compared={undefined}
        />,
      ),
    );
  expect(text(empty)).toContain('1 chart without data api duration no datapoints since 10:30');
  expect(text(unread)).not.toContain('without data');
  expect(text(unread)).toContain('no data');
});
