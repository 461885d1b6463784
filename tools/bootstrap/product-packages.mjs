/**
 * What `package.json` and its lock file say of the product alone: without what only the gate needs, without the packages that others
 * would work with if they were there (npm installs those too, because the lock names them), and without `node`, whose install script
 * calls npm once more when all the rest stands: it comes beside the rest (see `node-runtime.mjs`).
 *
 * @param manifest parsed package.json
 * @param lock parsed package-lock.json, version 3
 * @returns both, changed; the given ones stay as they are
 */
export function productPackages(manifest, lock) {
  const { devDependencies: _, ...product } = withoutNode(manifest);
  const { devDependencies: __, ...root } = withoutNode(lock.packages['']);
  const kept = needed({ ...lock.packages, '': root });
  const packages = Object.entries(lock.packages).filter(([path]) => kept.has(path) && path !== '');
  return { manifest: product, lock: { ...lock, packages: { '': root, ...Object.fromEntries(packages) } } };
}

/** Paths of all that the root needs, itself included, each where Node would look for it. */
function needed(packages) {
  const kept = new Set(['']);
  const open = [''];
  for (let path = open.pop(); path !== undefined; path = open.pop()) {
    for (const name of namesNeeded(packages[path])) {
      const found = placesOf(path, name).find((place) => place in packages);
      if (found === undefined || kept.has(found)) continue;
      kept.add(found);
      open.push(found);
    }
  }
  return kept;
}

function namesNeeded({ dependencies, optionalDependencies, peerDependencies, peerDependenciesMeta = {} }) {
  const peers = Object.keys(peerDependencies ?? {}).filter((name) => !peerDependenciesMeta[name]?.optional);
  return [...Object.keys(dependencies ?? {}), ...Object.keys(optionalDependencies ?? {}), ...peers];
}

/** Nearest first. */
function placesOf(path, name) {
  const parts = path === '' ? [] : path.split(/\/?node_modules\//).slice(1);
  return Array.from({ length: parts.length + 1 }, (_, up) =>
    [...parts.slice(0, parts.length - up), name].map((part) => `node_modules/${part}`).join('/'),
  );
}

function withoutNode(entry) {
  const { node: _, ...dependencies } = entry.dependencies;
  return { ...entry, dependencies };
}
