import { type CodeChange, codeChange } from '#lib/domain/deploy/code-change.ts';
import { marked } from '#lib/domain/text/marks.ts';
import { releasesOf } from '#lib/store/releases.ts';
import { standingRuns } from '#lib/store/well-runs.ts';
import type { ComponentServices } from './component-services.ts';
import type { Job } from './job.ts';
import { type Built, bytesOfRelease } from './release.ts';
import { zipFiles } from './zip-files.ts';

/** More than this in one artifact is not unpacked, bytes: what an approver reads is small. */
const LARGEST = 67_108_864;

/**
 * What differs inside the artifacts from what the component's last good run deployed, masked. Undefined where that was not kept:
 * it was deployed by another build, or not from here.
 */
export async function codeChanges(
  services: Pick<ComponentServices, 'db' | 'planKey'>,
  { environment, component, log }: Job,
  built: Built,
): Promise<readonly CodeChange[] | undefined> {
  const standing = await standingRuns(services.db, [environment.key]);
  const last = standing.get(`${environment.key} ${component.name}`);
  if (!last) return undefined;
  const kept = await releasesOf(services.db, environment.system, [last.deployment.commit]);
  const release = kept.find((each) => each.component === component.name);
  if (!release) return undefined;
  const before = await bytesOfRelease(services, release);
  const shown = (text: string) => marked(log.mask(text));
  return built.artifacts.flatMap(({ name, kind, bytes }) => {
    const was = before.artifacts.find((each) => each.name === name && each.kind === kind);
    if (!was || kind !== 'code' || Buffer.from(was.bytes).equals(bytes)) return [];
    if (was.bytes.length > LARGEST || bytes.length > LARGEST) return [];
    const change = codeChange(name, zipFiles(was.bytes), zipFiles(bytes));
    if (!change) return [];
    return [
      {
        ...change,
        files: change.files.map(({ path, lines, ...more }) => ({
          ...more,
          path: shown(path),
          ...(lines ? { lines: lines.map((each) => ({ ...each, text: shown(each.text) })) } : {}),
        })),
      },
    ];
  });
}
