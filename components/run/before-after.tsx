import Link from 'next/link';
import { Age } from '#components/time/age.tsx';
import { useView, useWords } from '#components/words/use-words.ts';
import { beforeAfter, shownRange } from '#lib/domain/deploy/after-deploy.ts';
import type { SlowMinute } from '#lib/domain/deploy/minute-figures.ts';
import { isSlower, shareOf, type WatchFigures, type WatchMinute } from '#lib/domain/deploy/release-watch.ts';
import type { RunPage } from '#lib/domain/deploy/run-page.ts';
import type { MetricsAnswer } from '#lib/domain/metrics/series.ts';
import type { Reading } from '#lib/domain/reading.ts';
import type { Instant } from '#lib/domain/time.ts';
import { ageWords, durationWords } from '#lib/words/duration.ts';
import { compact, percent } from '#lib/words/figures.ts';
import { hourMinute } from '#lib/words/moments.ts';
import { FigureChart, type Marks } from './figure-chart.tsx';

type Props = {
  readonly page: RunPage;
  readonly reading: Reading<MetricsAnswer>;
  readonly now: Instant;
};

/** Error ratio, latency and requests of what a release changed, before it and since, on one axis. */
export function BeforeAfter({ page, reading, now }: Props) {
  const t = useWords();
  const { after, run, environment } = page;
  const { measured, watch } = after;
  if (!measured) return null;
  const known = reading.state === 'ready' ? reading : undefined;
  const shown = known && beforeAfter(known.value, measured);
  const broke = run.broke?.at ?? (watch?.ended?.broken ? watch.ended.at : undefined);
  const range = shownRange(measured, broke, now);
  const marks: Marks = {
    ...{ range, deployedAt: measured.deployedAt, deployed: `#${run.number}` },
    ...(watch ? { watch: { from: watch.from, to: watch.until } } : {}),
    ...(broke === undefined ? {} : { broke }),
    words: { watch: t('after.watch'), broke: t('after.broke') },
  };
  const address = `/e/${environment}/metrics?${new URLSearchParams({ from: String(range.from), to: String(range.to) })}`;
  return (
    <section aria-labelledby="before-after" className="before-after">
      <div className="section-head">
        <h2 id="before-after" className="font-semibold">
          {t('after.title')}
        </h2>
        <span className="text-second text-t3">
          {shown && (
            <>
              {t('after.of', { n: shown.names.length, names: shown.names.join(', ') })} ·{' '}
              {t('after.span', { since: ageWords(t, Math.max(0, range.to - measured.deployedAt)) })} ·{' '}
            </>
          )}
          {known && <Age at={known.asOf} freshFor={known.freshFor} plain />}
        </span>
        <Link className="link ml-auto underline underline-offset-2" href={address} prefetch={false}>
          {t('after.metrics')}
        </Link>
      </div>
      {!known && <p className="px-5 py-3 text-t2">{t('after.unread')}</p>}
      {known && !shown && <p className="px-5 py-3 text-t2">{t('after.nothing')}</p>}
      {shown && (
        <div className="before-after-charts">
          <ErrorRatio shown={shown} marks={marks} limit={watch?.rules.errorRatio} />
          <Latency shown={shown} marks={marks} times={watch?.rules.latency} />
          <Requests shown={shown} marks={marks} />
        </div>
      )}
    </section>
  );
}

type Shown = NonNullable<ReturnType<typeof beforeAfter>>;
type ChartProps = { readonly shown: Shown; readonly marks: Marks };

function ErrorRatio({ shown, marks, limit = 0.05 }: ChartProps & { readonly limit?: number | undefined }) {
  const t = useWords();
  const [before, since] = [shareOf(shown.before), shareOf(shown.since)];
  const bad = since !== undefined && since >= limit && since >= 2 * (before ?? 0);
  return (
    <Figure
      title={t('after.errors')}
      detail={t('after.errorsOf')}
      before={before}
      since={since}
      say={percent}
      bad={bad}
    >
      <FigureChart
        {...{ label: t('after.errors'), minutes: shown.minutes, kind: 'bars', bad, marks }}
        value={(minute: WatchMinute) => shareOf(minute)}
        tick={percent}
      />
    </Figure>
  );
}

