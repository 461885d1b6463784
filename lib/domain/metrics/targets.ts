import { textAt } from '../graph/attributes.ts';
import { DIMENSION_OF } from '../graph/dimensions.ts';
import { kindOf } from '../graph/kinds.ts';
import type { DeclaredResource } from '../graph/model.ts';

/** Something that CloudWatch measures, and the dimensions it is measured under. */
export type MetricTarget = {
  readonly kind: 'function' | 'table' | 'rest-api' | 'http-api' | 'queue' | 'stream';
  /** `ResourceId` of the graph. */
  readonly resource: string;
  readonly label: string;
  readonly dimensions: Readonly<Record<string, string>>;
  /** A queue that takes what others gave up. */
  readonly deadLetter?: boolean;
  /** Of a stream: `resource` of the queue that takes the batches it gives up. */
  readonly failuresTo?: string;
};

type Kind = MetricTarget['kind'];

const MEASURED: ReadonlySet<string> = new Set(['function', 'table', 'rest-api', 'http-api', 'queue']);
const MAPPINGS: ReadonlySet<string> = new Set([
  'aws_lambda_event_source_mapping',
  'AWS::Lambda::EventSourceMapping',
]);

/** What CloudWatch measures of a type, if anything. */
export function measuredKind(type: string): Kind | undefined {
  if (MAPPINGS.has(type)) return 'stream';
  const kind = kindOf(type);
  return MEASURED.has(kind) ? (kind as Kind) : undefined;
}

/** A stream's reader is measured as its function. */
const dimensionOf = (kind: Kind): string => DIMENSION_OF[kind === 'stream' ? 'function' : kind];

/**
 * What of a system is measured, in the order declared. `nameOf` gives what CloudWatch calls a resource, or
 * undefined when that is not known: it is left out.
 */
export function metricTargets(
  declared: readonly DeclaredResource[],
  prefix: string,
  nameOf: (resource: DeclaredResource, kind: Kind) => string | undefined,
): readonly MetricTarget[] {
  const deadLetterQueues = new Set(declared.flatMap(deadLetterTargets));
  return declared.flatMap((resource): MetricTarget[] => {
    const kind = measuredKind(resource.type);
    const name = kind && nameOf(resource, kind);
    if (!kind || !name) return [];
    const shown = kind === 'http-api' ? (textAt(resource.attributes, 'name') ?? name) : name;
    return [
      {
        kind,
        resource: resource.id,
        label: labelOf(kind, shown.startsWith(`${prefix}-`) ? shown.slice(prefix.length + 1) : shown),
        dimensions: { [dimensionOf(kind)]: name },
        ...(kind === 'queue' ? { deadLetter: isDeadLetter(resource, name, deadLetterQueues) } : {}),
        ...(kind === 'stream' ? failuresTo(resource, declared) : {}),
      },
    ];
  });
}

/** An API and the function behind it often share a name: `items-dev-api` is `API` and `api`. */
function labelOf(kind: Kind, name: string): string {
  if (kind !== 'rest-api' && kind !== 'http-api') return name;
  const own = name.replace(/-?api$/i, '');
  return own === '' ? 'API' : `${own} API`;
}

/** The declared name of each kind, for `metricTargets`. An HTTP API is measured by its id. */
export function declaredName(resource: DeclaredResource, kind: Kind): string | undefined {
  const { attributes, aliases } = resource;
  switch (kind) {
    case 'function':
      return textAt(attributes, 'functionName');
    case 'table':
      return textAt(attributes, 'tableName', 'name');
    case 'queue':
      return textAt(attributes, 'queueName', 'name');
    case 'rest-api':
      return textAt(attributes, 'name');
    case 'http-api':
      return textAt(attributes, 'id') ?? aliases.find((each) => /^[a-z0-9]{8,12}$/.test(each));
    case 'stream': {
      // Only readers of a stream have an age; a queue's reader has none.
      const source = textAt(attributes, 'eventSourceArn');
      if (!source || source.includes(':sqs:')) return undefined;
      return textAt(attributes, 'functionName')?.split(':function:').at(-1)?.split(':')[0];
    }
  }
}

/** ARNs and names that others send their failures to. */
function deadLetterTargets({ attributes }: DeclaredResource): readonly string[] {
  const text = JSON.stringify([
    attributes.redrivePolicy,
    attributes.deadLetterConfig,
    attributes.destinationConfig,
  ]);
  return text.match(/arn:aws[a-z-]*:sqs:[^"\\]+/g) ?? [];
}

/** The queue of the reader's own failure destination, where it is declared here too. */
function failuresTo(
  { attributes }: DeclaredResource,
  declared: readonly DeclaredResource[],
): Pick<MetricTarget, 'failuresTo'> {
  const [arn] =
    JSON.stringify(attributes.destinationConfig ?? null).match(/arn:aws[a-z-]*:sqs:[^"\\]+/) ?? [];
  const queue = declared.find(
    (each) =>
      measuredKind(each.type) === 'queue' &&
      arn !== undefined &&
      (each.arn === arn || arn.endsWith(`:${declaredName(each, 'queue')}`)),
  );
  return queue ? { failuresTo: queue.id } : {};
}

const isDeadLetter = ({ arn }: DeclaredResource, name: string, targets: ReadonlySet<string>): boolean =>
  (arn !== undefined && targets.has(arn)) ||
  [...targets].some((each) => each.endsWith(`:${name}`)) ||
  name.endsWith('-dlq');
