import { constants } from 'node:fs';
import { open } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { z } from 'zod';
import { failureOf } from '#lib/aws/errors.ts';
import { stateLockText } from '#lib/aws/write/state-lock.ts';
import type { ConfiguredEnvironment } from '#lib/config/portal-config.ts';
import type { AwsSighting } from '#lib/domain/deploy/aws-sighting.ts';
import type { LaneServices } from '../lane-services.ts';

/** Who holds the state's lock now: what a person must know before closing a run of it. */
export async function sightState(
  services: Pick<LaneServices, 'clock' | 'dataDir' | 'aws'>,
  environment: ConfiguredEnvironment,
): Promise<AwsSighting> {
  const seen = { at: services.clock(), events: [], inProgress: [], rollbackFailed: [] };
  try {
    const text = await lockText(services, environment);
    const lock = text === undefined ? undefined : lockInfo.parse(JSON.parse(text));
    if (!lock) return seen;
    const { ID: id, Operation: operation, Who: who, Created: since } = lock;
    return { ...seen, stateLock: { id, operation, who, since } };
  } catch (error) {
    const { plan: principal } = environment.settings.roles;
    return { ...seen, failure: failureOf(error, { api: 'lock of the Terraform state', principal }) };
  }
}

async function lockText(
  { dataDir, aws }: Pick<LaneServices, 'dataDir' | 'aws'>,
  environment: ConfiguredEnvironment,
): Promise<string | undefined> {
  const { state } = environment.settings.infrastructure;
  if (state.kind !== 'local')
    return stateLockText(aws(environment, environment.settings.roles.plan, 'look'), state);
  // The local backend's own file beside the state.
  const file = join(dataDir, 'state', state.path);
  return writtenByStep(join(dirname(file), `.${basename(file)}.lock.info`));
}

/** A file in a folder that steps write to: no link is followed, no pipe waited for, no more read than a lock has. */
async function writtenByStep(path: string): Promise<string | undefined> {
  const { O_RDONLY, O_NOFOLLOW, O_NONBLOCK } = constants;
  const file = await open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK).catch((error) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  if (!file) return undefined;
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(LOCK_LIMIT), 0, LOCK_LIMIT, 0);
    return buffer.toString('utf8', 0, bytesRead);
  } finally {
    await file.close();
  }
}

/** Bytes. */
const LOCK_LIMIT = 16_384;

const lockInfo = z.looseObject({
  ID: z.string(),
  Operation: z.string().default(''),
  Who: z.string().default(''),
  Created: z.string().default(''),
});
