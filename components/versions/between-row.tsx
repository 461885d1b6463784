import { CommitList } from '#components/deploys/commit-list.tsx';
import { Age } from '#components/time/age.tsx';
import { useWords } from '#components/words/use-words.ts';
import type { ListedCommit } from '#lib/domain/deploy/commits-between.ts';
import type { VersionPath } from '#lib/domain/deploy/versions.ts';

type Props = {
  readonly component: string;
  readonly path: VersionPath;
  readonly commits: readonly ListedCommit[];
  readonly host?: string | undefined;
  readonly columns: number;
};

/** The commits of one path, below their row. */
export function BetweenRow({ component, path, commits, host, columns }: Props) {
  const t = useWords();
  const oldest = commits.at(-1);
  const name = (key: string) => key.split('/')[1] ?? key;
  return (
    <tr className="version-between">
      <td className="version-name" />
      <td colSpan={columns}>
        <h2 className="flex flex-wrap items-baseline gap-x-3 font-semibold">
          {t('versions.commitsBetween', {
            ...{ component, n: commits.length },
            ...{ from: name(path.from), to: name(path.to) },
          })}
          {oldest && (
            <span className="text-second font-normal text-t3">
              {t('versions.oldest')} <Age at={oldest.at} plain />
            </span>
          )}
        </h2>
        <CommitList commits={commits} host={host} />
      </td>
    </tr>
  );
}
