import { type Document, isMap, isScalar, type Pair, parseDocument, YAMLMap } from 'yaml';
import { environmentIn2, ONLY_REPOSITORY } from './upgrade.ts';

/**
 * The text of a `portal.yaml` of version 1 as version 2 says the same. Remarks stay where what they are about stays.
 * @param text one that reads well; of version 2 already, it stays as it is
 */
export function upgradedText(text: string): string {
  const document = parseDocument(text, { merge: true });
  const { contents } = document;
  if (!isMap(contents) || (contents.toJS(document) as { version?: unknown }).version !== 1) return text;
  document.set('version', 2);
  for (const pair of contents.items as Pair[]) {
    if (!isScalar(pair.key) || pair.key.value !== 'repository') continue;
    pair.key.value = 'repositories';
    const one = document.createNode({ [ONLY_REPOSITORY]: pair.value }, { flow: true });
    pair.value = one;
  }
  const systems = contents.get('systems');
  for (const system of valuesOf(systems))
    for (const environment of valuesOf(isMap(system) ? system.get('environments') : undefined))
      if (isMap(environment)) upgradeEnvironment(document, environment);
  return document.toString({ lineWidth: 0, flowCollectionPadding: true });
}

function upgradeEnvironment(document: Document, environment: YAMLMap): void {
  const js = environment.toJS(document) as Record<string, unknown>;
  const { components } = environmentIn2(js) as { components: Record<string, Record<string, unknown>> };
  const made = new YAMLMap();
  for (const [name, written] of Object.entries(components)) {
    const before = environment.get(name);
    const node = new YAMLMap();
    for (const [key, value] of Object.entries(written))
      node.items.push(
        keptPair(before, key, value, js[name]) ?? document.createPair(key, styled(document, value)),
      );
    made.items.push(document.createPair(name, node));
  }
  const at = environment.items.findIndex(({ key }) => isScalar(key) && key.value === 'infrastructure');
  environment.items.splice(at, 1, document.createPair('components', made) as never);
  environment.delete('application');
}

/** The line as it was, remark and all, where version 2 says it in the same words. */
function keptPair(before: unknown, key: string, value: unknown, js: unknown): Pair | undefined {
  const same = JSON.stringify((js as Record<string, unknown> | undefined)?.[key]) === JSON.stringify(value);
  if (!isMap(before) || !same) return undefined;
  return before.items.find((each) => isScalar(each.key) && each.key.value === key);
}

/** Lists and small things in one line, as the shipped file has them. */
const styled = (document: Document, value: unknown) =>
  document.createNode(value, { flow: typeof value === 'object' && JSON.stringify(value).length < 90 });

const valuesOf = (map: unknown): readonly unknown[] =>
  isMap(map) ? map.items.map(({ value }) => value) : [];
