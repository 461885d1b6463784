type Denied = { readonly action: string; readonly resource: string };

/** The statement that a role lacks, ready to be put into its policy. */
export function missingStatement(denied: readonly Denied[]): string | undefined {
  const own = denied.filter(({ action }) => action !== 'sts:AssumeRole');
  if (own.length === 0) return undefined;
  const resources = [...new Set(own.map(({ resource }) => resource))].toSorted();
  return JSON.stringify(
    {
      Effect: 'Allow',
      Action: [...new Set(own.map(({ action }) => action))].toSorted(),
      Resource: resources.includes('*') ? '*' : resources,
    },
    null,
    2,
  );
}
