import { z } from 'zod';
import { keysApart } from '#lib/domain/masking/keys-apart.ts';
import { namesSecret } from '#lib/domain/masking/secret-names.ts';
import { MASKED, type Masker, maskJson } from '#lib/domain/masking.ts';
import { withoutSensitive } from './state-sensitive.ts';

type Resource = { values?: unknown; sensitive_values?: unknown; [other: string]: unknown };
type Module = { resources?: Resource[]; child_modules?: Module[]; [other: string]: unknown };

const output = z.looseObject({ sensitive: z.boolean().default(false), value: z.unknown().optional() });

/**
 * What we read of `terraform show -json` without a plan. `values` is absent while nothing is deployed.
 * @see https://developer.hashicorp.com/terraform/internals/json-format#state-representation
 */
const stateJson = z.looseObject({
  format_version: z.string().optional(),
  terraform_version: z.string().optional(),
  values: z
    .looseObject({
      outputs: z.record(z.string(), output).default({}),
      root_module: z.custom<Module>((value) => value !== null && typeof value === 'object').optional(),
    })
    .optional(),
});

export type StateJson = z.infer<typeof stateJson>;

/** @throws z.ZodError or SyntaxError when this is no state. */
export const parseStateJson = (text: string): StateJson => stateJson.parse(JSON.parse(text));

/** The state as it may be stored: what Terraform marks sensitive and what looks like a key is gone. */
export function maskedState(given: StateJson, mask: Masker): StateJson {
  // Before anything else, so that what is named by two keys is not made one.
  const state = keysApart(given);
  const { values } = state;
  if (!values) return state;
  const outputs = Object.entries(values.outputs).map(([name, each]) => [
    name,
    { ...each, value: each.sensitive ? MASKED : maskedOutput(name, each.value, mask) },
  ]);
  return {
    ...state,
    values: {
      ...values,
      outputs: Object.fromEntries(outputs),
      ...(values.root_module ? { root_module: maskedModule(values.root_module, mask) } : {}),
    },
  };
}

function maskedOutput(name: string, value: unknown, mask: Masker): unknown {
  const named = namesSecret(name);
  return named && value !== null && typeof value === 'object' ? MASKED : maskJson(value, mask, named);
}

/** Outputs that are not sensitive, by name. One that was masked is none: nobody can use it for what it was. */
export const stateOutputs = (state: StateJson): Readonly<Record<string, unknown>> =>
  Object.fromEntries(
    Object.entries(state.values?.outputs ?? {})
      .filter(([, { sensitive, value }]) => !sensitive && !JSON.stringify(value ?? null).includes(MASKED))
      .map(([name, { value }]) => [name, value]),
  );

const maskedModule = (module: Module, mask: Masker): Module => ({
  ...module,
  ...(module.resources ? { resources: module.resources.map((each) => maskedResource(each, mask)) } : {}),
  ...(module.child_modules
    ? { child_modules: module.child_modules.map((each) => maskedModule(each, mask)) }
    : {}),
});

const maskedResource = (resource: Resource, mask: Masker): Resource => ({
  ...resource,
  values: maskJson(withoutSensitive(resource.values, resource.sensitive_values), mask),
});
