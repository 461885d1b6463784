import { isRecord } from '#lib/domain/graph/spelling.ts';
import type { Masker } from '#lib/domain/masking.ts';
import { err, ok, type Result } from '#lib/domain/result.ts';
import { isRawState } from './raw-state.ts';
import { maskedState, parseStateJson, type StateJson } from './state-json.ts';
import { withMarks } from './watched-state.ts';

/** What a pipeline says that it pushes: `terraform show -json` of the state, or of a plan. */
export type PushedKind = 'state' | 'plan';

/** Why a file is not what it is said to be. */
export type NotPushable = 'not-json' | 'raw-state' | 'is-plan' | 'is-state' | 'not-terraform';

/**
 * What `terraform show -json` has written, as it may leave the team's own machine: managed resources and outputs alone, what
 * Terraform or the AWS provider's schema call sensitive and what looks like a key masked; of other providers only names. Of
 * a plan its prior state is taken, which is what there was: what it would change is not there yet.
 * @see https://developer.hashicorp.com/terraform/internals/json-format
 */
export function pushedState(
  text: string,
  kind: PushedKind,
  mask: Masker,
): Result<{ readonly terraformVersion: string; readonly state: StateJson }, NotPushable> {
  const shown = parsed(text);
  if (shown === undefined) return err('not-json');
  if (!isRecord(shown)) return err('not-terraform');
  if (isRawState(shown)) return err('raw-state');
  if (typeof shown.format_version !== 'string') return err('not-terraform');
  const isPlan = isRecord(shown.planned_values) || Array.isArray(shown.resource_changes);
  if (isPlan !== (kind === 'plan')) return err(isPlan ? 'is-plan' : 'is-state');
  const state = isPlan ? (shown.prior_state ?? { format_version: '1.0' }) : shown;
  const terraformVersion = String(shown.terraform_version ?? '');
  const trimmed = { format_version: '1.0', terraform_version: terraformVersion, ...valuesOf(state) };
  return ok({ terraformVersion, state: maskedState(parseStateJson(JSON.stringify(trimmed)), mask) });
}

/** Whether a state came masked as `pushedState` masks: masking it again changes nothing. */
export const isMaskedState = (state: unknown, mask: Masker): boolean => {
  const again = pushedState(JSON.stringify(state), 'state', mask);
  return again.ok && JSON.stringify(again.value.state) === JSON.stringify(state);
};

/** Accounts that the ARNs of its resources name. */
export function accountsOf(state: StateJson): readonly string[] {
  const found = new Set<string>();
  const root = state.values?.root_module;
  for (const { values } of root?.resources ?? []) {
    const arn = isRecord(values) ? values.arn : undefined;
    const account = typeof arn === 'string' && arn.startsWith('arn:') ? arn.split(':')[4] : undefined;
    if (account && /^\d{12}$/.test(account)) found.add(account);
  }
  return [...found];
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Modules are told by their resources' addresses: one flat list is enough. */
function valuesOf(state: unknown) {
  const values = isRecord(state) && isRecord(state.values) ? state.values : undefined;
  if (!values) return {};
  const outputs = Object.entries(isRecord(values.outputs) ? values.outputs : {}).filter(([, each]) =>
    isRecord(each),
  );
  return {
    values: {
      outputs: Object.fromEntries(outputs.map(([name, each]) => [name, outputOf(each as Shown)])),
      root_module: { resources: managed(values.root_module, 0) },
    },
  };
}

type Shown = Readonly<Record<string, unknown>>;

const outputOf = ({ sensitive, value }: Shown) => ({ sensitive: sensitive === true, value });

/** Deeper than any configuration. */
const DEEPEST = 100;

function managed(module: unknown, depth: number): readonly Shown[] {
  if (!isRecord(module) || depth > DEEPEST) return [];
  const own = (Array.isArray(module.resources) ? module.resources : []).filter(isRecord);
  const children = Array.isArray(module.child_modules) ? module.child_modules : [];
  return [
    ...own.flatMap((each) => (each.mode === 'managed' && typeof each.type === 'string' ? [kept(each)] : [])),
    ...children.flatMap((each) => managed(each, depth + 1)),
  ];
}

const KEPT = ['address', 'mode', 'type', 'name', 'index', 'provider_name'] as const;

function kept(resource: Shown): Shown {
  const named = Object.fromEntries(
    KEPT.flatMap((key) => (resource[key] === undefined ? [] : [[key, resource[key]]])),
  );
  return withMarks({
    ...named,
    type: String(resource.type),
    values: isRecord(resource.values) ? resource.values : {},
    sensitive_values: isRecord(resource.sensitive_values) ? resource.sensitive_values : {},
  });
}
