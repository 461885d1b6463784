import { isRecord } from '#lib/domain/graph/spelling.ts';

const SENSITIVE = '(sensitive)';

/** The values with everything that Terraform marks sensitive replaced, whatever its shape. */
export function withoutSensitive(value: unknown, marks: unknown): unknown {
  if (marks === true) return SENSITIVE;
  if (Array.isArray(value) && Array.isArray(marks)) {
    return value.map((each, index) => withoutSensitive(each, marks[index]));
  }
  if (!isRecord(value) || !isRecord(marks)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => [key, withoutSensitive(each, marks[key])]),
  );
}
