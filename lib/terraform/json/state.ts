import type { Declared, DeclaredResource, Problem } from '#lib/domain/graph/model.ts';
import { resourceId } from '#lib/domain/graph/model.ts';
import { camelKeys, isRecord } from '#lib/domain/graph/spelling.ts';
import { filledValues } from './planned-values.ts';
import { shownState } from './raw-state.ts';
import { withoutSensitive } from './state-sensitive.ts';

/** Attributes by which something else may name a resource. */
const ALIASES = [
  'arn',
  'arn_suffix',
  'id',
  'name',
  'function_name',
  'invoke_arn',
  'qualified_arn',
  'execution_arn',
  'stream_arn',
  'url',
  'bucket',
  'alarm_name',
  'dashboard_name',
  'api_endpoint',
  'invoke_url',
  'function_url',
  'dns_name',
  'domain_name',
  'address',
  'endpoint',
  'primary_endpoint_address',
  'key_id',
];

/**
 * Managed resources of `terraform show -json`: of a state (`values`), else of a plan (`planned_values`).
 * `dir` is the root's folder, the first half of each identity. Never throws.
 * @see https://developer.hashicorp.com/terraform/internals/json-format
 */
export function declaredFromTerraform(given: unknown, dir: string): Declared {
  const show = shownState(given);
  const root = rootModule(show);
  if (root === undefined) {
    return {
      value: [],
      problems: [
        {
          code: 'not-terraform-json',
          where: dir,
          detail: 'no values.root_module and no planned_values: give what `terraform show -json` writes',
        },
      ],
    };
  }
  const problems: Problem[] = [];
  // Only a plan has values that are not known yet.
  const filled = isRecord(show) && !isRecord(show.values) ? filledValues(show, dir) : undefined;
  const value = resourcesOf(root, 0).flatMap((resource) => {
    const declared = declaredResource(resource, dir, filled);
    if (declared === undefined)
      problems.push({ code: 'odd-resource', where: dir, detail: excerpt(resource) });
    return declared ?? [];
  });
  return { value, problems };
}

function rootModule(show: unknown): Record<string, unknown> | undefined {
  if (!isRecord(show)) return undefined;
  const values = [show.values, show.planned_values].find(isRecord);
  const root = values?.root_module;
  if (isRecord(root)) return root;
  // A state in which nothing is made yet has no `values` at all.
  return 'terraform_version' in show ? {} : undefined;
}

/** Deeper than any configuration; a file made to be deep ends here. */
const DEEPEST = 100;

function resourcesOf(module: Record<string, unknown>, depth: number): readonly unknown[] {
  const own = Array.isArray(module.resources) ? module.resources : [];
  const children = Array.isArray(module.child_modules) ? module.child_modules : [];
  const inner = depth < DEEPEST ? children.filter(isRecord) : [];
  return [...own, ...inner.flatMap((each) => resourcesOf(each, depth + 1))].filter(
    (each) => !isRecord(each) || each.mode !== 'data',
  );
}

function declaredResource(
  resource: unknown,
  dir: string,
  filled: ReturnType<typeof filledValues> | undefined,
): DeclaredResource | undefined {
  if (!isRecord(resource)) return undefined;
  const { address, type } = resource;
  if (typeof address !== 'string' || typeof type !== 'string') return undefined;
  // A plan leaves `values` out where all of it is known after apply only.
  const values = isRecord(resource.values) ? resource.values : resource.values === undefined ? {} : undefined;
  if (values === undefined) return undefined;
  const known = filled ? filled(address, values) : values;
  const shown = withoutSensitive(known, resource.sensitive_values);
  const attributes = camelKeys(shown);
  const aliases = ALIASES.map((key) => values[key]).filter(
    (each): each is string => typeof each === 'string' && each !== '',
  );
  const arn = values.arn;
  return {
    id: resourceId(`tf:${dir}#${address}`),
    owner: { kind: 'terraform', address, ...(isOfOpenTofu(resource) ? { tool: 'opentofu' } : {}) },
    type,
    ...(typeof arn === 'string' ? { arn } : {}),
    aliases: [...new Set(aliases)],
    attributes: isRecord(attributes) ? attributes : {},
  };
}

/** OpenTofu takes its providers from a registry of its own, and writes so beside each resource. */
const isOfOpenTofu = ({ provider_name: provider }: Readonly<Record<string, unknown>>): boolean =>
  typeof provider === 'string' && provider.startsWith('registry.opentofu.org/');

const excerpt = (value: unknown): string => (JSON.stringify(value) ?? String(value)).slice(0, 120);
