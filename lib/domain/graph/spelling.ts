/** Maps whose keys are a person's own words, or a document in a language of its own: never respelled. */
const OPAQUE =
  /^(variables|parameters|requestParameters|tags|tagsAll|dimensions|policy|policyDocument|assumeRolePolicy|assumeRolePolicyDocument|inlinePolicy|body|definition|definitionString|definitionSubstitutions|requestTemplates|pattern|eventPattern|dashboardBody|values|redrivePolicy|filterPolicy)$/i;

/** `function_name` and `FunctionName` → `functionName`; `SSESpecification` → `sseSpecification`. */
function camelKey(key: string): string {
  if (key.includes('_')) {
    const [first = '', ...more] = key.toLowerCase().split('_');
    return [first, ...more.map((word) => word.slice(0, 1).toUpperCase() + word.slice(1))].join('');
  }
  return key.replace(/^[A-Z]+(?=[A-Z][a-z])|^[A-Z]+$|^[A-Z]/, (start) => start.toLowerCase());
}

/** One spelling for both engines, all the way down. */
export function camelKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(camelKeys);
  if (!isRecord(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => [
      camelKey(key),
      OPAQUE.test(camelKey(key)) ? each : camelKeys(each),
    ]),
  );
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}

/** A key that the record has of its own: a hostile name such as `constructor` finds nothing. */
export const own = <Value>(record: Readonly<Record<string, Value>>, key: string): Value | undefined =>
  Object.hasOwn(record, key) ? record[key] : undefined;
