import { isRecord } from '#lib/domain/graph/spelling.ts';

const PATHS: readonly string[] = ['CodeUri', 'ContentUri', 'DefinitionUri'];

/** The template with each local path as a place in a bucket: the translator runs after packaging. Tests only. */
export function withObjects(template: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const resources = isRecord(template.Resources) ? Object.entries(template.Resources) : [];
  const packaged = resources.map(([id, resource]) => {
    const properties = isRecord(resource) && isRecord(resource.Properties) ? resource.Properties : {};
    const placed = Object.entries(properties).map(([key, value]) => [
      key,
      PATHS.includes(key) && typeof value === 'string' ? 's3://artifacts/key' : value,
    ]);
    return [id, isRecord(resource) ? { ...resource, Properties: Object.fromEntries(placed) } : resource];
  });
  return { ...template, Resources: Object.fromEntries(packaged) };
}
