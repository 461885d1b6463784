import type { TerraformComponent } from '#lib/config/components.ts';
import type { AwsSighting } from '#lib/domain/deploy/aws-sighting.ts';
import { hcpLocation } from '#lib/domain/membership/hcp-location.ts';
import type { Failure } from '#lib/domain/reading.ts';
import type { HcpPlace } from '#lib/hcp/place.ts';
import { currentState, hcpStateText, hcpWorkspace } from '#lib/hcp/workspace.ts';
import { tokenVariable } from '#lib/terraform/cli/backend.ts';
import type { ComponentServices } from '../component-services.ts';
import { StepFailed } from '../step-failed.ts';

type Services = Pick<ComponentServices, 'hcp'>;

/** What Terraform is given to reach a state in HCP Terraform. @throws StepFailed where the runner was given none */
export function stateTokens(
  { hcp }: Services,
  { state }: Pick<TerraformComponent, 'state'>,
): Readonly<Record<string, string>> {
  if (state.kind !== 'hcp') return {};
  const token = hcp.secretNamed(state.token);
  if (token === undefined) throw unread(state, { kind: 'unavailable', cause: `${state.token} is not set` });
  return { [tokenVariable(state)]: token };
}

/**
 * A workspace that runs its plans in HCP Terraform would plan there, with its own keys and variables, what is shown and agreed
 * to here; and one that is not there would be made.
 * @throws StepFailed
 */
export async function refuseHcpRuns(
  { hcp }: Services,
  { name, state }: Pick<TerraformComponent, 'name' | 'state'>,
): Promise<void> {
  if (state.kind !== 'hcp') return;
  const workspace = await hcpWorkspace(hcp, state);
  if (!workspace.ok) throw unread(state, workspace.error);
  const { executionMode } = workspace.value;
  if (executionMode === 'local') return;
  const cause = `${hcpLocation(state)} runs its plans in HCP Terraform itself (execution mode ${executionMode}): set its execution mode to Local, so that ${name} is planned and applied here, or watch it by watch.hcp`;
  throw new StepFailed('plan', 'terraform.hcp-runs', cause);
}

/** The raw state of a workspace. @returns undefined while it has none @throws StepFailed */
export async function hcpState({ hcp }: Services, place: HcpPlace): Promise<string | undefined> {
  const current = await currentState(hcp, place);
  if (!current.ok) throw unread(place, current.error);
  if (!current.value) return undefined;
  const text = await hcpStateText(hcp, place, current.value);
  if (!text.ok) throw unread(place, text.error);
  return text.value;
}

/** Who holds the lock of a workspace. */
export async function sightHcp({ hcp }: Services, place: HcpPlace, seen: AwsSighting): Promise<AwsSighting> {
  const workspace = await hcpWorkspace(hcp, place);
  if (!workspace.ok) return { ...seen, failure: workspace.error };
  const { id, locked, lockedBy = '–' } = workspace.value;
  // HCP Terraform does not say since when.
  return locked ? { ...seen, stateLock: { id, operation: 'lock', who: lockedBy, since: '' } } : seen;
}

const unread = (place: HcpPlace, failure: Failure): StepFailed =>
  new StepFailed('plan', 'terraform.hcp-unread', `${hcpLocation(place)}: ${saidOf(failure)}`);

function saidOf(failure: Failure): string {
  switch (failure.kind) {
    case 'denied':
      return `${failure.principal} is refused`;
    case 'not-found':
      return 'there is no such workspace, or the token may not see it';
    case 'unavailable':
      return failure.cause;
    default:
      return failure.kind;
  }
}
