import { isRecord } from '#lib/domain/graph/spelling.ts';

type Values = Readonly<Record<string, unknown>>;

/**
 * A raw state file (version 4) as `terraform show -json` would show it, as far as the graph asks; anything else as it
 * is. What the file marks sensitive is masked like there.
 * @see https://developer.hashicorp.com/terraform/internals/json-format
 */
export function shownState(show: unknown): unknown {
  if (!isRecord(show) || !isRawState(show)) return show;
  const resources = Array.isArray(show.resources) ? show.resources.filter(isRecord) : [];
  return {
    format_version: '1.0',
    terraform_version: show.terraform_version,
    values: {
      outputs: isRecord(show.outputs) ? show.outputs : {},
      root_module: { resources: resources.flatMap(instancesOf) },
    },
  };
}

/** Only a file of version 4 is known; older ones no Terraform that runs today writes. */
export const isRawState = (show: Values): boolean =>
  show.version === 4 && typeof show.lineage === 'string' && Array.isArray(show.resources);

function instancesOf(resource: Values): readonly Values[] {
  const { module, mode, type, name, instances, provider } = resource;
  // `provider["registry.terraform.io/hashicorp/aws"]`, behind the module that configures it.
  const provider_name = typeof provider === 'string' ? provider.split('"')[1] : undefined;
  const prefix = typeof module === 'string' ? `${module}.` : '';
  const data = mode === 'data' ? 'data.' : '';
  return (Array.isArray(instances) ? instances.filter(isRecord) : [])
    .filter((each) => each.deposed === undefined)
    .map((instance) => ({
      address: `${prefix}${data}${type}.${name}${keyOf(instance.index_key)}`,
      ...{ mode, type, name, provider_name },
      values: isRecord(instance.attributes) ? instance.attributes : {},
      sensitive_values: marksOf(instance.sensitive_attributes),
    }));
}

const keyOf = (key: unknown): string => {
  if (typeof key === 'number') return `[${key}]`;
  return typeof key === 'string' ? `[${JSON.stringify(key)}]` : '';
};

/** Paths of sensitive values, each a list of steps; the whole attribute is masked, whatever part of it is meant. */
function marksOf(paths: unknown): Values {
  const names = (Array.isArray(paths) ? paths : []).flatMap((path) => {
    const [first] = Array.isArray(path) ? path : [path];
    return isRecord(first) && typeof first.value === 'string' ? [first.value] : [];
  });
  return Object.fromEntries(names.map((name) => [name, true]));
}
