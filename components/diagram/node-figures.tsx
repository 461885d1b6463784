import { useView, useWords } from '#components/words/use-words.ts';
import type { EnvironmentCost } from '#lib/domain/cost/cost.ts';
import type { GraphNode } from '#lib/domain/graph/model.ts';
import type { AlarmState } from '#lib/domain/health/health.ts';
import type { MetricUnit } from '#lib/domain/metrics/series.ts';
import type { Vital, Vitals } from '#lib/domain/metrics/vitals.ts';
import type { Known } from '#lib/domain/overview/board.ts';
import { shownValue } from '#lib/domain/reading.ts';
import { figure } from '#lib/words/figures.ts';
import { hourMinute } from '#lib/words/moments.ts';
import { fineMoney } from '#lib/words/money.ts';
import { wordOr } from '#lib/words/word-or.ts';
import { Facts } from './facts.tsx';
import { alarmsOn, costOf, vitalsOf } from './node-facts.ts';

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
  const { zone } = useView();
  const measured = vitals && shownValue(vitals)?.value;
  const vital = measured && vitalsOf(node, measured);
  const lines = (cost && costOf(node, shownValue(cost)?.value)) ?? [];
  const watched = alarmsOn(alarmNames, (alarms && shownValue(alarms)?.value) ?? []);
  return (
    <>
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
          `${wordOr(t, 'architecture.alarmState', each.state)} · ${hourMinute(each.since, zone)}`,
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
