import { useWords } from '#components/words/use-words.ts';
import type { Journey } from '#lib/domain/logs/journey.ts';
import type { LogGroup } from '#lib/domain/logs/line.ts';
import { durationWords } from '#lib/words/duration.ts';
import { labelOf } from './series.ts';

type Props = { readonly journey: Journey; readonly groups: readonly LogGroup[] };

/** Ids have room on one line in the smaller letter. */
const LONG = 24;

/** Figures that the lines of a request name; one that they do not name has no row. */
export function RequestFacts({ journey, groups }: Props) {
  const t = useWords();
  const { steps, item, integrationLatency, traceId } = journey;
  const reports = steps.flatMap(({ report, group, what }) =>
    report && group && what !== 'init' ? [{ report, name: labelOf(groups, group) }] : [],
  );
  const facts: readonly (readonly [string, string])[] = [
    ...(item === undefined ? [] : [[t('logs.fact.item'), item] as const]),
    ...(integrationLatency === undefined
      ? []
      : [[t('logs.fact.integration'), durationWords(t, integrationLatency)] as const]),
    ...reports.map(
      ({ report, name }) =>
        [
          t('logs.fact.memory', { function: name }),
          t('logs.fact.memoryOf', { used: report.usedMb, of: report.memoryMb }),
        ] as const,
    ),
    ...(traceId === undefined ? [] : [[t('logs.fact.trace'), traceId] as const]),
  ];
  if (facts.length === 0) return null;
  return (
    <section className="log-request-part">
      <h3 className="px-5 font-semibold">{t('logs.facts')}</h3>
      <dl className="log-facts">
        {[...new Map(facts.map((fact) => [fact.join(' '), fact]))].map(([key, [name, value]]) => (
          <div key={key}>
            <dt>{name}</dt>
            <dd className={value.length > LONG ? 'text-label' : undefined}>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
