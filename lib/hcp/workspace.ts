import type { z } from 'zod';
import { hcpLocation } from '#lib/domain/membership/hcp-location.ts';
import type { Failure } from '#lib/domain/reading.ts';
import { err, ok, type Result } from '#lib/domain/result.ts';
import { type Instant, instant } from '#lib/domain/time.ts';
import { stateVersionAnswer, workspaceAnswer } from './api-types.ts';
import { ask, type HcpAccess } from './ask.ts';
import type { HcpPlace } from './place.ts';

export type HcpWorkspace = {
  readonly id: string;
  /** Where its plans run: `remote` and `agent` are HCP Terraform's own runs, `local` is whoever has the state. */
  readonly executionMode: string;
  readonly locked: boolean;
  /** Id of the user, run or team that holds the lock. */
  readonly lockedBy?: string;
};

export type HcpStateVersion = {
  /** Another one, other content. */
  readonly id: string;
  readonly serial: number;
  readonly createdAt: Instant;
  readonly download: string;
};

/** A workspace by its name. */
export async function hcpWorkspace(
  access: HcpAccess,
  place: HcpPlace,
): Promise<Result<HcpWorkspace, Failure>> {
  const { organization, workspace } = place;
  const path = `/api/v2/organizations/${encodeURIComponent(organization)}/workspaces/${encodeURIComponent(workspace)}`;
  const read = await answerOf(access, place, path, workspaceAnswer);
  if (!read.ok) return read;
  const { id, attributes, relationships } = read.value.data;
  const holder = relationships['locked-by']?.data?.id;
  return ok({
    ...{ id, executionMode: attributes['execution-mode'], locked: attributes.locked },
    ...(holder === undefined ? {} : { lockedBy: holder }),
  });
}

/** Its newest state. @returns undefined while it has none */
export async function currentState(
  access: HcpAccess,
  place: HcpPlace,
): Promise<Result<HcpStateVersion | undefined, Failure>> {
  const workspace = await hcpWorkspace(access, place);
  if (!workspace.ok) return workspace;
  const path = `/api/v2/workspaces/${encodeURIComponent(workspace.value.id)}/current-state-version`;
  const read = await answerOf(access, place, path, stateVersionAnswer);
  // The workspace itself was just shown: what is not there is its state.
  if (!read.ok) return read.error.kind === 'not-found' ? ok(undefined) : read;
  const { id, attributes } = read.value.data;
  return ok({
    id,
    serial: attributes.serial,
    createdAt: instant(Date.parse(attributes['created-at'])),
    download: attributes['hosted-state-download-url'],
  });
}

/** The text of a state, in Terraform's own format. */
export const hcpStateText = (
  access: HcpAccess,
  place: HcpPlace,
  { download }: Pick<HcpStateVersion, 'download'>,
): Promise<Result<string, Failure>> => ask(access, place, download);

async function answerOf<Value>(
  access: HcpAccess,
  place: HcpPlace,
  path: string,
  shape: z.ZodType<Value>,
): Promise<Result<Value, Failure>> {
  const text = await ask(access, place, path);
  if (!text.ok) return text;
  const read = shape.safeParse(parsed(text.value));
  return read.success ? ok(read.data) : err({ kind: 'malformed', where: `${hcpLocation(place)}: ${path}` });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