function Latency({ shown, marks, times = 2 }: ChartProps & { readonly times?: number | undefined }) {
  const t = useWords();
  const { before, since, slowest } = shown;
  const say = (millis: number) => durationWords(t, millis);
  // A single slow minute is most often a cold start; of a release that is known to have broken it is what broke.
  const brokeLate = marks.broke !== undefined && isSlower(slowest.before?.p95, slowest.since?.p95, times);
  const bad = isSlower(before.p95, since.p95, times);
  return (
    <Figure
      title={t('after.latency')}
      detail={t('after.latencyOf')}
      before={before.p95}
      since={since.p95}
      say={say}
      bad={bad}
      note={<SlowestMinute slowest={slowest} say={say} bad={bad || brokeLate} />}
    >
      <FigureChart
        {...{ label: t('after.latency'), minutes: shown.minutes, kind: 'line', marks }}
        bad={bad || brokeLate}
        value={({ p95 }: WatchMinute) => p95}
        tick={say}
      />
    </Figure>
  );
}

function SlowestMinute(props: {
  readonly slowest: Shown['slowest'];
  readonly say: (millis: number) => string;
  readonly bad: boolean;
}) {
  const t = useWords();
  const { zone } = useView();
  const { slowest, say, bad } = props;
  const words = (minute: SlowMinute | undefined) => (minute ? say(minute.p95) : t('after.none'));
  return (
    <p className="text-second text-t3">
      {t('after.slowest')} {words(slowest.before)} <span aria-hidden="true">→</span>
      <span className="sr-only">{t('after.beforeThen')}</span>{' '}
      <b className={bad ? 'text-failing-ink' : 'text-t2'}>{words(slowest.since)}</b>
      {slowest.since && ` · ${hourMinute(slowest.since.at, zone)}`}
    </p>
  );
}

function Requests({ shown, marks }: ChartProps) {
  const t = useWords();
  const { deployedAt, range } = marks;
  // From the first minute that was measured: before it there may have been nothing to ask.
  const first = shown.minutes[0]?.at ?? range.from;
  const perMinute = ({ requests }: WatchFigures, from: number, to: number) =>
    to - from < 60_000 ? undefined : requests / Math.floor((to - from) / 60_000);
  return (
    <Figure
      title={t('after.requests')}
      detail={t('after.perMinute')}
      before={perMinute(shown.before, first, deployedAt)}
      since={perMinute(shown.since, deployedAt, range.to)}
      say={compact}
      bad={false}
    >
      <FigureChart
        {...{ label: t('after.requests'), minutes: shown.minutes, kind: 'line', bad: false, marks }}
        value={({ requests }: WatchMinute) => requests}
        tick={compact}
      />
    </Figure>
  );
}

function Figure(props: {
  readonly title: string;
  readonly detail: string;
  readonly before: number | undefined;
  readonly since: number | undefined;
  readonly say: (value: number) => string;
  readonly bad: boolean;
  readonly note?: React.ReactNode;
  readonly children: React.ReactNode;
}) {
  const t = useWords();
  const { title, detail, before, since, say, bad, note } = props;
  const words = (value: number | undefined) => (value === undefined ? t('after.none') : say(value));
  return (
    <div className="before-after-chart">
      <p className="flex items-baseline gap-2">
        <span className="font-semibold">{title}</span>
        <span className="text-second text-t3">{detail}</span>
        <span className="ml-auto">
          {words(before)} <span aria-hidden="true">→</span>
          <span className="sr-only">{t('after.beforeThen')}</span>{' '}
          <b className={bad ? 'text-failing-ink' : ''}>{words(since)}</b>
        </span>
      </p>
      {props.children}
      {note}
    </div>
  );
}
