import type { ConfigSource } from '#lib/config/source.ts';
import type { OtherFiles } from '#lib/domain/silence.ts';
import { type Clock, elapsed, type Instant, minutes } from '#lib/domain/time.ts';
import type { Db } from '#lib/store/db.ts';
import { fileVersions } from '#lib/store/file-versions.ts';
import { reportingProcesses } from '#lib/store/heartbeats.ts';

/** A change reaches every process within seconds: sooner than this nobody need be told. */
const SETTLES = minutes(1);

/** Who has read another version of `portal.yaml` for longer than a change takes to arrive; undefined: nobody. */
export async function otherFiles(
  db: Db,
  config: Pick<ConfigSource, 'current' | 'writtenAt'>,
  clock: Clock,
): Promise<OtherFiles | undefined> {
  const [files, reporting] = await Promise.all([fileVersions(db), reportingProcesses(db)]);
  const now = clock();
  const settled = (at: Instant) => elapsed(at, now) > SETTLES;
  const { version } = config.current();
  const others = files.filter(
    (each) =>
      each.version !== version &&
      settled(each.at) &&
      reporting.some((process) => process.startsWith(`${each.process}:`)),
  );
  if (others.length === 0 || !settled(config.writtenAt())) return undefined;
  return { version, others: others.map((each) => ({ process: each.process, version: each.version })) };
}
