import { type DeclaredResource, resourceId } from '../graph/model.ts';

/** A resource that Terraform declares, or a template by another type. Tests only. */
export const declared = (type: string, attributes: Record<string, unknown> = {}): DeclaredResource => ({
  id: resourceId(`tf:infra#${type}.x`),
  owner: { kind: 'terraform', address: `${type}.x` },
  type,
  aliases: [],
  attributes,
});
