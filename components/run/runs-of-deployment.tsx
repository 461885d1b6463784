import Link from 'next/link';
import { useWords } from '#components/words/use-words.ts';
import type { Run } from '#lib/domain/deploy/run.ts';
import { RunWord } from './run-pill.tsx';

/** Every component of one request in the order in which it is deployed, with where each stands. */
export function RunsOfDeployment(props: { readonly runs: readonly Run[]; readonly here: string }) {
  const t = useWords();
  return (
    <nav className="runs-of-deployment" aria-label={t('run.ofRequest')}>
      <ol>
        {props.runs.map(({ id, number, component, state }) => (
          <li key={id}>
            <Link
              href={`/deploys/${number}`}
              prefetch={false}
              aria-current={id === props.here ? 'page' : undefined}
            >
              <span className="truncate" title={component}>
                {component}
              </span>
              <span className="text-t3">#{number}</span>
              <RunWord state={state} />
            </Link>
          </li>
        ))}
      </ol>
    </nav>
  );
}
