/** A package client's own configuration on this machine, as a build sees it. */
export type Registries = {
  /** Variables of pip and npm. */
  readonly variables: Readonly<Record<string, string>>;
  /** Files that the clients read, by where they lie. */
  readonly files: readonly string[];
  /** Folders of packages that the configuration names. */
  readonly folders: readonly string[];
  /** Hosts of the registries that it names, with a port where it is not 443; else those of everybody. */
  readonly hosts: readonly string[];
};

/** What pip and npm ask where nothing is configured. */
const USUAL = ['pypi.org', 'files.pythonhosted.org', 'registry.npmjs.org'];

/** Words that stand before an address or a folder of packages, in both clients' files and variables. */
const NAMES = ['index-url', 'extra-index-url', 'find-links', 'registry'];

export type ClientConfiguration = {
  readonly variables: Readonly<Record<string, string>>;
  readonly files: readonly { readonly path: string; readonly text: string }[];
};

/**
 * Hosts and folders that builds may reach: those that the machine's client configuration names. Linear in the text.
 * @see https://pip.pypa.io/en/stable/topics/configuration/
 * @see https://docs.npmjs.com/cli/v11/configuring-npm/npmrc
 */
export function registriesOf({ variables, files }: ClientConfiguration): Registries {
  const named = [
    ...Object.entries(variables).flatMap(([name, value]) => (isRegistry(name) ? value.split(/\s/) : [])),
    ...files.flatMap(({ text }) => valuesOf(text)),
  ].filter((each) => each !== '');
  const hosts = named.flatMap((each) => {
    const url = URL.parse(each);
    if (url?.protocol !== 'https:' && url?.protocol !== 'http:') return [];
    const port = url.port || (url.protocol === 'http:' ? '80' : '');
    return [port === '' ? url.hostname : `${url.hostname}:${port}`];
  });
  const folders = named.flatMap((each) =>
    each.startsWith('file://')
      ? [decodeURIComponent(new URL(each).pathname)]
      : each.startsWith('/')
        ? [each]
        : [],
  );
  return {
    variables,
    files: files.map(({ path }) => path),
    folders: [...new Set(folders)],
    hosts: [...new Set([...USUAL, ...hosts])],
  };
}

/** Values of the lines that name a registry; a value may go on in indented lines. */
function valuesOf(text: string): readonly string[] {
  const found: string[] = [];
  let within = false;
  for (const line of text.split('\n')) {
    const comment = line.trimStart();
    if (comment.startsWith('#') || comment.startsWith(';')) continue;
    const at = line.indexOf('=');
    const goesOn: boolean = within && at < 0 && line.startsWith(' ');
    within = goesOn || (at > 0 && isRegistry(line.slice(0, at)));
    if (within) found.push(...(goesOn ? line : line.slice(at + 1)).split(/\s/));
  }
  return found;
}

/** `PIP_INDEX_URL`, `index-url`, `@team:registry`. */
function isRegistry(name: string): boolean {
  const spelled = name.trim().toLowerCase().replaceAll('_', '-');
  return NAMES.some(
    (each) => spelled === each || spelled.endsWith(`-${each}`) || spelled.endsWith(`:${each}`),
  );
}
