import type { Read } from '#lib/aws/read/attempt.ts';
import {
  type FunctionList,
  type FunctionSettings,
  functionList,
  functionSettings,
} from '#lib/aws/read/lambda/function.ts';
import type { ConfiguredEnvironment } from '#lib/config/portal-config.ts';
import { ok } from '#lib/domain/result.ts';
import { minutes } from '#lib/domain/time.ts';
import type { CollectorServices } from '../services.ts';
import { rounds } from './rounds.ts';
import { worthListing } from './worth-listing.ts';

/** Lambda's control plane has the smallest quota of all, which deploys need too. */
const lists = rounds<Read<FunctionList>>(minutes(1));
const worth = worthListing();

/** Settings of an environment's functions, by one list for all of the account and region where that spares calls. */
export async function watchedFunctions(
  services: CollectorServices,
  environment: ConfiguredEnvironment,
  names: readonly string[],
): Promise<ReadonlyMap<string, Read<FunctionSettings>>> {
  const aws = services.aws(environment);
  const now = services.clock();
  const may = names.map((name) => worth.note(aws, name, now)).some(Boolean);
  const round = may
    ? await lists.take(aws, { who: environment.key, now, read: () => functionList(aws) })
    : undefined;
  const list = round?.value.ok ? round.value.value : undefined;
  const listed = may && worth.paid(aws, list?.pages, now) ? list?.functions : undefined;
  const found = new Map<string, Read<FunctionSettings>>();
  for (const name of names) {
    const known = listed?.get(name);
    found.set(name, known ? ok(known) : await functionSettings(aws, name));
  }
  return found;
}
