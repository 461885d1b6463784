import type { Tool } from '../deploy/tool.ts';
import type { EnvironmentKey } from '../environment.ts';

/** Who declares a resource. `kind` is the engine, of old called after its usual tool; `tool` is told where it is another. */
export type Owner =
  | { readonly kind: 'terraform'; readonly address: string; readonly tool?: 'opentofu' }
  | {
      readonly kind: 'sam';
      readonly stack: string;
      readonly logicalId: string;
      readonly tool?: 'cdk' | 'cloudformation';
    }
  | { readonly kind: 'none' };

/** What people call that which declares it; undefined for what nobody declares. */
export const toolOf = (owner: Owner): Tool | undefined =>
  owner.kind === 'none' ? undefined : (owner.tool ?? owner.kind);

/** Where it is declared: Terraform's address, or stack and logical id; nothing for what nobody declares. */
export function addressOf(owner: Owner): string {
  if (owner.kind === 'terraform') return owner.address;
  return owner.kind === 'sam' ? `${owner.stack}/${owner.logicalId}` : '';
}

/** One declared or discovered resource, for the resources page. */
export type InventoryResource = {
  /** `ResourceId` of the graph. */
  readonly id: string;
  readonly environment: EnvironmentKey;
  readonly type: string;
  readonly name: string;
  readonly arn?: string;
  readonly physicalId?: string;
  readonly owner: Owner;
  /** The engine's own status word: `CREATE_COMPLETE`; Terraform has none. */
  readonly status?: string;
};

export type StackState = {
  readonly name: string;
  readonly status: string;
  readonly statusReason?: string;
  readonly updatedAt: number;
  readonly outputs: Readonly<Record<string, string>>;
  /** Export names by output key; absent where it exports nothing. */
  readonly exports?: Readonly<Record<string, string>>;
  readonly drift?: string;
};

/** Stacks of an environment that there are, and names of those that there are not. */
export type StackStates = { readonly stacks: readonly StackState[]; readonly absent: readonly string[] };

/** Outputs of both engines, sensitive ones masked. */
export type Outputs = {
  readonly terraform: Readonly<Record<string, string>>;
  readonly stack: Readonly<Record<string, string>>;
  /** Names under which the stack's outputs are exported, by output key. */
  readonly exports?: Readonly<Record<string, string>>;
  /** Names of exports, of whichever stack, that the stack's template imports. */
  readonly imports?: readonly string[];
};
