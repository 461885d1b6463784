import Link from 'next/link';
import { Broke } from '#components/run/broke.tsx';
import { Age } from '#components/time/age.tsx';
import { PlainText } from '#components/ui/plain-text.tsx';
import { nameOf } from '#components/words/people.ts';
import { useWords } from '#components/words/use-words.ts';
import type { RequestedRun } from '#lib/domain/deploy/deployment.ts';
import { isFinal } from '#lib/domain/deploy/run.ts';
import { marked } from '#lib/domain/text/marks.ts';
import { shortCommit } from '#lib/words/shorten.ts';

/** Who brought which commit here last, and when. */
export function DeployCell(props: {
  readonly deploy: RequestedRun | undefined;
  /** Of a demo, whose own branches begin with `demo/`. */
  readonly staged: boolean;
}) {
  const { deploy, staged } = props;
  const t = useWords();
  if (!deploy) return <div className="cell-deploy text-t3">{t('overview.neverDeployed')}</div>;
  const { deployment, run } = deploy;
  const good = run.state === 'succeeded' || run.state === 'no-change';
  return (
    <div className="cell-deploy">
      <p>
        <Link className="mono" href={`/deploys/${run.number}`} prefetch={false}>
          {shortCommit(deployment.commit)}
        </Link>
        <span className="chip max-w-full truncate" title={run.component}>
          {run.component}
        </span>
        {staged && deployment.ref.startsWith('demo/') && (
          <span className="chip chip-staged">{t('guide.chip')}</span>
        )}
      </p>
      <p className="only-wide line-clamp-2" title={marked(deployment.subject)}>
        <PlainText text={deployment.subject} />
      </p>
      {run.broke && (
        <p className="truncate text-second text-failing-ink">
          <Broke broke={run.broke} environment={deployment.environment} />
        </p>
      )}
      <p className="deploy-by truncate">
        {`${nameOf(deployment.requestedBy)} · `}
        {isFinal(run.state) && good ? (
          <Age at={run.finishedAt ?? run.updatedAt} />
        ) : (
          t(`run.state.${run.state}`)
        )}
      </p>
    </div>
  );
}
