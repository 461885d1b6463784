import { z } from 'zod';
import type { TerraformError } from './ui-lines.ts';

/** One call of Terraform: arguments, and what becomes of its standard output. */
export type TerraformCommand = {
  readonly name: string;
  readonly args: readonly string[];
  /** Its output is data of at most this many bytes, not lines for a person. */
  readonly captured?: number;
};

/** Where a state stands; both absent while nothing was ever applied. */
export type StateVersion = { readonly lineage?: string; readonly serial?: number };
export type ToolVersions = {
  readonly terraform: string;
  readonly providers: Readonly<Record<string, string>>;
};

/** Another apply may hold the state; one that outlived its runner gets this long to finish. */
const LOCK = '-lock-timeout=300s';
/** Bytes. A state or plan of more is taken by nobody who reads it here. */
const DATA_LIMIT = 268_435_456;

/** Terraform's commands as this portal calls them; who runs them is no concern of this room. */
export const TERRAFORM = {
  /** `lock: write` makes the lock file that is lacking; one that is there is never changed. */
  init: (lock: 'readonly' | 'write') => ({
    name: 'init',
    args: ['init', '-input=false', ...(lock === 'readonly' ? ['-lockfile=readonly'] : []), '-json'],
  }),
  /** What follows works in this workspace; it is made when there is none of its name. */
  workspace: (name: string) => ({
    name: 'workspace',
    args: ['workspace', 'select', '-or-create=true', name],
  }),
  versions: { name: 'versions', args: ['version', '-json'], captured: 65_536 },
  /** The whole state, raw: only its head is read. */
  state: { name: 'state', args: ['state', 'pull'], captured: DATA_LIMIT },
  /** The state as JSON, raw. */
  showState: { name: 'show-state', args: ['show', '-json'], captured: DATA_LIMIT },
  /** The plan as JSON, raw: holds every secret that the state holds. */
  showPlan: (file: string) => ({ name: 'show-plan', args: ['show', '-json', file], captured: DATA_LIMIT }),
  /** Applies exactly this plan file. */
  apply: (file: string) => ({ name: 'apply', args: ['apply', '-input=false', '-json', LOCK, file] }),
  /** Saves the plan to `file`. `locking`: off where the state cannot be written to anyway. */
  plan: ({ file, variables, locking }: PlanArguments) => ({
    name: 'plan',
    args: [
      ...['plan', '-input=false', '-json', locking ? LOCK : '-lock=false', `-out=${file}`],
      ...variables,
    ],
  }),
} as const satisfies Record<string, TerraformCommand | ((...args: never[]) => TerraformCommand)>;

/** The same plan, but of what the refresh alone finds: nothing is wanted, so nothing but drift is in it. */
export const refreshOnly = (plan: TerraformCommand): TerraformCommand => {
  const [command = 'plan', ...args] = plan.args;
  return { ...plan, args: [command, '-refresh-only', ...args] };
};

export type PlanArguments = {
  readonly file: string;
  /** Arguments such as `-var-file=…`. */
  readonly variables: readonly string[];
  readonly locking: boolean;
};

/** @throws Error when it is not what `version -json` says. */
export function toolVersionsOf(text: string): ToolVersions {
  const answer = versionJson.parse(JSON.parse(text));
  return { terraform: answer.terraform_version, providers: answer.provider_selections };
}

/**
 * Of a workspace of HCP Terraform that has no state yet, Terraform shows one without a lineage.
 * @throws Error when it is not what `state pull` says.
 */
export function stateVersionOf(text: string): StateVersion {
  const head = text.trim() === '' ? undefined : stateHead.parse(JSON.parse(text));
  return head === undefined || head.lineage === '' ? {} : head;
}

/** A Terraform command that ended badly, with its first error. */
export class TerraformFailed extends Error {
  readonly resource: string | undefined;
  /** Somebody else holds the state's lock. */
  readonly locked: boolean;
  constructor(command: string, code: number, error: TerraformError) {
    super(error.cause || `terraform ${command} ended with ${code}`);
    this.name = 'TerraformFailed';
    this.resource = error.resource;
    this.locked = error.locked === true;
  }
}

const versionJson = z.looseObject({
  terraform_version: z.string(),
  provider_selections: z.record(z.string(), z.string()).default({}),
});
const stateHead = z.object({ lineage: z.string(), serial: z.number() });
