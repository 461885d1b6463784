import Link from 'next/link';
import { Age } from '#components/time/age.tsx';
import { useWords } from '#components/words/use-words.ts';
import { foreignIn, foremost, neverIn, type Versions, waitingIn } from '#lib/domain/deploy/versions.ts';

/** What waits between the environments of a system, and the one promote that waits longest. */
export function VersionsTitle({ versions }: { readonly versions: Versions }) {
  const t = useWords();
  const { system, environments, rows, commitsAsOf } = versions;
  const [most] = waitingIn(versions);
  const first = foremost(versions);
  const paths = rows.flatMap((row) => row.paths);
  const same = paths.length > 0 && paths.every(({ between }) => between?.kind === 'same');
  const name = (key: string) => key.split('/')[1] ?? key;
  const foreign = foreignIn(versions);
  const behind = most && { n: most.commits, from: name(most.from), to: name(most.to) };
  const never = neverIn(versions);
  const lacks = never && { n: never.components, to: name(never.to) };
  const title = behind
    ? foreign > 0
      ? t('versions.behindForeign', { ...behind, foreign })
      : t('versions.behind', behind)
    : lacks
      ? foreign > 0
        ? t('versions.neverForeign', { ...lacks, foreign })
        : t('versions.neverThere', lacks)
      : foreign > 0
        ? t(same ? 'versions.sameForeign' : 'versions.titleForeign', { system, foreign })
        : t(same ? 'versions.allSame' : 'versions.title', { system });
  return (
    <div className="page-head flex flex-wrap items-start gap-4">
      <div className="min-w-0 flex-1">
        <h1 className="text-title font-semibold">{title}</h1>
        <p className="mt-1 text-t2">
          {t('versions.counts', { system, components: rows.length, environments: environments.length })}
          {commitsAsOf !== undefined && (
            <>
              {' · '}
              {t('versions.commitsRead')} <Age at={commitsAsOf} />
            </>
          )}
        </p>
      </div>
      {first?.path.promotes !== undefined && (
        <Link
          className="control control-primary"
          prefetch={false}
          href={`/deploys/new?${new URLSearchParams({
            environment: first.path.to,
            promote: String(first.path.promotes),
            only: first.row.component.name,
          })}`}
        >
          {t('versions.promoteTo', { component: first.row.component.name, name: name(first.path.to) })}
        </Link>
      )}
    </div>
  );
}
