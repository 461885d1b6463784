import { Age } from '#components/time/age.tsx';
import { useView, useWords } from '#components/words/use-words.ts';
import type { EnvironmentCost } from '#lib/domain/cost/cost.ts';
import type { GraphNode } from '#lib/domain/graph/model.ts';
import type { AlarmState } from '#lib/domain/health/health.ts';
import type { MetricUnit } from '#lib/domain/metrics/series.ts';
import type { Vital, Vitals } from '#lib/domain/metrics/vitals.ts';
import { costLinesOf } from '#lib/domain/overlay/cost.ts';
import { type Known, shownValue } from '#lib/domain/reading.ts';
import { failureWords } from '#lib/words/failure.ts';
import { figure } from '#lib/words/figures.ts';
import { dayMonth, hourMinute } from '#lib/words/moments.ts';
import { fineMoney } from '#lib/words/money.ts';
import { wordOr } from '#lib/words/word-or.ts';
import { Facts } from './facts.tsx';
import { alarmsOn, vitalsOf } from './node-facts.ts';

type Props = {
  readonly node: GraphNode;
  readonly alarmNames: readonly string[];
  readonly vitals: Known<Vitals>;
  readonly alarms: Known<readonly AlarmState[]>;
  readonly cost: Known<EnvironmentCost>;
};

const VITALS: readonly (readonly [keyof Vital, MetricUnit])[] = [
  ['requests', 'count'],
  ['errors', 'count'],
  ['throttles', 'count'],
  ['latencyP95', 'ms'],
];

/** What was measured of a part: its last minutes, its alarms, what it costs. A figure that nobody read has no row. */
export function NodeFigures({ node, alarmNames, vitals, alarms, cost }: Props) {
  const t = useWords();
  const { zone, locale } = useView();
  const measured = vitals && shownValue(vitals)?.value;
  const vital = measured && vitalsOf(node, measured);
  const lines = (cost && costLinesOf(node, shownValue(cost)?.value)) ?? [];
  const watched = alarmsOn(alarmNames, (alarms && shownValue(alarms)?.value) ?? []);
  return (
    <>
      <NotRead what={t('architecture.vitalsTitle')} reading={vitals} />
      <NotRead what={t('architecture.alarms')} reading={alarms} />
      <NotRead what={t('architecture.monthToDate')} reading={cost} />
      {vital && (
        <Facts
          title={t('architecture.lastMinutes', { n: measured.windowMinutes })}
          rows={[
            ...VITALS.flatMap(([key, unit]): [string, string][] => {
              const value = vital[key];
              return typeof value === 'number'
                ? [[t(`architecture.vital.${key}`), figure(t, value, unit)]]
                : [];
            }),
            ...(vital.backlog === undefined
              ? []
              : [
                  [
                    t(`architecture.vital.${vital.kind === 'stream' ? 'behind' : 'waiting'}`),
                    figure(t, vital.backlog, vital.kind === 'stream' ? 'seconds' : 'count'),
                  ] as const,
                ]),
          ]}
        />
      )}
      <Facts
        title={t('architecture.alarms')}
        rows={watched.map((each) => [
          each.name,
          `${wordOr(t, 'architecture.alarmState', each.state)} · ${dayMonth(each.since, zone, locale)} ${hourMinute(each.since, zone)}`,
        ])}
      />
      <Facts
        title={t('architecture.monthToDate')}
        rows={lines.map((line) => [
          wordOr(t, 'cost.item', line.item),
          line.cost.state === 'known' ? fineMoney(line.cost.value) : t('architecture.costUnknown'),
        ])}
      />
    </>
  );
}

/** Why a kind of figure is not there, or how old the one is that is shown in its place: denied is never empty. */
function NotRead({ what, reading }: { readonly what: string; readonly reading: Known<unknown> }) {
  const t = useWords();
  if (reading?.state !== 'failed') return null;
  return (
    <p className="text-second text-t2">
      {t('architecture.notRead', { what, why: failureWords(t, reading.failure).what })}
      {reading.last && (
        <>
          {' '}
          {t('panel.lastValue')} <Age at={reading.last.asOf} freshFor={0} />
        </>
      )}
    </p>
  );
}
