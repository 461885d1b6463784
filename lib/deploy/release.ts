import type { PackedArtifact, PackedTemplate } from '#lib/cloudformation/package-manifest.ts';
import type { ConfiguredComponent } from '#lib/config/components.ts';
import { canonicalJson } from '#lib/domain/canonical-json.ts';
import { type Release, type ReleaseArtifact, releaseName } from '#lib/domain/deploy/release.ts';
import { getBlob, putBlob } from '#lib/store/plans.ts';
import { keepRelease, releaseOf } from '#lib/store/releases.ts';
import type { ComponentServices } from './component-services.ts';
import type { Job } from './job.ts';
import { hashOf, seal, unseal } from './sealed.ts';

type Services = Pick<ComponentServices, 'db' | 'planKey' | 'clock'>;

/** What a commit built of a component: templates that name artifacts by their place, and the artifacts. */
export type Built = {
  readonly templates: readonly PackedTemplate[];
  readonly artifacts: readonly (Pick<PackedArtifact, 'name' | 'kind'> & { readonly bytes: Uint8Array })[];
};

/** Bytes of all artifacts: more is built in every environment anew, which is said. */
const MOST_BYTES = 268_435_456;

/**
 * Builds a commit once: what another environment, or an earlier run, has built of it is taken as it is kept, byte for byte.
 * @param recipe what is built and how, as `portal.yaml` says it
 */
export async function builtOnce(
  services: Services,
  job: Job<ConfiguredComponent>,
  recipe: unknown,
  build: () => Promise<Built>,
): Promise<Built> {
  const { component, deployment, environment, run, log } = job;
  const key = {
    system: environment.system,
    component: component.name,
    commit: deployment.commit,
    recipe: hashOf(Buffer.from(canonicalJson(recipe))),
  };
  const kept = await releaseOf(services.db, key);
  if (kept) return taken(services, job, kept);
  const built = await build();
  const size = built.artifacts.reduce((sum, { bytes }) => sum + bytes.length, 0);
  if (size > MOST_BYTES) {
    log.say(`not kept as a release: ${size} bytes are more than ${MOST_BYTES}; it is built anew elsewhere`);
    return built;
  }
  const artifacts = await keepBytes(services, built);
  const { repository } = component;
  const made = { ...key, repository, artifacts, builtAt: services.clock(), builtBy: run.number };
  const release = await keepRelease(services.db, made);
  if (release.builtBy !== run.number) return taken(services, job, release);
  log.say(`kept as release ${releaseName(release)}`);
  return built;
}

async function taken(services: Services, { log }: Job, release: Release): Promise<Built> {
  log.say(
    `release ${releaseName(release)}: the same bytes as run #${release.builtBy} built, nothing is built again`,
  );
  return bytesOfRelease(services, release);
}

/** @throws Error when a byte is not what was kept */
export async function bytesOfRelease(
  { db, planKey }: Pick<Services, 'db' | 'planKey'>,
  { artifacts }: Pick<Release, 'artifacts'>,
): Promise<Built> {
  let templates: readonly PackedTemplate[] = [];
  const found: Built['artifacts'][number][] = [];
  for (const { name, kind, sha256 } of artifacts) {
    const bytes = unseal(planKey, sha256, await getBlob(db, sha256));
    if (hashOf(bytes) !== sha256) throw new Error(`${name} of a release is not what was kept`);
    if (kind === 'templates') templates = JSON.parse(bytes.toString('utf8')) as readonly PackedTemplate[];
    else found.push({ name, kind, bytes });
  }
  return { templates, artifacts: found };
}

async function keepBytes(
  { db, planKey }: Services,
  { templates, artifacts }: Built,
): Promise<readonly ReleaseArtifact[]> {
  const text = Buffer.from(canonicalJson(templates));
  const all = [
    ...(templates.length > 0 ? [{ name: 'templates', kind: 'templates' as const, bytes: text }] : []),
    ...artifacts,
  ];
  return Promise.all(
    all.map(async ({ name, kind, bytes }) => {
      const sha256 = hashOf(bytes);
      await putBlob(db, sha256, seal(planKey, sha256, bytes));
      return { name, kind, sha256, size: bytes.length };
    }),
  );
}
