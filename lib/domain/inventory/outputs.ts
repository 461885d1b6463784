import { isRecord } from '../graph/spelling.ts';

/**
 * Outputs of `terraform show -json` as text, sensitive ones masked; what is no text is written as JSON.
 */
export function terraformOutputs(show: unknown): Readonly<Record<string, string>> {
  const values = isRecord(show) && isRecord(show.values) ? show.values : {};
  const outputs = isRecord(values.outputs) ? values.outputs : {};
  return Object.fromEntries(
    Object.entries(outputs).flatMap(([name, output]): [string, string][] => {
      if (!isRecord(output)) return [];
      if (output.sensitive === true) return [[name, '(sensitive)']];
      const { value } = output;
      return [[name, typeof value === 'string' ? value : JSON.stringify(value ?? null)]];
    }),
  );
}
