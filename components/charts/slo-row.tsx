import { MissingParts } from '#components/panel/missing-parts.tsx';
import { Glyph } from '#components/status/glyph.tsx';
import { Age } from '#components/time/age.tsx';
import { useWords } from '#components/words/use-words.ts';
import {
  type Burn,
  type Objective,
  SLO_SPAN,
  type SloCount,
  type SloState,
  type Slos,
} from '#lib/domain/metrics/slo.ts';
import { type Known, shownValue } from '#lib/domain/reading.ts';
import type { Instant } from '#lib/domain/time.ts';
import { durationWords } from '#lib/words/duration.ts';
import { failureWord } from '#lib/words/failure.ts';
import { compact } from '#lib/words/figures.ts';

/** What an environment promises and what became of it, a block an objective; nothing where nothing is promised. */
export function SloRow({ reading }: { readonly reading: Known<Slos> }) {
  const t = useWords();
  const shown = reading && shownValue(reading);
  if (!reading || !shown || shown.value.states.length === 0) return null;
  return (
    <section id="slo" aria-label={t('slo.title')}>
      {reading.state === 'failed' && (
        <p className="border-b border-line1 px-5 py-1.5 text-second text-degraded-ink" role="status">
          {failureWord(t, reading.failure)} <Age at={reading.since} freshFor={0} />
        </p>
      )}
      {reading.state === 'ready' && <MissingParts missing={reading.missing} />}
      <div className="slo-row">
        {shown.value.states.map((state) => (
          <Block key={state.objective.kind} state={state} least={shown.value.minRequests} asOf={shown.asOf} />
        ))}
      </div>
    </section>
  );
}

function Block(props: { readonly state: SloState; readonly least: number; readonly asOf: Instant }) {
  const t = useWords();
  const { least, asOf } = props;
  const { objective, month, left, hour, sixHours, curve } = props.state;
  const few = month.requests < least || left === undefined;
  return (
    <section className="slo" aria-label={nameOf(t, objective)}>
      <div className="min-w-0">
        <h2 className="font-semibold">{nameOf(t, objective)}</h2>
        {few ? (
          <p className="text-t2">{t('slo.few', { n: month.requests, least })}</p>
        ) : (
          <>
            <p className="text-title font-semibold">
              {achieved(month)}{' '}
              <span className="text-second font-normal text-t2">
                {t(`slo.of.${objective.kind}`, { target: percentOf(objective.target) })}
              </span>
            </p>
            <p className="text-second text-t2">{t(`slo.counts.${objective.kind}`, counts(month))}</p>
          </>
        )}
      </div>
      <div>
        <p className="text-second text-t2">{t('slo.budget')}</p>
        {!few && (
          <>
            <p className="font-semibold">
              {left < 0
                ? t('slo.overspent', { share: `${Math.round(-left * 100)} %` })
                : t('slo.left', { share: `${Math.round(left * 100)} %`, time: timeLeft(t, objective, left) })}
            </p>
            <svg className="slo-bar" width="100%" height="6" aria-hidden="true">
              <rect width="100%" height="6" fill="var(--s3)" />
              <rect
                x={`${100 - Math.max(0, left) * 100}%`}
                width={`${Math.max(0, left) * 100}%`}
                height="6"
                fill={left > 0 ? 'var(--accent)' : 'none'}
              />
            </svg>
          </>
        )}
        <p className="text-label text-t3">
          {t('slo.span')} · <Age at={asOf} bare />
        </p>
      </div>
      <dl className="grid content-start gap-0.5" aria-label={t('slo.burn')}>
        <BurnLine hours={1} burn={hour} least={least} />
        <BurnLine hours={6} burn={sixHours} least={least} />
      </dl>
      {!few && <Curve curve={curve} />}
    </section>
  );
}

function BurnLine({
  hours,
  burn,
  least,
}: {
  readonly hours: number;
  readonly burn: Burn;
  readonly least: number;
}) {
  const t = useWords();
  const over = burn.enough && burn.rate >= burn.limit;
  return (
    <div className="flex items-start gap-1.5">
      <dt className="w-10 shrink-0 whitespace-nowrap text-label text-t3 leading-5">
        {t('slo.hours', { n: hours })}
      </dt>
      <dd>
        {burn.enough ? (
          <b className="flex items-center gap-1 leading-5">
            <Glyph status={over ? 'degraded' : 'healthy'} label={t(over ? 'slo.over' : 'slo.within')} />
            {compact(Number(burn.rate.toPrecision(2)))}×
          </b>
        ) : (
          <span className="text-label text-t2">{t('slo.fewShort', { n: burn.requests, least })}</span>
        )}
        <span className="block whitespace-nowrap text-label text-t3">
          {t('slo.limit', { limit: burn.limit })}
        </span>
      </dd>
    </div>
  );
}

const CURVE = { width: 100, height: 44 };

/** The budget over the days: as high as what was left. */
function Curve({ curve }: Pick<SloState, 'curve'>) {
  const t = useWords();
  const x = (index: number) => (index / Math.max(1, curve.length - 1)) * (CURVE.width - 6) + 1;
  const y = (left: number) => CURVE.height - Math.max(0, Math.min(1, left)) * (CURVE.height - 4) - 1;
  const line = curve.map(({ left }, index) => `${x(index).toFixed(1)},${y(left).toFixed(1)}`);
  const last = curve.at(-1);
  return (
    <svg
      width={CURVE.width}
      height={CURVE.height + 4}
      role="img"
      aria-label={t('slo.curve', { n: curve.length })}
    >
      <polyline points={line.join(' ')} fill="none" stroke="var(--accent)" strokeWidth="1.5" />
      {last && <circle cx={x(curve.length - 1)} cy={y(last.left)} r="3" fill="var(--accent)" />}
      <line y1={CURVE.height} y2={CURVE.height} x2={CURVE.width} stroke="var(--line2)" />
    </svg>
  );
}

type Words = ReturnType<typeof useWords>;

const nameOf = (t: Words, objective: Objective): string =>
  objective.kind === 'availability'
    ? t('slo.availability')
    : t('slo.latency', { percentile: objective.percentile, limit: durationWords(t, objective.millis) });

/** `99.95 %`: as many digits as a promise of four nines needs, never rounded up to one that was not kept. */
const percentOf = (share: number): string => `${Number((Math.floor(share * 1e7 + 1e-6) / 1e5).toFixed(3))} %`;
const achieved = ({ total, bad }: SloCount): string => percentOf((total - bad) / total);
const counts = ({ total, bad }: SloCount) => ({ total: compact(total), bad: compact(bad) });

/** What is left of the budget as a time: of 99.9 % over 30 days 43 minutes may fail. */
const timeLeft = (t: Words, { target }: Objective, left: number): string =>
  durationWords(t, left * (1 - target) * SLO_SPAN);
