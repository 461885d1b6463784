import { isRecord } from '#lib/domain/graph/spelling.ts';

/** Where a built artifact lies. */
export type CodeLocation = { readonly bucket: string; readonly key: string };

const CODE_PROPERTY: Readonly<
  Record<string, { property: string; global?: string; bucket: string; key: string }>
> = {
  'AWS::Serverless::Function': { property: 'CodeUri', global: 'Function', bucket: 'Bucket', key: 'Key' },
  'AWS::Serverless::LayerVersion': {
    property: 'ContentUri',
    global: 'LayerVersion',
    bucket: 'Bucket',
    key: 'Key',
  },
  'AWS::Lambda::Function': { property: 'Code', bucket: 'S3Bucket', key: 'S3Key' },
};

/** Logical ids whose code is a path of the commit: what must be built before the template can be deployed. */
export function localCode(template: Readonly<Record<string, unknown>>): readonly string[] {
  const globals = isRecord(template.Globals) ? template.Globals : {};
  return resources(template).flatMap(([logicalId, { Type: type, Properties }]) => {
    const code = CODE_PROPERTY[String(type)];
    if (!code) return [];
    const own = isRecord(Properties) ? Properties[code.property] : undefined;
    const shared = code.global && isRecord(globals[code.global]) ? globals[code.global] : undefined;
    const value = own ?? (isRecord(shared) ? shared[code.property] : undefined);
    return typeof value === 'string' && !value.startsWith('s3://') ? [logicalId] : [];
  });
}

/** The template with each local path replaced by where its artifact lies. @throws Error when one is missing. */
export function withCode(
  template: Readonly<Record<string, unknown>>,
  locations: ReadonlyMap<string, CodeLocation>,
): Record<string, unknown> {
  const local = new Set(localCode(template));
  const replaced = resources(template).map(([logicalId, resource]) => {
    const code = CODE_PROPERTY[String(resource.Type)];
    if (!code || !local.has(logicalId)) return [logicalId, resource] as const;
    const at = locations.get(logicalId);
    if (!at) throw new Error(`no artifact was built for ${logicalId}`);
    const properties = isRecord(resource.Properties) ? resource.Properties : {};
    const value = { [code.bucket]: at.bucket, [code.key]: at.key };
    return [logicalId, { ...resource, Properties: { ...properties, [code.property]: value } }] as const;
  });
  return {
    ...template,
    ...(isRecord(template.Globals) ? { Globals: withoutPaths(template.Globals) } : {}),
    Resources: Object.fromEntries(replaced),
  };
}

/** What all resources now say for themselves. */
function withoutPaths(globals: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(globals).map(([section, settings]) => {
      if (!isRecord(settings)) return [section, settings];
      const { CodeUri: _code, ContentUri: _content, ...rest } = settings;
      return [section, rest];
    }),
  );
}

const resources = (template: Readonly<Record<string, unknown>>): [string, Record<string, unknown>][] =>
  Object.entries(isRecord(template.Resources) ? template.Resources : {}).flatMap(([logicalId, resource]) =>
    isRecord(resource) ? [[logicalId, resource]] : [],
  );
