import type { Datum } from '../metrics/store.ts';

interface EmbeddedLine {
  readonly _aws?: {
    readonly Timestamp?: number;
    readonly CloudWatchMetrics?: readonly {
      readonly Namespace: string;
      readonly Dimensions?: readonly (readonly string[])[];
      readonly Metrics?: readonly { readonly Name: string; readonly Unit?: string }[];
    }[];
  };
  readonly [field: string]: unknown;
}

/**
 * Metrics in a line of the embedded metric format, which MiniStack keeps and never counts. Nothing for other lines.
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html
 */
export function embeddedMetrics(message: string, at: number): readonly Datum[] {
  const line = message.includes('"CloudWatchMetrics"') ? parse(message) : undefined;
  return (line?._aws?.CloudWatchMetrics ?? []).flatMap((directive) =>
    (directive.Metrics ?? []).flatMap((metric) =>
      (directive.Dimensions ?? [[]]).flatMap((names) =>
        valuesOf(line?.[metric.Name]).map((value) => ({
          namespace: directive.Namespace,
          name: metric.Name,
          dimensions: Object.fromEntries(names.map((name) => [name, String(line?.[name])])),
          value,
          at: line?._aws?.Timestamp ?? at,
          ...(metric.Unit ? { unit: metric.Unit } : {}),
        })),
      ),
    ),
  );
}

const valuesOf = (field: unknown) => [field].flat().filter((value) => typeof value === 'number');

function parse(message: string): EmbeddedLine | undefined {
  try {
    return JSON.parse(message) as EmbeddedLine;
  } catch {
    return undefined;
  }
}
