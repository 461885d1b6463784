import { resolve } from 'node:path';
import { plainText, writtenPath } from '../hcl/expression.ts';
import type { Attribute, Block } from '../hcl/parse.ts';
import type { Folders } from './file-reads.ts';
import type { Repository } from './inside.ts';

/** Arguments that name code or content, by resource type. */
const ARTIFACTS: Readonly<Record<string, Readonly<Record<string, 'file' | 'bucket' | 'address'>>>> = {
  aws_lambda_function: { filename: 'file', s3_bucket: 'bucket' },
  aws_lambda_layer_version: { filename: 'file', s3_bucket: 'bucket' },
  aws_s3_object: { source: 'file' },
  aws_s3_bucket_object: { source: 'file' },
  aws_synthetics_canary: { zip_file: 'file', s3_bucket: 'bucket' },
  aws_cloudformation_stack: { template_url: 'address' },
  aws_cloudformation_stack_set: { template_url: 'address' },
  aws_cloudformation_type: { schema_handler_package: 'address' },
};
/** Types that bring in code of others by nature. */
const FOREIGN: readonly string[] = ['aws_serverlessapplicationrepository_cloudformation_stack'];

export type ForeignArtifact = { readonly line: number; readonly what: string };

/**
 * Code and content of a resource that are plainly not of the commit: a file outside the clone, a bucket or an
 * address that the configuration does not make. What is worked out is not judged.
 * @param buckets names of the buckets that the configuration itself declares
 */
export function foreignArtifacts(
  { labels: [type = '', name = ''], attributes, line }: Block,
  repository: Repository,
  folders: Folders,
  buckets: ReadonlySet<string>,
): readonly ForeignArtifact[] {
  if (FOREIGN.includes(type)) return [{ line, what: `${type}.${name}: an application of others` }];
  const named = ARTIFACTS[type] ?? {};
  return attributes.flatMap((attribute) => {
    const kind = named[attribute.name];
    const foreign = kind && foreignPart(attribute, kind, repository, folders, buckets);
    if (foreign === undefined) return [];
    const what = `${type}.${name}: ${attribute.name} ${foreign} is not in the commit`;
    return [{ line: attribute.line, what }];
  });
}

function foreignPart(
  { value }: Attribute,
  kind: 'file' | 'bucket' | 'address',
  repository: Repository,
  { root, module }: Folders,
  buckets: ReadonlySet<string>,
): string | undefined {
  if (kind === 'file') {
    const path = writtenPath(value);
    const file = path && resolve(path.from === 'module' ? module : root, path.path);
    return file === undefined || repository.holds(file) ? undefined : path?.path;
  }
  const text = plainText(value);
  return text === undefined || (kind === 'bucket' && buckets.has(text)) ? undefined : text;
}

/** Names of buckets that a file declares in plain text. */
export const declaredBuckets = (blocks: readonly Block[]): readonly string[] =>
  blocks
    .filter(({ type, labels }) => type === 'resource' && labels[0] === 'aws_s3_bucket')
    .flatMap(({ attributes }) => {
      const bucket = attributes.find(({ name }) => name === 'bucket');
      return bucket ? (plainText(bucket.value) ?? []) : [];
    });
