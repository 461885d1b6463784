import { paginateGetResources } from '@aws-sdk/client-resource-groups-tagging-api';
import { z } from 'zod';
import type { AwsClients } from '../../clients.ts';
import { attempt, type Read } from '../attempt.ts';

export type TaggedResource = { readonly arn: string; readonly tags: Readonly<Record<string, string>> };

const mapping = z.object({
  ResourceARN: z.string(),
  Tags: z.array(z.object({ Key: z.string(), Value: z.string() })).default([]),
});

/** Tag keys with the values that are meant: a resource carries all keys, each with one of its values. */
export type TagValues = Readonly<Record<string, readonly string[]>>;

/** AWS takes so many values of a key. */
export const VALUES_A_KEY = 20;

export type TaggedResources = { readonly resources: readonly TaggedResource[]; readonly more: boolean };

/**
 * Resources of the region that carry all of the tags.
 * @param most the rest is left, and said
 * @see https://docs.aws.amazon.com/resourcegroupstagging/latest/APIReference/API_GetResources.html
 */
export function taggedResources(
  aws: AwsClients,
  tags: TagValues,
  most: number,
): Promise<Read<TaggedResources>> {
  return attempt(aws, 'tag:GetResources', async () => {
    const TagFilters = Object.entries(tags).map(([Key, values]) => ({ Key, Values: [...values] }));
    const resources: TaggedResource[] = [];
    for await (const page of paginateGetResources({ client: aws.tagging, pageSize: 100 }, { TagFilters })) {
      for (const each of page.ResourceTagMappingList ?? []) {
        const { ResourceARN, Tags } = mapping.parse(each);
        resources.push({
          arn: ResourceARN,
          tags: Object.fromEntries(Tags.map(({ Key, Value }) => [Key, Value])),
        });
      }
      if (resources.length >= most) return { resources: resources.slice(0, most), more: true };
    }
    return { resources, more: false };
  });
}
