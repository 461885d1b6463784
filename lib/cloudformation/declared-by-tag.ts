import type { DeclaredResource } from '#lib/domain/graph/model.ts';
import { resourceId } from '#lib/domain/graph/model.ts';
import { nameProperty } from './template-arns.ts';
import { typeOfArn } from './type-of-arn.ts';

/** Parts of a stack are read from the stack; what else carries its tags says no more. */
const NOT_A_PART = ['cloudformation', 'resource-groups', 'tag'];

/**
 * What a tag names and nobody declares, as far as its ARN tells: no attributes, so no lines. What another source
 * declares is left out by its ARN.
 */
export function declaredByTag(
  arns: readonly string[],
  declared: readonly Pick<DeclaredResource, 'arn' | 'aliases'>[],
): readonly DeclaredResource[] {
  const known = new Set(declared.flatMap(({ arn, aliases }) => [...(arn ? [arn] : []), ...aliases]));
  return arns.flatMap((arn): DeclaredResource[] => {
    const [, , service = ''] = arn.split(':');
    if (known.has(arn) || NOT_A_PART.includes(service)) return [];
    const { type, name } = typeOfArn(arn) ?? {
      type: `AWS::${service}`,
      name: arn.split(/[:/]/).at(-1) ?? arn,
    };
    const property = nameProperty(type);
    return [
      {
        id: resourceId(arn),
        owner: { kind: 'none' },
        type,
        arn,
        aliases: [name],
        attributes: {
          id: name,
          name,
          ...(property ? { [`${property.charAt(0).toLowerCase()}${property.slice(1)}`]: name } : {}),
        },
      },
    ];
  });
}
