import { OfferedCommit } from '#components/deploys/offered-commit.tsx';
import { RequestForm } from '#components/deploys/request-form.tsx';
import { CodeFiles } from '#components/run/code-files.tsx';
import { ReleaseCommits } from '#components/run/release-commits.tsx';
import { ReleaseWays } from '#components/run/release-ways.tsx';
import { WhereItRan } from '#components/run/where-it-ran.tsx';
import { VersionsFoot } from '#components/versions/versions-foot.tsx';
import { VersionsTable } from '#components/versions/versions-table.tsx';
import { VersionsTitle } from '#components/versions/versions-title.tsx';
import type { Instant } from '#lib/domain/time.ts';
import { Block, Sample } from './block.tsx';
import { rowSamples } from './board-samples.ts';
import { componentSamples } from './component-samples.ts';
import { codeSample, offeredSample, releaseSample, versionSamples } from './release-samples.ts';
import { runSamples } from './run-samples.ts';

const refused = async () => ({ refused: 'sample' });
const notSigned = async () => ({ fields: {} });

/** What goes from one environment to the next, and back. */
export function Releases({ now }: { readonly now: Instant }) {
  const [, page] = runSamples(now).find(([name]) => name === 'done') ?? [];
  const [environment] = componentSamples();
  return (
    <>
      <Block title="VersionsTable, VersionsTitle, EnvironmentHeadCell, VersionCellView, PathCell, BetweenRow, VersionsFoot">
        {versionSamples(now, rowSamples(now)).map((versions) => (
          <Sample key={versions.rows.length} name={`${versions.rows.length}`}>
            <VersionsTitle versions={versions} />
            <VersionsTable
              versions={versions}
              now={now}
              between={`part-1:${versions.environments
                .map(({ name }) => name)
                .slice(0, 2)
                .join('..')}`}
            />
            <VersionsFoot versions={versions} />
          </Sample>
        ))}
      </Block>
      {page && (
        <Block title="ReleaseCommits, CommitList, CodeFiles, WhereItRan, ReleaseWays">
          <ReleaseCommits page={{ ...page, release: releaseSample(now) }} />
          <CodeFiles code={codeSample} />
          <WhereItRan page={{ ...page, release: releaseSample(now) }} axis={{ now }} />
          <ReleaseWays page={{ ...page, release: releaseSample(now) }} />
          <ReleaseCommits page={page} />
          <WhereItRan page={page} axis={{ now }} />
        </Block>
      )}
      {environment && (
        <Block title="OfferedCommit">
          <RequestForm
            environments={[environment]}
            {...{ named: false, chosen: environment.key, refs: {}, offered: offeredSample(now) }}
            about={<OfferedCommit offered={offeredSample(now)} environment={environment.key} />}
            prepare={notSigned}
            action={refused}
          />
        </Block>
      )}
    </>
  );
}
