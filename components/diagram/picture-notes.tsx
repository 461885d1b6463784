import Link from 'next/link';
import { Age } from '#components/time/age.tsx';
import { useWords } from '#components/words/use-words.ts';
import type { EnvironmentCost } from '#lib/domain/cost/cost.ts';
import type { SystemGraph } from '#lib/domain/graph/model.ts';
import type { Scene } from '#lib/domain/graph/scene.ts';
import type { Vitals } from '#lib/domain/metrics/vitals.ts';
import type { Known } from '#lib/domain/reading.ts';
import { failureWords } from '#lib/words/failure.ts';
import { CostNote } from './cost-note.tsx';
import { type ArchitectureSearch, hrefOf } from './search.ts';

type Props = {
  readonly scene: Scene | undefined;
  readonly graph: SystemGraph;
  readonly vitals: Known<Vitals>;
  readonly cost: Known<EnvironmentCost>;
  readonly costRefused: boolean;
  readonly search: ArchitectureSearch;
};

/** What the picture leaves out or could not do, and how old what lies over it is. */
export function PictureNotes({ scene, graph, vitals, cost, costRefused, search }: Props) {
  const t = useWords();
  const { closed, ...open } = search;
  const { folded = [], faults = [], unframed } = scene?.metadata ?? {};
  const notes = [
    search.overlay === 'traffic' && <TrafficNote key="traffic" vitals={vitals} />,
    search.overlay === 'cost' && (
      <CostNote key="cost" cost={cost} costRefused={costRefused} graph={graph} scene={scene} />
    ),
    closed && (
      <Link prefetch={false} key="closed" className="link" href={hrefOf(open)} scroll={false}>
        {t('architecture.openAll', { n: closed.length })}
      </Link>
    ),
    folded.length > 0 &&
      t('architecture.folded', { what: folded.map(({ name, count }) => `${name} (${count})`).join(', ') }),
    unframed && t('architecture.unframed'),
    faults.length > 0 && t('architecture.faults', { n: faults.length }),
  ].filter((note) => note !== false && note !== undefined);
  if (notes.length === 0) return null;
  return (
    <ul className="dg-notes">
      {notes.map((note, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a fixed list without identity
        <li key={index}>{note}</li>
      ))}
    </ul>
  );
}

/** Lines have a width only where something was measured: this says over which time, or why nothing was. */
function TrafficNote({ vitals }: { readonly vitals: Known<Vitals> }) {
  const t = useWords();
  if (vitals?.state === 'ready')
    return (
      <>
        {t('architecture.measured', { n: vitals.value.windowMinutes })}{' '}
        <Age at={vitals.asOf} freshFor={vitals.freshFor} />. {t('architecture.dotted')}
      </>
    );
  if (vitals?.state === 'failed')
    return (
      <>
        {t('architecture.notMeasured')} {failureWords(t, vitals.failure).what} <Age at={vitals.since} />
      </>
    );
  return t('architecture.notMeasured');
}
