import Link from 'next/link';
import { useWords } from '#components/words/use-words.ts';
import type { Run } from '#lib/domain/deploy/run.ts';
import { RunWord } from './run-pill.tsx';

/** Every component of one request in the order in which it is deployed, with where each stands. */
export function RunsOfDeployment(props: {
  readonly runs: readonly Run[];
  readonly here: string;
  /** This is the page of all of them. */
  readonly whole?: true;
}) {
  const t = useWords();
  const first = props.runs[0]?.number;
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
      {first !== undefined && !props.whole && (
        <p className="mt-1">
          <Link
            className="link underline underline-offset-2"
            href={`/deploys/${first}/review`}
            prefetch={false}
          >
            {t('review.whole', { n: props.runs.length })}
          </Link>
        </p>
      )}
    </nav>
  );
}
