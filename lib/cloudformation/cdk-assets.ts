import { isRecord } from '#lib/domain/graph/spelling.ts';

/** Assets of `<stack>.assets.json` by the key that the template names: their path beside the template. */
export type CdkAssets = ReadonlyMap<string, string>;

/**
 * Reads the manifest that `cdk synth` writes beside a template.
 * @see https://docs.aws.amazon.com/cdk/v2/guide/assets.html
 */
export function cdkAssets(manifest: unknown): CdkAssets {
  const files = isRecord(manifest) && isRecord(manifest.files) ? Object.values(manifest.files) : [];
  return new Map(
    files.flatMap((file) => {
      if (!isRecord(file) || !isRecord(file.source) || !isRecord(file.destinations)) return [];
      const { path } = file.source;
      if (typeof path !== 'string' || path === '') return [];
      return Object.values(file.destinations).flatMap((each) =>
        isRecord(each) && typeof each.objectKey === 'string' ? [[each.objectKey, path] as const] : [],
      );
    }),
  );
}

/** Code that the template takes from the bootstrap bucket, by the path of its asset instead: it is uploaded as any other. */
export function withAssetPaths(
  template: Readonly<Record<string, unknown>>,
  assets: CdkAssets,
): Record<string, unknown> {
  const of = (value: unknown) =>
    isRecord(value) && typeof value.S3Key === 'string' ? assets.get(value.S3Key) : undefined;
  const replaced = Object.entries(isRecord(template.Resources) ? template.Resources : {}).map(
    ([logicalId, resource]) => {
      if (!isRecord(resource) || !isRecord(resource.Properties)) return [logicalId, resource] as const;
      const properties = Object.entries(resource.Properties).map(([name, value]) => [
        name,
        of(value) ?? value,
      ]);
      return [logicalId, { ...resource, Properties: Object.fromEntries(properties) }] as const;
    },
  );
  return { ...template, Resources: Object.fromEntries(replaced) };
}
